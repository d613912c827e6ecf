import FeedCore

/// Filters on lists and other sequences.
enum ListFilters {
  static let all: [TemplateFilter] = [
    TemplateFilter("first") { value, _, _ in try element(of: value, "first") { $0.first } },
    TemplateFilter("last") { value, _, _ in try element(of: value, "last") { $0.last } },
    TemplateFilter("length") { value, _, _ in .int(value.length ?? 0) },
    TemplateFilter("length_is", argument: .required) { value, argument, _ in
      guard let length = value.length, let wanted = try? argument.required.pythonInt() else {
        return .string("")
      }
      return .bool(length == wanted)
    },
    TemplateFilter("join", argument: .required) { try joined($0, $1.required, $2) },
    TemplateFilter("make_list") { value, _, _ in .list(FieldValue.string(value.pythonText).elements ?? []) },
    TemplateFilter("random") { value, _, renderer in try chosen(value, renderer) },
    TemplateFilter("slice", argument: .required) { value, argument, _ in
      PythonSlice(argument.required.pythonText)?.applied(to: value) ?? value
    },
    TemplateFilter("unordered_list") { value, _, renderer in
      guard let items = value.elements else {
        throw PythonFailure(.type, "'unordered_list' needs a list, not \(value.kindName)")
      }
      return .string(try NestedList(renderer: renderer).text(items, depth: 1))
    },
  ]

  private static func element(
    of value: FieldValue,
    _ filter: String,
    _ pick: ([FieldValue]) -> FieldValue?
  ) throws -> FieldValue {
    let scalars = value.isText ? value.elements : nil
    guard let elements = value.indexedElements ?? scalars else {
      throw PythonFailure(.type, "'\(filter)' needs a list, not \(value.kindName)")
    }
    return pick(elements) ?? .string("")
  }

  /// Without escaping Python joins only text, and Django then gives the list back as it is.
  private static func joined(_ value: FieldValue, _ separator: FieldValue, _ renderer: Renderer) throws
    -> FieldValue
  {
    guard let elements = value.elements else { return value }
    if !renderer.isEscaping, !elements.allSatisfy(\.isText) { return value }
    let separator = separator.pythonText
    let texts = elements.map(\.pythonText)
    let size = texts.reduce(separator.utf8.count * texts.count) { $0 + $1.utf8.count }
    try renderer.limits.check(bytes: size)
    return .string(texts.joined(separator: separator))
  }

  private static func chosen(_ value: FieldValue, _ renderer: Renderer) throws -> FieldValue {
    let scalars = value.isText ? value.elements : nil
    guard let elements = value.indexedElements ?? scalars else {
      throw PythonFailure(.type, "'random' needs a list, not \(value.kindName)")
    }
    guard let element = elements.randomElement(using: &renderer.random) else {
      throw PythonFailure(.index, "'random' cannot choose from an empty list")
    }
    return element
  }
}

extension FieldValue {
  var isText: Bool {
    switch self {
    case .string: true
    case .object(let object): object is StyledFragment
    default: false
    }
  }
}

/// Python's `[start:stop:step]`.
struct PythonSlice {
  private var parts: [Int?]

  /// Nil if Python raises an error, which the filter answers with the unchanged value.
  init?(_ text: String) {
    parts = []
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    guard pieces.count <= 3 else { return nil }
    for piece in pieces {
      let number = Int(pythonLiteral: String(piece))
      guard piece.isEmpty || number != nil else { return nil }
      parts.append(number)
    }
    // One number alone is the stop.
    if parts.count == 1 { parts.insert(nil, at: 0) }
    while parts.count < 3 { parts.append(nil) }
    if parts[2] == 0 { return nil }
  }

  func applied(to value: FieldValue) -> FieldValue? {
    switch value {
    case .string(let text): return .string(String(picked(Array(text.unicodeScalars))))
    case .list(let values): return .list(picked(values))
    case .object(let object as StyledFragment): return applied(to: .string(object.text))
    case .object(let sequence as PythonSequence) where sequence.isIndexed:
      return .tuple(picked(sequence.elements))
    default: return nil
    }
  }

  private func picked<Element>(_ elements: [Element]) -> [Element] {
    let count = elements.count
    let step = min(max(parts[2] ?? 1, -count - 1), count + 1)
    let (low, high) = step > 0 ? (0, count) : (-1, count - 1)
    func bounded(_ index: Int?, _ missing: Int) -> Int {
      guard let index else { return missing }
      return min(max(index < 0 ? index + count : index, low), high)
    }
    let start = bounded(parts[0], step > 0 ? low : high)
    let stop = bounded(parts[1], step > 0 ? high : low)
    if step == 1 { return start < stop ? Array(elements[start..<stop]) : [] }
    return stride(from: start, to: stop, by: step).map { elements[$0] }
  }
}

/// `unordered_list`: the items of a list, a list inside it belonging to the item before it.
struct NestedList {
  let renderer: Renderer

  func text(_ items: [FieldValue], depth: Int) throws -> String {
    guard depth <= 100 else { throw RenderFailure("The list is nested too deeply.") }
    let indent = String(repeating: "\t", count: depth)
    var lines: [String] = []
    var index = 0
    while index < items.count {
      var children: [FieldValue] = []
      var step = 1
      if index + 1 < items.count, let list = items[index + 1].indexedElements {
        children = list
        step = 2
      }
      var line = "\(indent)<li>\(items[index].pythonText)"
      if !children.isEmpty {
        line += "\n\(indent)<ul>\n\(try text(children, depth: depth + 1))\n\(indent)</ul>\n\(indent)"
      }
      lines.append(line + "</li>")
      try renderer.limits.check(bytes: line.utf8.count)
      index += step
    }
    return lines.joined(separator: "\n")
  }
}

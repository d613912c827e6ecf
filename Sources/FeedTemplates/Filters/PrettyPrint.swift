import FeedCore

/// `pprint`: a value as Python's `pprint` lays it out in 80 columns, members in the order of their keys.
struct PrettyPrint {
  private static let width = 80
  private var output = ""

  static let filter = TemplateFilter("pprint") { value, _, _ in
    var printer = PrettyPrint()
    printer.write(sorted(value, depth: 0), indent: 0, allowance: 0, level: 0)
    return .string(printer.output)
  }

  private static func sorted(_ value: FieldValue, depth: Int) -> FieldValue {
    guard depth < 100 else { return value }
    switch value {
    case .list(let values): return .list(values.map { sorted($0, depth: depth + 1) })
    case .object(let sequence as PythonSequence) where sequence.kind == .tuple:
      return .tuple(sequence.elements.map { sorted($0, depth: depth + 1) })
    default:
      guard let members = value.members else { return value }
      let ordered = members.sorted {
        $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars)
      }
      return .object(OrderedFields(ordered.map { ($0.name, sorted($0.value, depth: depth + 1)) }))
    }
  }

  /// - Parameters:
  ///   - indent: the column where the value begins.
  ///   - allowance: the columns that must be left after it.
  private mutating func write(_ value: FieldValue, indent: Int, allowance: Int, level: Int) {
    let whole = value.pythonRepresentation
    guard whole.unicodeScalars.count > Self.width - indent - allowance, level < 100 else {
      return output += whole
    }
    switch value {
    case .string(let text): write(text, indent: indent, allowance: allowance, isAlone: level == 0)
    case .list(let values): write(values, between: ("[", "]"), indent, allowance, level)
    case .object(let sequence as PythonSequence) where sequence.kind == .tuple:
      write(
        sequence.elements,
        between: ("(", sequence.elements.count == 1 ? ",)" : ")"),
        indent,
        allowance,
        level
      )
    case .object(let fields as OrderedFields): write(fields, indent, allowance, level)
    default: output += whole
    }
  }

  private mutating func write(
    _ values: [FieldValue],
    between ends: (String, String),
    _ indent: Int,
    _ allowance: Int,
    _ level: Int
  ) {
    output += ends.0
    for (index, value) in values.enumerated() {
      if index > 0 { breakLine(indent + 1, after: ",") }
      let isLast = index == values.count - 1
      let rest = isLast ? allowance + ends.1.utf8.count : 1
      write(value, indent: indent + 1, allowance: rest, level: level + 1)
    }
    output += ends.1
  }

  private mutating func write(_ fields: OrderedFields, _ indent: Int, _ allowance: Int, _ level: Int) {
    output += "{"
    for (index, name) in fields.fieldNames.enumerated() {
      if index > 0 { breakLine(indent + 1, after: ",") }
      let key = FieldValue.string(name).pythonRepresentation
      output += key + ": "
      let column = indent + 1 + key.unicodeScalars.count + 2
      let rest = index == fields.fieldNames.count - 1 ? allowance + 1 : 1
      write(fields[name] ?? .null, indent: column, allowance: rest, level: level + 1)
    }
    output += "}"
  }

  /// A long text in several literals, one a line; in parentheses where it is not inside something else.
  private mutating func write(_ text: String, indent: Int, allowance: Int, isAlone: Bool) {
    let extra = isAlone ? 1 : 0
    let chunks = Self.chunks(of: text, width: Self.width - indent - extra, allowance: allowance + extra)
    guard chunks.count > 1 else { return output += FieldValue.string(text).pythonRepresentation }
    if isAlone { output += "(" }
    for (index, chunk) in chunks.enumerated() {
      if index > 0 { breakLine(indent + extra, after: "") }
      output += chunk
    }
    if isAlone { output += ")" }
  }

  private static func chunks(of text: String, width: Int, allowance: Int) -> [String] {
    let quoted = { (text: String) in FieldValue.string(text).pythonRepresentation }
    let lines = text.pythonLinesWithEnds
    var chunks: [String] = []
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      if quoted(line).unicodeScalars.count <= width - (isLast ? allowance : 0) {
        chunks.append(quoted(line))
        continue
      }
      var current = ""
      let parts = line.wordsWithBlanks
      for (place, part) in parts.enumerated() {
        let room = width - (isLast && place == parts.count - 1 ? allowance : 0)
        if quoted(current + part).unicodeScalars.count > room {
          if !current.isEmpty { chunks.append(quoted(current)) }
          current = part
        } else {
          current += part
        }
      }
      if !current.isEmpty { chunks.append(quoted(current)) }
    }
    return chunks
  }

  private mutating func breakLine(_ indent: Int, after mark: String) {
    output += mark + "\n" + String(repeating: " ", count: indent)
  }
}

extension String {
  /// Python's `str.splitlines(True)`.
  fileprivate var pythonLinesWithEnds: [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var scalars = unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      line.append(scalar)
      guard scalar.isPythonLineBreak else { continue }
      if scalar == "\r", scalars.first == "\n" { line.append(scalars.removeFirst()) }
      lines.append(String(line))
      line = String.UnicodeScalarView()
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }

  /// Each word with the blanks after it.
  fileprivate var wordsWithBlanks: [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if !scalar.isPythonSpace, word.last?.isPythonSpace == true {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
      word.append(scalar)
    }
    if !word.isEmpty { words.append(String(word)) }
    return words
  }
}

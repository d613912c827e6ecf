import FeedCore

/// Filters that sort by a field of the items.
enum SortFilters {
  static let all: [TemplateFilter] = [
    TemplateFilter("dictsort", argument: .required) { value, argument, _ in
      try sorted(value, argument.required, isReversed: false)
    },
    TemplateFilter("dictsortreversed", argument: .required) { value, argument, _ in
      try sorted(value, argument.required, isReversed: true)
    },
  ]

  /// Empty text where an item lacks the field or two values do not compare.
  private static func sorted(_ value: FieldValue, _ argument: FieldValue, isReversed: Bool) throws
    -> FieldValue
  {
    guard let items = value.elements else { return .string("") }
    do {
      guard let order = stableOrder(try keys(of: items, argument), isReversed: isReversed) else {
        return .string("")
      }
      return .list(order.map { items[$0] })
    } catch let failure as PythonFailure where failure.kind == .type || failure.kind == .attribute {
      return .string("")
    }
  }

  private static func keys(of items: [FieldValue], _ argument: FieldValue) throws -> [FieldValue] {
    let key = try SortKey(argument)
    return try items.map { try key.value(of: $0) }
  }

  /// Indices in ascending or descending order, equals in their old order; nil if two keys do not compare.
  private static func stableOrder(_ keys: [FieldValue], isReversed: Bool) -> [Int]? {
    // Swift's sort does not promise stability in its documentation, so the index decides between equals.
    var isComparable = true
    let order = keys.indices.sorted { left, right in
      let (one, other) = isReversed ? (keys[right], keys[left]) : (keys[left], keys[right])
      guard let isLess = Comparison.isLess(one, other), let isGreater = Comparison.isLess(other, one) else {
        isComparable = false
        return left < right
      }
      return isLess || (!isGreater && left < right)
    }
    return isComparable ? order : nil
  }
}

/// What `dictsort` sorts by: a dotted path, or a number, which is an index.
private enum SortKey {
  case index(Int)
  /// Is accepted, but finds nothing in any item.
  case fraction
  case member(String)
  case path([String])

  init(_ argument: FieldValue) throws(PythonFailure) {
    switch argument {
    case .int(let index): self = .index(index)
    case .bool(let flag): self = .index(flag ? 1 : 0)
    case .double: self = .fraction
    case .string(let text):
      if Double(pythonLiteral: text) != nil {
        self = .member(text)
      } else {
        guard !text.isEmpty else { throw PythonFailure(.index, "'dictsort' needs the name of a field") }
        guard !text.hasPrefix("_"), !text.contains("._") else {
          throw PythonFailure(.attribute, "'\(text.shortened)' is private")
        }
        self = .path(text.split(separator: ".", omittingEmptySubsequences: false).map(String.init))
      }
    default:
      throw PythonFailure(.type, "'dictsort' sorts by the name of a field, not by \(argument.kindName)")
    }
  }

  func value(of item: FieldValue) throws(PythonFailure) -> FieldValue {
    switch self {
    case .fraction: throw PythonFailure(.type, "an item has no element at a fraction")
    case .index(let index): return try Self.element(index, of: item)
    case .member(let name):
      guard item.memberNames != nil else { throw PythonFailure(.type, "an item has no fields") }
      guard let value = item[name] else { throw PythonFailure(.key, "an item has no field '\(name)'") }
      return value
    case .path(let parts):
      var value = item
      for part in parts { value = try Self.field(part, of: value) }
      return value
    }
  }

  private static func element(_ index: Int, of item: FieldValue) throws(PythonFailure) -> FieldValue {
    guard item.memberNames == nil else { throw PythonFailure(.key, "an item has no field \(index)") }
    guard let elements = item.indexedElements ?? (item.isText ? item.elements : nil) else {
      throw PythonFailure(.type, "an item is not a list")
    }
    let place = index < 0 ? index + elements.count : index
    guard elements.indices.contains(place) else {
      throw PythonFailure(.index, "an item has no element \(index)")
    }
    return elements[place]
  }

  private static func field(_ name: String, of value: FieldValue) throws(PythonFailure) -> FieldValue {
    let field: FieldValue? =
      switch value {
      case .dictionary(let members): members[name]
      case .object(let object): object.field(name)
      case .date(let time): TimeMember.value(name, of: time)
      default: nil
      }
    guard let field else { throw PythonFailure(.attribute, "an item has no field '\(name)'") }
    return field
  }
}

import FeedCore

/// Python's `==`, `<` and `in` between values of a template.
enum Comparison {
  static func areEqual(_ left: FieldValue, _ right: FieldValue) -> Bool {
    if let left = left.exactNumber, let right = right.exactNumber { return left.isEqual(to: right) }
    switch (left, right) {
    case (.null, .null): return true
    case (.string(let left), .string(let right)):
      return left.unicodeScalars.elementsEqual(right.unicodeScalars)
    case (.date(let left), .date(let right)): return left == right
    case (.list(let left), .list(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { areEqual($0, $1) }
    case (.object(let left as StyledFragment), _): return areEqual(.string(left.text), right)
    case (_, .object(let right as StyledFragment)): return areEqual(left, .string(right.text))
    case (.object(let left as PythonSequence), .object(let right as PythonSequence)):
      return areEqual(left, right)
    case (.object(let left as CalendarDay), .object(let right as CalendarDay)): return left == right
    case (.object(let left as TimeOfDay), .object(let right as TimeOfDay)): return left == right
    default: return areEqualMappings(left, right)
    }
  }

  /// Tuples by their elements in order; views of keys and of items as sets; views of values never.
  private static func areEqual(_ left: PythonSequence, _ right: PythonSequence) -> Bool {
    guard left.elements.count == right.elements.count, left.isSet == right.isSet else { return false }
    if left.isSet {
      return left.elements.allSatisfy { item in right.elements.contains { areEqual(item, $0) } }
    }
    return left.isIndexed && right.isIndexed && areEqual(.list(left.elements), .list(right.elements))
  }

  private static func areEqualMappings(_ left: FieldValue, _ right: FieldValue) -> Bool {
    guard let left = left.members, let right = right.members, left.count == right.count else {
      return areSame(left, right)
    }
    let others = Dictionary(right.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    return left.allSatisfy { member in others[member.name].map { areEqual(member.value, $0) } ?? false }
  }

  /// Whether both are the same live object. Objects that are values are never the same.
  static func areSame(_ left: FieldValue, _ right: FieldValue) -> Bool {
    guard case .object(let left) = left, case .object(let right) = right else { return false }
    guard type(of: left) is AnyClass, type(of: right) is AnyClass else { return false }
    return (left as AnyObject) === (right as AnyObject)
  }

  /// Whether `left` comes before `right`; nil if Python raises a `TypeError`.
  static func isLess(_ left: FieldValue, _ right: FieldValue) -> Bool? {
    if let left = left.exactNumber, let right = right.exactNumber { return left.isLess(than: right) }
    switch (left, right) {
    case (.string(let left), .string(let right)):
      return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    case (.date(let left), .date(let right)): return left < right
    case (.object(let left as CalendarDay), .object(let right as CalendarDay)): return left < right
    case (.object(let left as TimeOfDay), .object(let right as TimeOfDay)): return left < right
    case (.list(let left), .list(let right)):
      for (one, other) in zip(left, right) where !areEqual(one, other) { return isLess(one, other) }
      return left.count < right.count
    case (.object(let left as PythonSequence), .object(let right as PythonSequence)):
      return left.isIndexed && right.isIndexed ? isLess(.list(left.elements), .list(right.elements)) : nil
    default: return nil
    }
  }

  /// Whether `item` is in `container`; nil if Python raises a `TypeError`.
  static func contains(_ container: FieldValue, _ item: FieldValue) -> Bool? {
    switch container {
    case .string(let text):
      guard case .string(let part) = item else { return nil }
      return part.isEmpty || text.scalarRange(of: part) != nil
    case .list(let values): return values.contains { areEqual($0, item) }
    case .dictionary, .object(is any FieldNaming):
      guard item.isHashable else { return nil }
      if case .string(let name) = item { return container[name] != nil }
      return false
    case .object(let object as StyledFragment): return contains(.string(object.text), item)
    case .object(let sequence as PythonSequence): return contains(.list(sequence.elements), item)
    case .object(let object):
      guard case .string(let name) = item else { return nil }
      return object.field(name) != nil
    default: return nil
    }
  }
}

/// A number of a template: booleans count as 0 and 1.
enum ExactNumber {
  case int(Int)
  case double(Double)

  func isEqual(to other: ExactNumber) -> Bool {
    switch (self, other) {
    case (.int(let left), .int(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.int(let int), .double(let double)), (.double(let double), .int(let int)):
      Int(exactly: double) == int
    }
  }

  func isLess(than other: ExactNumber) -> Bool {
    switch (self, other) {
    case (.int(let left), .int(let right)): left < right
    default: doubleValue < other.doubleValue
    }
  }

  var doubleValue: Double {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    }
  }
}

extension FieldValue {
  var exactNumber: ExactNumber? {
    switch self {
    case .bool(let value): .int(value ? 1 : 0)
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    default: nil
    }
  }
}

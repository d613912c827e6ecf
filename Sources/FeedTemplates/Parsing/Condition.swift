import FeedCore

/// The condition of an `if`, as a tree.
///
/// Inside an operator whatever goes wrong counts as false, as in Django.
indirect enum Condition: Sendable {
  case value(TemplateExpression)
  case not(Condition)
  case and(Condition, Condition)
  case or(Condition, Condition)
  case comparison(Operator, Condition, Condition)

  enum Operator: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case isIn = "in"
    case isNotIn = "not in"
    case isSame = "is"
    case isNotSame = "is not"
  }

  /// Whether the branch is taken.
  ///
  /// - Throws: what a filter throws, where the condition is a single value.
  func isTrue(_ renderer: Renderer) throws -> Bool {
    if case .value(let expression) = self {
      do {
        return try expression.valueOrNone(renderer).isTrue
      } catch let failure as PythonFailure where failure.kind == .missingVariable {
        return false
      }
    }
    return value(renderer).isTrue
  }

  private func value(_ renderer: Renderer) -> FieldValue {
    (try? strictValue(renderer)) ?? .bool(false)
  }

  /// - Throws: what a filter throws; the operator around it turns that into false.
  private func strictValue(_ renderer: Renderer) throws -> FieldValue {
    switch self {
    case .value(let expression): return try expression.valueOrNone(renderer)
    case .not(let inner): return .bool(!(try inner.operandValue(renderer).isTrue))
    case .and(let left, let right):
      let value = try left.operandValue(renderer)
      return value.isTrue ? try right.operandValue(renderer) : value
    case .or(let left, let right):
      let value = try left.operandValue(renderer)
      return value.isTrue ? value : try right.operandValue(renderer)
    case .comparison(let operation, let left, let right):
      return .bool(try operation.holds(left, right, renderer))
    }
  }

  /// An operator inside answers false for itself; a value passes its failure on.
  func operandValue(_ renderer: Renderer) throws -> FieldValue {
    if case .value(let expression) = self { return try expression.valueOrNone(renderer) }
    return value(renderer)
  }
}

extension Condition.Operator {
  fileprivate func holds(_ left: Condition, _ right: Condition, _ renderer: Renderer) throws -> Bool {
    let one = try left.operandValue(renderer)
    let other = try right.operandValue(renderer)
    switch self {
    case .equal: return Comparison.areEqual(one, other)
    case .notEqual: return !Comparison.areEqual(one, other)
    case .less: return Comparison.isLess(one, other) ?? false
    case .greater: return Comparison.isLess(other, one) ?? false
    case .lessOrEqual: return isLessOrEqual(one, other)
    case .greaterOrEqual: return isLessOrEqual(other, one)
    case .isIn: return Comparison.contains(other, one) ?? false
    case .isNotIn: return Comparison.contains(other, one).map { !$0 } ?? false
    case .isSame: return Identity.areSame(left, one, right, other)
    case .isNotSame: return !Identity.areSame(left, one, right, other)
    }
  }

  private func isLessOrEqual(_ one: FieldValue, _ other: FieldValue) -> Bool {
    guard let isLess = Comparison.isLess(one, other) else { return false }
    return isLess || Comparison.areEqual(one, other)
  }
}

/// Python's `is`: None, booleans and small numbers are themselves; else the same variable or live object.
private enum Identity {
  static func areSame(
    _ left: Condition,
    _ one: FieldValue,
    _ right: Condition,
    _ other: FieldValue
  ) -> Bool {
    switch (one, other) {
    case (.null, .null): return true
    case (.bool(let one), .bool(let other)): return one == other
    case (.string(""), .string("")): return true
    case (.int(let one), .int(let other)) where one == other && (-5...256).contains(one): return true
    default:
      if let path = left.path, path == right.path { return Comparison.areEqual(one, other) }
      return Comparison.areSame(one, other)
    }
  }
}

extension Condition {
  fileprivate var path: String? {
    if case .value(let expression) = self { expression.plainPath?.text } else { nil }
  }
}

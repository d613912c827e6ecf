/// An expression of a format.
indirect enum FormatExpression: Sendable {
  enum Comparison: String, Sendable {
    case equal = "==", unequal = "!=", less = "<", greater = ">", atMost = "<=", atLeast = ">="
    case contained = "in", notContained = "not in"
  }
  /// What the value before it is compared with.
  struct Comparand: Sendable {
    var comparison: Comparison
    var value: FormatExpression
  }
  enum Arithmetic: String, Sendable {
    case add = "+", subtract = "-", multiply = "*", divide = "/", floorDivide = "//", modulo = "%"
    case join = "~"
  }

  case constant(FormatValue)
  case name(String)
  case list([FormatExpression])
  case attribute(FormatExpression, String)
  case element(FormatExpression, FormatExpression)
  case call(FormatExpression, String, [FormatExpression])
  case filter(FormatExpression, FormatFilter, [FormatExpression])
  case test(FormatExpression, FormatTest)
  case compare(FormatExpression, [Comparand])
  case negative(FormatExpression)
  case calculate(Arithmetic, FormatExpression, FormatExpression)
  case not(FormatExpression)
  case and(FormatExpression, FormatExpression)
  case or(FormatExpression, FormatExpression)
  case choose(FormatExpression, if: FormatExpression, else: FormatExpression)

  func value(in scope: FormatScope) throws -> FormatValue {
    switch self {
    case .constant(let value): return value
    case .name(let name): return scope.value(name)
    case .list(let items): return .list(try items.map { try $0.value(in: scope) })
    case .attribute(let base, let name): return try base.value(in: scope).attribute(name)
    case .element(let base, let key): return try base.value(in: scope).attribute(key.value(in: scope).text)
    case .call(let base, let method, let arguments):
      return try Self.call(method, on: base.value(in: scope), arguments.map { try $0.value(in: scope) })
    case .filter(let base, let filter, let arguments):
      return try filter.apply(to: base.value(in: scope), arguments.map { try $0.value(in: scope) })
    case .test(let value, let test): return .bool(try test.holds(value.value(in: scope)))
    case .compare(let first, let others): return .bool(try Self.compare(first, others, in: scope))
    case .negative(let operand): return try Self.negated(operand.value(in: scope))
    case .calculate(let operation, let left, let right):
      return try Self.calculate(operation, left.value(in: scope), right.value(in: scope))
    case .not(let operand): return .bool(try !operand.value(in: scope).isTrue)
    case .and(let left, let right):
      let first = try left.value(in: scope)
      return first.isTrue ? try right.value(in: scope) : first
    case .or(let left, let right):
      let first = try left.value(in: scope)
      return first.isTrue ? first : try right.value(in: scope)
    case .choose(let value, let condition, let alternative):
      return try condition.value(in: scope).isTrue ? value.value(in: scope) : alternative.value(in: scope)
    }
  }

  private static func call(_ method: String, on value: FormatValue, _ arguments: [FormatValue]) throws
    -> FormatValue
  {
    switch (value, method, arguments.first) {
    case (.time(let time), "strftime", .string(let format)?):
      return .string(Strftime.text(time, format: format))
    case (.time(let time), "isoformat", nil): return .string(Strftime.isoText(time))
    case (.time(let time), "date", nil): return .string(Strftime.text(time, format: "%Y-%m-%d"))
    case (.string(let text), "lower", nil): return .string(text.lowercased())
    case (.string(let text), "upper", nil): return .string(text.uppercased())
    case (.string(let text), "startswith", .string(let start)?): return .bool(text.hasPrefix(start))
    case (.string(let text), "endswith", .string(let end)?): return .bool(text.hasSuffix(end))
    case (.undefined, _, _): return .undefined
    default: throw FormatProblem.runtime("there is no '\(method)' for '\(value.text)'")
    }
  }

  private static func compare(_ first: FormatExpression, _ others: [Comparand], in scope: FormatScope) throws
    -> Bool
  {
    var left = try first.value(in: scope)
    for other in others {
      let right = try other.value.value(in: scope)
      guard try compare(other.comparison, left, right) else { return false }
      left = right
    }
    return true
  }

  private static func compare(_ comparison: Comparison, _ left: FormatValue, _ right: FormatValue) throws
    -> Bool
  {
    switch comparison {
    case .equal: return left.equals(right)
    case .unequal: return !left.equals(right)
    case .less: return try isLess(left, right)
    case .greater: return try isLess(right, left)
    case .atMost: return try isLess(left, right) || left.equals(right)
    case .atLeast: return try isLess(right, left) || left.equals(right)
    case .contained: return right.contains(left)
    case .notContained: return !right.contains(left)
    }
  }

  private static func isLess(_ left: FormatValue, _ right: FormatValue) throws -> Bool {
    if let left = left.number, let right = right.number { return left < right }
    switch (left, right) {
    case (.string(let left), .string(let right)): return left < right
    case (.time(let left), .time(let right)): return left < right
    default: throw FormatProblem.runtime("'\(left.text)' and '\(right.text)' cannot be compared")
    }
  }
}

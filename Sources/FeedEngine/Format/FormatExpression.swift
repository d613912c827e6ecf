/// An expression of a format.
indirect enum FormatExpression: Sendable {
  enum Comparison: String, Sendable {
    case equal = "==", unequal = "!=", less = "<", greater = ">", atMost = "<=", atLeast = ">="
  }
  enum Arithmetic: String, Sendable {
    case add = "+", subtract = "-", multiply = "*", divide = "/", modulo = "%", join = "~"
  }

  case constant(FormatValue)
  case name(String)
  case list([FormatExpression])
  case attribute(FormatExpression, String)
  case element(FormatExpression, FormatExpression)
  case call(FormatExpression, String, [FormatExpression])
  case filter(FormatExpression, FormatFilter, [FormatExpression])
  case compare(Comparison, FormatExpression, FormatExpression)
  case contains(FormatExpression, in: FormatExpression)
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
    case .compare(let comparison, let left, let right):
      return .bool(try Self.compare(comparison, left.value(in: scope), right.value(in: scope)))
    case .contains(let item, let container):
      return .bool(try container.value(in: scope).contains(item.value(in: scope)))
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

  private static func calculate(_ operation: Arithmetic, _ left: FormatValue, _ right: FormatValue) throws
    -> FormatValue
  {
    if operation == .join { return .string(left.text + right.text) }
    if operation == .add, case .string(let left) = left, case .string(let right) = right {
      return .string(left + right)
    }
    if case .int(let left) = left, case .int(let right) = right, operation != .divide {
      return try integer(operation, left, right)
    }
    guard let left = left.number, let right = right.number else {
      throw FormatProblem.runtime("'\(left.text)' \(operation.rawValue) '\(right.text)' is no calculation")
    }
    switch operation {
    case .add: return .double(left + right)
    case .subtract: return .double(left - right)
    case .multiply: return .double(left * right)
    case .divide where right != 0: return .double(left / right)
    case .modulo where right != 0: return .double(left - right * (left / right).rounded(.down))
    default: throw FormatProblem.runtime("division by zero")
    }
  }

  private static func integer(_ operation: Arithmetic, _ left: Int64, _ right: Int64) throws -> FormatValue {
    let (value, overflows): (Int64, Bool)
    switch operation {
    case .add: (value, overflows) = left.addingReportingOverflow(right)
    case .subtract: (value, overflows) = left.subtractingReportingOverflow(right)
    case .multiply: (value, overflows) = left.multipliedReportingOverflow(by: right)
    default:
      guard right != 0, right != -1 else {
        if right == -1 { return .int(0) }
        throw FormatProblem.runtime("division by zero")
      }
      // Python's remainder has the sign of the divisor.
      let remainder = left % right
      (value, overflows) = (
        remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder, false
      )
    }
    guard !overflows else { throw FormatProblem.runtime("a number is too large") }
    return .int(value)
  }
}

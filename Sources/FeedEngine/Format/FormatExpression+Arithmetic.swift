import Foundation

/// Python's arithmetic, with whole numbers of 64 bits.
extension FormatExpression {
  static func negated(_ value: FormatValue) throws -> FormatValue {
    if let whole = value.whole { return try calculate(.subtract, .int(0), .int(whole)) }
    guard case .double(let number) = value else {
      throw FormatProblem.runtime("'\(value.text)' is not a number")
    }
    return .double(-number)
  }

  static func calculate(_ operation: Arithmetic, _ left: FormatValue, _ right: FormatValue) throws
    -> FormatValue
  {
    if operation == .join { return .string(left.text + right.text) }
    if operation == .add, case .string(let left) = left, case .string(let right) = right {
      return .string(left + right)
    }
    if let left = left.whole, let right = right.whole, operation != .divide {
      return .int(try whole(operation, left, right))
    }
    guard let left = left.number, let right = right.number else {
      throw FormatProblem.runtime("'\(left.text)' \(operation.rawValue) '\(right.text)' is not a calculation")
    }
    return .double(try real(operation, left, right))
  }

  private static func real(_ operation: Arithmetic, _ left: Double, _ right: Double) throws -> Double {
    switch operation {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply: return left * right
    case .divide, .floorDivide, .modulo, .join: break
    }
    guard right != 0 else { throw FormatProblem.runtime("division by zero") }
    if operation == .divide { return left / right }
    // The remainder has the sign of the divisor, zero too.
    var remainder = fmod(left, right)
    if remainder != 0, (remainder < 0) != (right < 0) { remainder += right }
    if operation == .modulo { return remainder == 0 ? copysign(0, right) : remainder }
    let quotient = ((left - remainder) / right).rounded()
    return quotient == 0 ? copysign(0, left / right) : quotient
  }

  private static func whole(_ operation: Arithmetic, _ left: Int64, _ right: Int64) throws -> Int64 {
    let (value, overflows) =
      switch operation {
      case .add: left.addingReportingOverflow(right)
      case .subtract: left.subtractingReportingOverflow(right)
      case .multiply: left.multipliedReportingOverflow(by: right)
      case .divide, .floorDivide, .modulo, .join: try divided(operation, left, right)
      }
    guard !overflows else { throw FormatProblem.runtime("a number is too large") }
    return value
  }

  private static func divided(_ operation: Arithmetic, _ left: Int64, _ right: Int64) throws
    -> (Int64, overflow: Bool)
  {
    guard right != 0 else { throw FormatProblem.runtime("division by zero") }
    guard right != -1 else {
      return operation == .modulo ? (0, false) : Int64(0).subtractingReportingOverflow(left)
    }
    let (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
    let goesDown = remainder != 0 && (remainder < 0) != (right < 0)
    if operation == .modulo { return (goesDown ? remainder + right : remainder, false) }
    return (goesDown ? quotient - 1 : quotient, false)
  }
}

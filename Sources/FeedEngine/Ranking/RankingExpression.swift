import FeedCore
import Foundation

/// A score expression. See “Score expressions” in the article “Ranking” of FeedCore.
indirect enum RankingExpression: Sendable {
  enum Operation: String, Sendable {
    case add = "+", subtract = "-", multiply = "*", divide = "/", remainder = "%", power = "^"
    case less = "<", greater = ">", atMost = "<=", atLeast = ">="
  }

  case constant(RankingValue)
  case variable(String)
  case negative(RankingExpression)
  case not(RankingExpression)
  case calculate(Operation, RankingExpression, RankingExpression)
  case equal(RankingExpression, RankingExpression)
  case and(RankingExpression, RankingExpression)
  case or(RankingExpression, RankingExpression)
  case choose(RankingExpression, then: RankingExpression, else: RankingExpression)
  case call(RankingFunction, [RankingExpression])
  case decay(Decay, RankingExpression)
  case bareDecay(Decay.Base, RankingExpression)

  func value(in scope: RankingScope) throws -> RankingValue {
    switch self {
    case .constant(let value): return value
    case .variable(let name): return try scope.value(name)
    case .negative(let operand): return .number(-(try operand.value(in: scope).number()))
    case .not(let operand): return .number(try operand.value(in: scope).isTrue ? 0 : 1)
    case .calculate(let operation, let left, let right):
      return .number(
        try Self.calculate(operation, left.value(in: scope).number(), right.value(in: scope).number())
      )
    case .equal(let left, let right):
      return .number(try Self.areEqual(left.value(in: scope), right.value(in: scope)) ? 1 : 0)
    case .and(let left, let right):
      return .number(try left.value(in: scope).isTrue && right.value(in: scope).isTrue ? 1 : 0)
    case .or(let left, let right):
      return .number(try left.value(in: scope).isTrue || right.value(in: scope).isTrue ? 1 : 0)
    case .choose(let condition, let then, let otherwise):
      return try condition.value(in: scope).isTrue ? then.value(in: scope) : otherwise.value(in: scope)
    case .call(let function, let arguments):
      return .number(try function.value(arguments.map { try $0.value(in: scope) }))
    case .decay(let decay, let argument):
      return .number(try decay.value(argument.value(in: scope), now: scope.now))
    case .bareDecay(let base, let argument):
      let value = try argument.value(in: scope)
      let isTime = if case .number = value { false } else { true }
      return .number(try Decay(bare: base, ofTime: isTime).value(value, now: scope.now))
    }
  }

  private static func areEqual(_ left: RankingValue, _ right: RankingValue) throws -> Bool {
    if case .text(let left) = left, case .text(let right) = right { return left == right }
    return try left.number() == right.number()
  }

  private static func calculate(_ operation: Operation, _ left: Double, _ right: Double) throws -> Double {
    switch operation {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .remainder: left.truncatingRemainder(dividingBy: right)
    case .power: pow(left, right)
    case .less: left < right ? 1 : 0
    case .greater: left > right ? 1 : 0
    case .atMost: left <= right ? 1 : 0
    case .atLeast: left >= right ? 1 : 0
    }
  }
}

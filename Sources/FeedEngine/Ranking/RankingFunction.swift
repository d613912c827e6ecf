import FeedCore
import Foundation

/// The functions of score expressions. See “Score expressions” in the article “Ranking” of FeedCore.
enum RankingFunction: String, Sendable {
  case ln, log, sin, cos, tan, abs, min, max, trunc, round, floor, ceil, sqrt, exp
  case rand
  case randNormal = "rand_normal"
  case toUnixTimestamp = "to_unix_timestamp"
  case dist

  /// How many arguments it takes.
  var arity: Set<Int> {
    switch self {
    case .min, .max: [2]
    case .rand: [0, 2]
    case .randNormal: [0, 4]
    case .dist: [4, 5]
    default: [1]
    }
  }

  func value(_ arguments: [RankingValue]) throws -> Double {
    switch self {
    case .toUnixTimestamp: return try arguments[0].time().seconds
    case .dist: return try Self.distance(arguments)
    default: break
    }
    let numbers = try arguments.map { try $0.number() }
    switch self {
    case .ln: return Foundation.log(numbers[0])
    case .log: return log10(numbers[0])
    case .sin: return Foundation.sin(numbers[0])
    case .cos: return Foundation.cos(numbers[0])
    case .tan: return Foundation.tan(numbers[0])
    case .abs: return Swift.abs(numbers[0])
    case .min: return Swift.min(numbers[0], numbers[1])
    case .max: return Swift.max(numbers[0], numbers[1])
    case .trunc: return numbers[0].rounded(.towardZero)
    case .round: return numbers[0].rounded()
    case .floor: return numbers[0].rounded(.down)
    case .ceil: return numbers[0].rounded(.up)
    case .sqrt: return numbers[0].squareRoot()
    case .exp: return Foundation.exp(numbers[0])
    case .rand: return try Self.random(numbers)
    default: return try Self.normal(numbers)
    }
  }

  private static func random(_ bounds: [Double]) throws -> Double {
    guard bounds.count == 2 else { return .random(in: 0..<1) }
    guard bounds[0] < bounds[1], (bounds[1] - bounds[0]).isFinite else {
      throw RankingProblem("rand(a, b) needs a below b, and not farther away than a number can say")
    }
    return .random(in: bounds[0]..<bounds[1])
  }

  /// Box and Muller's way; with four arguments held between a and b, with deviation σ around µ.
  private static func normal(_ arguments: [Double]) throws -> Double {
    let radius = (-2 * Foundation.log(Double.random(in: .leastNonzeroMagnitude..<1))).squareRoot()
    let standard = radius * Foundation.cos(2 * .pi * .random(in: 0..<1))
    guard arguments.count == 4 else { return standard }
    guard arguments[0] <= arguments[1] else {
      throw RankingProblem("rand_normal(a, b, σ, µ) needs a below b")
    }
    return Swift.min(Swift.max(standard * arguments[2] + arguments[3], arguments[0]), arguments[1])
  }

  /// Along the great circle, in kilometres; `M` asks for miles, `N` for nautical miles.
  private static func distance(_ arguments: [RankingValue]) throws -> Double {
    let radians = try arguments.prefix(4).map { try $0.number() * .pi / 180 }
    let (north, east) = (radians[2] - radians[0], radians[3] - radians[1])
    let (a, b) = (Foundation.sin(north / 2), Foundation.sin(east / 2))
    let chord = a * a + Foundation.cos(radians[0]) * Foundation.cos(radians[2]) * b * b
    let kilometres = 2 * 6371.0088 * asin(Swift.min(1, chord.squareRoot()))
    guard arguments.count == 5 else { return kilometres }
    switch arguments[4] {
    case .text("K"), .text("k"): return kilometres
    case .text("M"), .text("m"): return kilometres / 1.609344
    case .text("N"), .text("n"): return kilometres / 1.852
    default: throw RankingProblem("the unit of dist is K, M or N")
    }
  }
}

import FeedCore
import Foundation

/// A decay function: 1 at its origin, `decay` at a distance of `scale` beyond `offset`.
///
/// The semantics are those of Elasticsearch's functions of these names. See “Decay functions” in the article
/// “Ranking” of FeedCore.
struct Decay: Sendable {
  enum Base: String, Sendable {
    case linear = "decay_linear"
    case exponential = "decay_exp"
    case gauss = "decay_gauss"
  }

  /// A distance: for times in seconds.
  struct Length: Sendable {
    var value: Double
    /// Whether it was written with a unit, such as `5d`.
    var isDuration: Bool
  }

  var base: Base
  var scale: Length
  var offset: Length
  var decay: Double

  /// What `decay_linear(x)` means where no function of that name is configured (the service does not say):
  /// halved after five days, or, for plain numbers, at 1.
  init(bare base: Base, ofTime: Bool) {
    self.base = base
    scale = ofTime ? Length(value: 5 * 86_400, isDuration: true) : Length(value: 1, isDuration: false)
    offset = Length(value: 0, isDuration: false)
    decay = 0.5
  }

  init(_ function: RankingMethod.Function) throws {
    guard let base = Base(rawValue: function.base) else {
      throw RankingProblem("there is no decay function '\(function.base)'")
    }
    self.base = base
    scale = try Self.length(function.scale)
    offset = try Self.length(function.offset)
    guard let decay = Double(function.decay), decay > 0, decay < 1 else {
      throw RankingProblem("a decay lies between 0 and 1, unlike '\(function.decay)'")
    }
    self.decay = decay
    guard scale.value > 0 else {
      throw RankingProblem("a scale is greater than 0, unlike '\(function.scale)'")
    }
  }

  private static let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]

  private static func length(_ text: String) throws -> Length {
    if let value = Double(text), value.isFinite { return Length(value: value, isDuration: false) }
    if text.hasSuffix("ms"), let value = Double(text.dropLast(2)) {
      return Length(value: value / 1000, isDuration: true)
    }
    guard let unit = text.last.flatMap({ units[$0] }), let value = Double(text.dropLast()), value.isFinite
    else {
      throw RankingProblem("'\(text)' is not a number and no duration such as 5d")
    }
    return Length(value: value * unit, isDuration: true)
  }

  /// - Parameter now: the origin of times; numbers decay from 0.
  func value(_ argument: RankingValue, now: Timestamp) throws -> Double {
    let distance: Double
    if case .number(let number) = argument, !scale.isDuration {
      distance = abs(number)
    } else {
      distance = abs(try argument.time().seconds - now.seconds)
    }
    let beyond = max(0, distance - offset.value)
    switch base {
    case .linear:
      let end = scale.value / (1 - decay)
      return max(0, (end - beyond) / end)
    case .exponential: return exp(log(decay) / scale.value * beyond)
    case .gauss: return exp(log(decay) / (scale.value * scale.value) * beyond * beyond)
    }
  }
}

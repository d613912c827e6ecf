import FeedCore

/// A ranking method, parsed. See the article “Ranking” of FeedCore.
struct Ranking: Sendable {
  private let score: RankingExpression
  private let variables: [String]
  private let defaults: [String: JSONValue]

  /// - Throws: `FeedError` with code `ranking`.
  init(_ method: RankingMethod) throws {
    do {
      var parser = try RankingParser(method.score, decays: method.functions.mapValues { try Decay($0) })
      score = try parser.expression()
      variables = parser.variables.sorted()
      defaults = method.defaults
    } catch let problem as RankingProblem {
      throw FeedError(.ranking, "The score '\(method.score)' cannot be used: \(problem.detail).")
    }
  }

  /// - Throws: `FeedError` with code `ranking` for a variable without a value.
  func score(_ activity: Activity, external: [String: JSONValue], now: Timestamp) throws -> Double {
    let scope = RankingScope(activity: activity, external: external, defaults: defaults, now: now)
    do {
      return try score.value(in: scope).number()
    } catch let problem as RankingProblem {
      throw FeedError(.ranking, "The activity \(activity.id) cannot be ranked: \(problem.detail).")
    }
  }

  /// The values that the score was made from.
  func variables(_ activity: Activity, external: [String: JSONValue], now: Timestamp) -> [String: JSONValue] {
    let scope = RankingScope(activity: activity, external: external, defaults: defaults, now: now)
    let values = variables.compactMap { name in (try? scope.value(name)).map { (name, $0.json) } }
    return Dictionary(uniqueKeysWithValues: values)
  }
}

import FeedCore
import Foundation
import Testing

@testable import FeedEngine

@Suite struct RankingTests {
  private let now = Timestamp(iso8601: "2024-01-11T00:00:00Z")!

  private func score(_ expression: String, _ method: RankingMethod? = nil, age days: Double = 0) throws
    -> Double
  {
    let time = now.advanced(bySeconds: -days * 86_400)
    let activity = Activity(
      id: ActivityID(foreignID: "f", time: time),
      actor: "a",
      verb: "like",
      object: "o",
      time: time,
      custom: ["popularity": 100, "deep": ["likes": 3], "pinned": true, "lat": 52.52, "lng": 13.405]
    )
    var method = method ?? RankingMethod(score: "", defaults: ["missing": 7, "inner": ["x": 2]])
    method.score = expression
    return try Ranking(method).score(activity, external: ["weight": 2, "w": ["x": 4]], now: now)
  }

  @Test(arguments: [
    ("1 + 2 * 3 ^ 2", 19.0), ("-2 ^ 2", -4), ("2 ^ 3 ^ 2", 512), ("(1 + 2) * 3", 9), ("7 % 4", 3),
    ("popularity ^ 0.5", 10), ("deep.likes + missing + inner.x", 12), ("external.weight * external.w.x", 8),
    ("popularity > 50 ? 1 : 2", 1), ("popularity > 500 || pinned && !(1 == 2)", 1),
    ("verb == 'like' ? 5 : 6", 5),
    ("ln(exp(2))", 2), ("log(1000)", 3), ("min(3, 2) + max(3, 2)", 5), ("trunc(-1.5) + round(2.5)", 2),
    ("abs(-3) + sqrt(16)", 7), ("LN(1) + 1e3 + .5", 1000.5), ("1 < 2 ? 2 < 1 ? 1 : 2 : 3", 2),
    ("to_unix_timestamp(time)", 1_704_931_200), ("to_unix_timestamp('2024-01-11T00:00:00Z')", 1_704_931_200),
  ])
  func scoresAreComputed(_ expression: String, _ expected: Double) throws {
    #expect(abs(try score(expression) - expected) < 1e-9 * max(1, abs(expected)))
  }

  @Test func decaysFallAsConfigured() throws {
    func method(_ base: String) -> RankingMethod {
      RankingMethod(score: "", functions: ["f": .init(base: base, scale: "5d", offset: "1d", decay: "0.3")])
    }
    for base in ["decay_linear", "decay_exp", "decay_gauss"] {
      #expect(try score("f(time)", method(base), age: 0.5) == 1)
      // At the scale beyond the offset each has fallen to its decay.
      #expect(abs(try score("f(time)", method(base), age: 6) - 0.3) < 1e-9)
      #expect(try score("f(time)", method(base), age: 3) > 0.3)
    }
    #expect(try score("f(time)", method("decay_linear"), age: 100) == 0)
    #expect(abs(try score("decay_linear(time)", age: 5) - 0.5) < 1e-9)
    #expect(abs(try score("decay_gauss(1)") - 0.5) < 1e-9)
  }

  @Test func distancesAreOnTheGlobe() throws {
    let paris = try score("dist(lat, lng, 48.8566, 2.3522)")
    #expect(abs(paris - 878) < 2)
    #expect(abs(try score("dist(lat, lng, 48.8566, 2.3522, 'M')") - paris / 1.609344) < 1e-6)
  }

  @Test func chanceStaysInItsBounds() throws {
    for _ in 0..<100 {
      #expect((0..<1).contains(try score("rand()")))
      #expect((5..<6).contains(try score("rand(5, 6)")))
      #expect((1...2).contains(try score("rand_normal(1, 2, 10, 0)")))
    }
  }

  @Test(arguments: [
    "unknown", "external.none", "deep", "1 +", "nofunction(1)", "min(1)", "a b", "(1", "'x' + 1", "2 $ 3",
  ])
  func whatHasNoScoreIsAnError(_ expression: String) {
    let error = #expect(throws: FeedError.self) { try score(expression) }
    #expect(error?.code == .ranking)
  }

  @Test func hostileExpressionsDoNotExhaustTheStack() {
    #expect(throws: FeedError.self) { try score(String(repeating: "(", count: 100_000)) }
    #expect(throws: FeedError.self) { try score(String(repeating: "-", count: 100_000) + "1") }
  }
}

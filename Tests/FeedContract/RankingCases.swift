import FeedCore

extension FeedContract {
  static let rankingCases = [
    ContractCase("a ranking orders by score, ties by time, and pages by offset") { backend in
      try await backend.add(
        [
          .tweet("a", 1, custom: ["popularity": 3]), .tweet("a", 2),
          .tweet("a", 3, custom: ["popularity": 2]),
          .tweet("a", 4),
        ],
        to: "ranked:x"
      )
      let page = try await backend.read("ranked:x", FeedQuery(limit: 3, ranking: "popular"))
      try expectEqual(page.activities.map(\.activity.object), things(1, 3, 4))
      try expectEqual(page.activities.map(\.score), [9, 4, 1])
      let next = try await backend.read("ranked:x", try unwrap(page.next))
      try expectEqual(next.activities.map(\.activity.object), things(2))
      try expect(next.next == nil, "a page follows the last one")
    },
    ContractCase("external variables and score variables") { backend in
      try await backend.add([.tweet("a", 1, custom: ["popularity": 3])], to: "ranked:x")
      let page = try await backend.read(
        "ranked:x",
        FeedQuery(ranking: "asked", rankingVariables: ["weight": 2], withScoreVariables: true)
      )
      let entry = try unwrap(page.activities.first)
      try expectEqual(entry.score, 6)
      try expectEqual(entry.scoreVariables, ["external.weight": 2, "popularity": 3])
    },
    ContractCase("a decay lets newer ones win") { backend in
      try await backend.add([.tweet("a", 1), .tweet("a", 86_400)], to: "ranked:x")
      let page = try await backend.read("ranked:x", FeedQuery(ranking: "fresh"))
      let scores = page.activities.compactMap(\.score)
      try expect(scores.count == 2 && scores[0] > scores[1], "the newer one does not win: \(scores)")
    },
    ContractCase("unknown rankings and missing variables are errors of their own") { backend in
      try await backend.add([.tweet("a", 1)], to: "ranked:x")
      try await expectError(.missingRanking) {
        _ = try await backend.read("ranked:x", FeedQuery(ranking: "best"))
      }
      try await expectError(.missingRanking) {
        _ = try await backend.read("user:x", FeedQuery(ranking: "popular"))
      }
      try await expectError(.ranking) { _ = try await backend.read("ranked:x", FeedQuery(ranking: "asked")) }
    },
    ContractCase("ranking variables do no harm without a ranking") { backend in
      try await backend.tweet("ann", 1)
      try expectEqual(
        try await backend.objects(in: "user:ann", FeedQuery(rankingVariables: ["x": 1])),
        things(1)
      )
    },
  ]
}

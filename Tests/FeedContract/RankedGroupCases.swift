import FeedCore

extension FeedContract {
  /// See “Ranked groups” in the article “Ranking” of FeedCore.
  static let rankedGroupCases = [
    ContractCase("groups are ordered by their best activity's score, and paged by offset") { backend in
      try await backend.add(
        [
          .tweet("a", 1, custom: ["popularity": 5]), .tweet("b", 2), .tweet("a", 3),
          .tweet("c", 4, custom: ["popularity": 3]),
          .tweet("d", 5),
        ],
        to: "ranked_groups:x"
      )
      let query = FeedQuery(limit: 3, ranking: "popular", rankingVariables: ["weight": 2])
      let page = try await backend.read("ranked_groups:x", query)
      try expectEqual(page.groups.map(\.group), ["SU:a", "SU:c", "SU:d"])
      try expectEqual(page.groups.map(\.score), [10, 6, 2])
      try expectEqual(page.groups.first?.activities.map(\.score), [2, 10])
      try expectEqual(page.unseen, 4)
      let next = try await backend.read("ranked_groups:x", try unwrap(page.next))
      try expectEqual(next.groups.map(\.group), ["SU:b"])
      try expect(next.next == nil, "a page follows the last one")
      let plain = try await backend.read("ranked_groups:x", FeedQuery())
      try expectEqual(plain.groups.map(\.group), ["SU:d", "SU:c", "SU:a", "SU:b"])
      try expect(plain.groups.allSatisfy { $0.score == nil }, "a score without a ranking")
    },
    ContractCase("the page of a ranking can be marked") { backend in
      try await backend.add(
        [.tweet("a", 1, custom: ["popularity": 5]), .tweet("b", 2), .tweet("c", 3)],
        to: "ranked_groups:x"
      )
      var query = FeedQuery(limit: 1, ranking: "popular", rankingVariables: ["weight": 1])
      query.markSeen = .current
      let marked = try await backend.read("ranked_groups:x", query)
      try expectEqual(marked.groups.map(\.isSeen), [false])
      let after = try await backend.read("ranked_groups:x", FeedQuery())
      try expectEqual(after.groups.map(\.isSeen), [false, false, true])
      try expectEqual(after.unseen, 2)
    },
    ContractCase("rankings of groups fail as those of flat feeds") { backend in
      try await expectError(.missingRanking) {
        _ = try await backend.read("ranked_groups:untouched", FeedQuery(ranking: "best"))
      }
      try await expectError(.missingRanking) {
        _ = try await backend.read("aggregated:x", FeedQuery(ranking: "popular"))
      }
      try await backend.add([.tweet("a", 1)], to: "ranked_groups:x")
      try await expectError(.ranking) {
        _ = try await backend.read("ranked_groups:x", FeedQuery(ranking: "popular"))
      }
    },
    ContractCase("a group is marked by its name too") { backend in
      try await backend.add([.tweet("a", 1), .tweet("a", 2, verb: "like")], to: "notification:x")
      _ = try await backend.read("notification:x", FeedQuery(limit: 0, markRead: .ids(["like"])))
      let page = try await backend.read("notification:x", FeedQuery())
      try expectEqual(page.groups.map(\.isRead), [true, false])
      try expectEqual(page.unread, 1)
    },
  ]

  /// See “Filters” in the article “Filters and paging” of FeedCore.
  static let discardCases = [
    ContractCase("activities whose references are gone can be left out, and pages stay full") { backend in
      _ = try await backend.addUsers([NewUser(id: "a"), NewUser(id: "b")], overriding: false)
      try await backend.upsertObjects(["tweet": [["id": "1", "text": "hi"]]])
      var kept = NewActivity.tweet("a", 7)
      kept.object = "SO:tweet:1"
      try await backend.add(
        (1...3).map { .tweet("a", $0) } + [.tweet("b", 4), .tweet("a", 5, custom: ["via": "SU:nobody"])]
          + [kept],
        to: "user:x"
      )
      try await backend.deleteUser("b")
      let filter = ActivityFilter(discardDeleted: true)
      for enrichment in [nil, Enrichment()] {
        let query = FeedQuery(limit: 2, enrichment: enrichment, filter: filter)
        let page = try await backend.read("user:x", query)
        try expectEqual(page.activities.map(\.activity.object), ["SO:tweet:1", "thing:3"])
        let next = try await backend.read("user:x", try unwrap(page.next))
        try expectEqual(next.activities.map(\.activity.object), things(2, 1))
      }
      try await backend.deleteObject("tweet", id: "1")
      try expectEqual(try await backend.objects(in: "user:x", FeedQuery(filter: filter)), things(3, 2, 1))
      try expectEqual(try await backend.read("user:x", FeedQuery()).activities.count, 6)
    },
    ContractCase("groups leave out what refers to nothing") { backend in
      _ = try await backend.addUser("a", data: [:], orGet: false)
      try await backend.add([.tweet("a", 1), .tweet("gone", 2), .tweet("a", 3)], to: "by_actor:x")
      let page = try await backend.read(
        "by_actor:x",
        FeedQuery(filter: ActivityFilter(discardDeleted: true))
      )
      try expectEqual(page.groups.map(\.group), ["SU:a_tweet"])
      try expectEqual(page.groups.first?.activities.count, 2)
    },
  ]
}

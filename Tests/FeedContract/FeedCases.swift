import FeedCore

extension FeedContract {
  static let feedCases = [
    ContractCase("a feed nobody touched is empty") { backend in
      let page = try await backend.read("user:nobody", FeedQuery())
      try expectEqual(page.items.count, 0)
      try expect(page.next == nil, "an empty page has a next one")
    },
    ContractCase("an unknown group is refused by name") { backend in
      let error = try await expectError(.feedConfiguration) {
        _ = try await backend.read("secret:x", FeedQuery())
      }
      try expectEqual(error.detail, "The following feeds are not configured: 'secret'")
      try await expectError(.feedConfiguration) { try await backend.add([.tweet("a", 1)], to: "secret:x") }
      try await expectError(.feedConfiguration) { try await backend.tweet("a", 1, to: ["secret:x"]) }
      try await expectError(.feedConfiguration) { try await backend.follow("timeline:a", "secret:x") }
      try expectEqual(try await backend.objects(in: "user:a"), [])
    },
    ContractCase("removal takes an activity from targets and followers too") { backend in
      try await backend.follow("timeline:bob", "user:ann")
      try await backend.follow("timeline:eve", "flat:x")
      let tweet = try await backend.tweet("ann", 1, to: ["flat:x", "notification:zoe"])
      try expectEqual(try await backend.objects(in: "timeline:bob"), things(1))
      try expectEqual(try await backend.objects(in: "timeline:eve"), things(1))
      try await backend.remove(tweet.id, from: "user:ann")
      for feed: FeedID in ["user:ann", "flat:x", "timeline:bob", "timeline:eve"] {
        try expectEqual(try await backend.objects(in: feed), [])
      }
      try expectEqual(try await backend.read("notification:zoe", FeedQuery()).groups.count, 0)
      try expectEqual(try await backend.activities([.id(tweet.id)], enrichment: nil).count, 0)
    },
    ContractCase("removal of an unknown activity is not an error") { backend in
      try await backend.remove(ActivityID(foreignID: "x", time: .second(1)), from: "user:ann")
      try await backend.remove(foreignID: "x", from: "user:ann")
    },
    ContractCase("removal by foreign id takes all of that name, in that feed") { backend in
      for second in [1, 2] {
        var new = NewActivity.tweet("ann", second)
        new.foreignID = "tweet:1/ü"
        try await backend.add([new], to: "user:ann")
        try await backend.add([new], to: "flat:other")
      }
      try await backend.tweet("ann", 3)
      try await backend.remove(foreignID: "tweet:1/ü", from: "user:ann")
      try expectEqual(try await backend.objects(in: "user:ann"), things(3))
      try expectEqual(try await backend.objects(in: "flat:other"), things(2, 1))
    },
    ContractCase("removal from a target leaves the feed it came from") { backend in
      try await backend.follow("timeline:eve", "flat:x")
      let tweet = try await backend.tweet("ann", 1, to: ["flat:x"])
      try await backend.remove(tweet.id, from: "flat:x")
      try expectEqual(try await backend.objects(in: "flat:x"), [])
      try expectEqual(try await backend.objects(in: "timeline:eve"), [])
      try expectEqual(try await backend.objects(in: "user:ann"), things(1))
    },
    ContractCase("removal from a follower hides it there only") { backend in
      try await backend.follow("timeline:bob", "user:ann")
      try await backend.follow("timeline:eve", "user:ann")
      let tweet = try await backend.tweet("ann", 1)
      try await backend.remove(tweet.id, from: "timeline:bob")
      try await backend.tweet("ann", 2)
      try expectEqual(try await backend.objects(in: "timeline:bob"), things(2))
      try expectEqual(try await backend.objects(in: "timeline:eve"), things(2, 1))
      try expectEqual(try await backend.objects(in: "user:ann"), things(2, 1))
    },
    ContractCase("what was removed can be added again") { backend in
      try await backend.follow("timeline:bob", "user:ann")
      let tweet = try await backend.tweet("ann", 1)
      _ = try await backend.objects(in: "timeline:bob")
      try await backend.remove(tweet.id, from: "user:ann")
      try await backend.tweet("ann", 1)
      try expectEqual(try await backend.objects(in: "user:ann"), things(1))
      try expectEqual(try await backend.objects(in: "timeline:bob"), things(1))
    },
    ContractCase("an addition to many feeds is not passed on") { backend in
      try await backend.follow("timeline:bob", "user:ann")
      try await backend.add(.tweet("ann", 1), toMany: ["user:ann", "flat:x", "aggregated:y"])
      try expectEqual(try await backend.objects(in: "user:ann"), things(1))
      try expectEqual(try await backend.objects(in: "flat:x"), things(1))
      try expectEqual(try await backend.read("aggregated:y", FeedQuery()).groups.count, 1)
      try expectEqual(try await backend.objects(in: "timeline:bob"), [])
      try await expectError(.input) {
        try await backend.add(.tweet("ann", 2, to: ["flat:x"]), toMany: ["user:ann"])
      }
    },
    ContractCase("a group's limit keeps the newest") { backend in
      try await backend.add((1...5).map { .tweet("ann", $0) }, to: "short:a")
      try expectEqual(try await backend.objects(in: "short:a"), things(5, 4, 3))
      let page = try await backend.read("short:a", FeedQuery(limit: 2))
      let next = try await backend.read("short:a", try unwrap(page.next))
      try expectEqual(next.activities.map(\.activity.object), things(3))
      try expect(next.next == nil, "a page follows the last one")
    },
  ]

  static let pagingCases = [
    ContractCase("pages follow one another without gap or repetition") { backend in
      try await backend.add((1...25).map { .tweet("ann", $0) }, to: "user:ann")
      var seen: [String] = []
      var query: FeedQuery? = FeedQuery(limit: 10)
      while let asked = query {
        let page = try await backend.read("user:ann", asked)
        seen += page.activities.map(\.activity.object)
        query = page.next
      }
      try expectEqual(seen, (1...25).reversed().map { "thing:\($0)" })
    },
    ContractCase("a full last page has no next one") { backend in
      try await backend.add((1...4).map { .tweet("ann", $0) }, to: "user:ann")
      let page = try await backend.read("user:ann", FeedQuery(limit: 4))
      try expect(page.next == nil, "a page follows the last one")
    },
    ContractCase("bounds come before offset and limit, and the order stays") { backend in
      let added = try await backend.add((1...6).map { .tweet("ann", $0) }, to: "user:ann")
      func ids(_ bounds: [(IDBound.Relation, Int)], offset: Int = 0, limit: Int = 25) async throws -> [String]
      {
        let bounds = bounds.map { IDBound($0.0, added[$0.1 - 1].id.description) }
        return try await backend.objects(
          in: "user:ann",
          FeedQuery(limit: limit, offset: offset, bounds: bounds)
        )
      }
      try expectEqual(try await ids([(.lessThan, 4)]), things(3, 2, 1))
      try expectEqual(try await ids([(.atMost, 4)]), things(4, 3, 2, 1))
      try expectEqual(try await ids([(.greaterThan, 4)]), things(6, 5))
      try expectEqual(try await ids([(.atLeast, 4)]), things(6, 5, 4))
      try expectEqual(try await ids([(.atLeast, 2), (.atMost, 4)]), things(4, 3, 2))
      try expectEqual(try await ids([(.lessThan, 5)], offset: 1, limit: 2), things(3, 2))
      try expectEqual(try await ids([], offset: 5), things(1))
      try expectEqual(try await ids([], offset: 50), [])
      try expectEqual(try await ids([], offset: FeedQuery.maximumOffset), [])
      let error = try await expectError(.input) { _ = try await ids([], offset: FeedQuery.maximumOffset + 1) }
      try expect(error.detail.contains("id_lt"), "the sentence does not say how to page further")
    },
    ContractCase("an id that is not in the feed still bounds it by its time") { backend in
      try await backend.add((1...3).map { .tweet("ann", $0 * 2) }, to: "user:ann")
      let id = ActivityID(foreignID: "elsewhere", time: .second(3)).description
      let query = FeedQuery(bounds: [IDBound(.lessThan, id)])
      try expectEqual(try await backend.objects(in: "user:ann", query), things(2))
      try await expectError(.input) {
        _ = try await backend.read("user:ann", FeedQuery(bounds: [IDBound(.lessThan, "no-id")]))
      }
    },
    ContractCase("activities of one moment are ordered by id, across pages") { backend in
      let news = (1...9).map { number in
        NewActivity(actor: "a", verb: "v", object: "\(number)", foreignID: "f\(number)", time: .second(1))
      }
      let ids = try await backend.add(news, to: "user:ann").map(\.id).sorted(by: >)
      var seen: [ActivityID] = []
      var query: FeedQuery? = FeedQuery(limit: 2)
      while let asked = query {
        let page = try await backend.read("user:ann", asked)
        seen += page.activities.map(\.id)
        query = page.next
      }
      try expectEqual(seen, ids)
    },
    ContractCase("a page of none is legal; one of too many is not") { backend in
      try await backend.tweet("ann", 1)
      try expectEqual(try await backend.read("user:ann", FeedQuery(limit: 0)).items.count, 0)
      try await expectError(.input) { _ = try await backend.read("user:ann", FeedQuery(limit: -1)) }
    },
  ]

  static let targetCases = [
    ContractCase("targets and their followers receive, with the right origin") { backend in
      try await backend.follow("timeline:bob", "user:ann")
      try await backend.follow("timeline:eve", "flat:x")
      let tweet = try await backend.tweet("ann", 1, to: ["flat:x", "flat:x"])
      try expectEqual(tweet.to, ["flat:x"])
      let origins: [(FeedID, FeedID?)] = [
        ("user:ann", nil), ("flat:x", nil), ("timeline:bob", "user:ann"), ("timeline:eve", "flat:x"),
      ]
      for (feed, origin) in origins {
        try expectEqual(try await backend.read(feed, FeedQuery()).activities.map(\.activity.origin), [origin])
      }
    },
    ContractCase("targets can be replaced") { backend in
      let tweet = try await backend.tweet("ann", 1, to: ["flat:x", "flat:y"])
      let update = TargetUpdate(.id(tweet.id), .replace(with: ["flat:y", "flat:z"]))
      let result = try await backend.updateTargets([update], of: "user:ann")[0]
      try expectEqual(Set(result.activity.to), ["flat:y", "flat:z"])
      try expectEqual(result.added, ["flat:z"])
      try expectEqual(result.removed, ["flat:x"])
      try expectEqual(try await backend.objects(in: "flat:x"), [])
      try expectEqual(try await backend.objects(in: "flat:y"), things(1))
      try expectEqual(try await backend.objects(in: "flat:z"), things(1))
    },
    ContractCase("targets can be added and removed") { backend in
      let tweet = try await backend.tweet("ann", 1, to: ["flat:x"])
      let key = ActivityKey.foreign(id: tweet.foreignID, time: tweet.time)
      let change = TargetUpdate(key, .edit(adding: ["flat:y", "flat:x"], removing: ["flat:x"]))
      _ = try await backend.updateTargets([change], of: "user:ann")
      let cleared = TargetUpdate(key, .replace(with: []))
      let result = try await backend.updateTargets([cleared], of: "user:ann")[0]
      try expectEqual(result.activity.to, [])
      try expectEqual(try await backend.objects(in: "flat:x"), [])
      try expectEqual(try await backend.objects(in: "flat:y"), [])
      try expectEqual(try await backend.objects(in: "user:ann"), things(1))
    },
    ContractCase(
      "a target that holds the activity already counts it once, and keeps it while one way is left"
    ) {
      backend in
      let tweet = try await backend.tweet("ann", 1)
      var same = NewActivity(actor: tweet.actor, verb: tweet.verb, object: tweet.object)
      (same.foreignID, same.time) = (tweet.foreignID, tweet.time)
      _ = try await backend.add([same], to: "notification:bob")
      let key = ActivityKey.id(tweet.id)
      for feeds: [FeedID] in [["notification:bob"], [], ["notification:bob"]] {
        _ = try await backend.updateTargets([TargetUpdate(key, .replace(with: feeds))], of: "user:ann")
        let page = try await backend.read("notification:bob", FeedQuery())
        try expectEqual(page.groups.map(\.activityCount), [1])
        try expectEqual(page.unseen, 1)
      }
    },
    ContractCase("an activity has at most a hundred targets") { backend in
      let many = (0..<101).map { FeedID(trusted: "flat", "f\($0)") }
      try await expectError(.input) { try await backend.tweet("ann", 1, to: many) }
    },
  ]
}

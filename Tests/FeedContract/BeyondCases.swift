import FeedCore

extension FeedContract {
  static let filterCases = [
    ContractCase("a feed is narrowed by actor, verb and custom field", needs: .filters) { backend in
      try await backend.add(
        [
          .tweet("a", 1), .tweet("b", 2), .tweet("a", 3, verb: "like"), .tweet("b", 4, custom: ["tag": "x"]),
          .tweet("a", 5, custom: ["tag": "x"]),
        ],
        to: "user:ann"
      )
      func objects(_ filter: ActivityFilter, limit: Int = 25) async throws -> [String] {
        try await backend.objects(in: "user:ann", FeedQuery(limit: limit, filter: filter))
      }
      try expectEqual(try await objects(ActivityFilter(actors: ["SU:a"])), things(5, 3, 1))
      try expectEqual(try await objects(ActivityFilter(verbs: ["like"])), things(3))
      try expectEqual(try await objects(ActivityFilter(custom: ["tag": "x"])), things(5, 4))
      try expectEqual(try await objects(ActivityFilter(actors: ["SU:a"], custom: ["tag": "x"])), things(5))
      try expectEqual(try await objects(ActivityFilter(discardActors: ["SU:a"])), things(4, 2))
      try expectEqual(try await objects(ActivityFilter(actors: ["SU:a"]), limit: 2), things(5, 3))
    },
    ContractCase("a narrowed feed pages to its end", needs: .filters) { backend in
      try await backend.add((1...60).map { .tweet($0 % 6 == 0 ? "b" : "a", $0) }, to: "user:ann")
      var seen: [String] = []
      var query: FeedQuery? = FeedQuery(limit: 3, filter: ActivityFilter(actors: ["SU:b"]))
      while let asked = query {
        let page = try await backend.read("user:ann", asked)
        seen += page.activities.map(\.activity.object)
        query = page.next
      }
      try expectEqual(seen, (1...10).reversed().map { "thing:\($0 * 6)" })
    },
    ContractCase("a page that finds little goes on where it stopped looking", needs: .filters) { backend in
      for first in stride(from: 1, to: 2500, by: 100) {
        try await backend.add(
          (first..<(first + 100)).map { .tweet($0 % 1200 == 3 ? "b" : "a", $0) },
          to: "user:ann"
        )
      }
      for (actor, expected) in [("b", things(2403, 1203, 3)), ("nobody", [])] {
        var seen: [String] = []
        var query: FeedQuery? = FeedQuery(filter: ActivityFilter(actors: ["SU:\(actor)"]))
        while let asked = query {
          let page = try await backend.read("user:ann", asked)
          seen += page.activities.map(\.activity.object)
          query = page.next
        }
        try expectEqual(seen, expected)
      }
    },
  ]

  static let searchCases = [
    ContractCase("activities are found by the words of their text", needs: .search) { backend in
      try await backend.add(
        [
          .tweet("a", 1, custom: ["text": "Hello wide World"]),
          .tweet("a", 2, custom: ["text": "hello moon"]),
          .tweet("a", 3, custom: ["deep": ["text": ["Cafe\u{301} au lait"]]]),
        ],
        to: "user:a"
      )
      func found(_ text: String, limit: Int = 10, before: ActivityID? = nil) async throws -> [String] {
        try await backend.searchActivities(text, limit: limit, before: before, in: nil).map(\.activity.object)
      }
      try expectEqual(try await found("hello"), things(2, 1))
      try expectEqual(try await found("HELLO world"), things(1))
      try expectEqual(try await found("wor"), things(1))
      try expectEqual(try await found("café"), things(3))
      try expectEqual(try await found("cafe"), things(3))
      try expectEqual(try await found("\"unbalanced ( * - AND"), [])
      try expectEqual(try await found("hello", limit: 1), things(2))
      try expectEqual(try await found(""), [])
      let newest = try await backend.searchActivities("hello", limit: 1, before: nil, in: nil)[0].id
      try expectEqual(try await found("hello", before: newest), things(1))
    },
    ContractCase("an activity is found by the text of its object", needs: .search) { backend in
      try await backend.upsertObjects(["tweet": [["id": "1", "text": "a walrus sings"]]])
      var new = NewActivity.tweet("ann", 1)
      new.object = "SO:tweet:1"
      try await backend.add([new], to: "user:ann")
      let found = try await backend.searchActivities("walrus", limit: 5, before: nil, in: nil)
      try expectEqual(found.map(\.activity.object), ["SO:tweet:1"])
      try expect(found.first?.values["object"]?.isMissing == false, "the object is not enriched")
      try await backend.upsertObjects(["tweet": [["id": "1", "text": "a seal sings"]]])
      try expectEqual(try await backend.searchActivities("walrus", limit: 5, before: nil, in: nil).count, 0)
      try expectEqual(try await backend.searchActivities("seal", limit: 5, before: nil, in: nil).count, 1)
      try await backend.remove(foreignID: new.foreignID, from: "user:ann")
      try expectEqual(try await backend.searchActivities("seal", limit: 5, before: nil, in: nil).count, 0)
    },
    ContractCase("a search can be narrowed to the feeds one may read", needs: .search) { backend in
      let text: [String: JSONValue] = ["text": "hello"]
      try await backend.add([.tweet("a", 1, custom: text)], to: "timeline:bob")
      try await backend.add([.tweet("a", 2, custom: text)], to: "timeline:ann")
      try await backend.add([.tweet("a", 3, to: ["user:ann"], custom: text)], to: "timeline:bob")
      try await backend.add([.tweet("a", 4, custom: text)], to: "user:bob")
      func found(_ scope: FeedScope?) async throws -> [String] {
        try await backend.searchActivities("hello", limit: 9, before: nil, in: scope).map(\.activity.object)
      }
      try expectEqual(try await found(nil), things(4, 3, 2, 1))
      try expectEqual(try await found(FeedScope(groups: ["user"], id: "ann")), things(4, 3, 2))
      try expectEqual(try await found(FeedScope(groups: [], id: "ann")), things(3, 2))
      try expectEqual(
        try await found(FeedScope(groups: ["user", "timeline"], id: "zoe")),
        things(4, 3, 2, 1)
      )
      try expectEqual(try await found(FeedScope(groups: [], id: "zoe")), [])
    },
    ContractCase("people are found by id and by the words of their data", needs: .search) { backend in
      _ = try await backend.addUsers(
        [
          NewUser(id: "ann", data: ["name": "Ann Müller"]), NewUser(id: "bob", data: ["bio": "likes Ann"]),
          NewUser(id: "zoe"),
        ],
        overriding: false
      )
      try expectEqual(
        try await backend.searchUsers("ann", limit: 10, afterID: nil).map(\.id),
        ["ann", "bob"]
      )
      try expectEqual(try await backend.searchUsers("mull", limit: 10, afterID: nil).map(\.id), ["ann"])
      try expectEqual(try await backend.searchUsers(nil, limit: 2, afterID: "ann").map(\.id), ["bob", "zoe"])
      _ = try await backend.updateUser("ann", data: ["name": "Other"])
      try expectEqual(try await backend.searchUsers("müller", limit: 10, afterID: nil).map(\.id), [])
      try await backend.deleteUser("bob")
      try expectEqual(try await backend.searchUsers("likes", limit: 10, afterID: nil).map(\.id), [])
    },
  ]

  static let changeCases = [
    ContractCase("a listener hears of what arrives and goes", needs: .realtime) { backend in
      try await backend.follow("timeline:bob", "user:ann")
      var changes = try await backend.changes(of: ["timeline:bob"]).makeAsyncIterator()
      let tweet = try await backend.tweet("ann", 1)
      let new = try unwrap(await changes.next())
      try expectEqual(new.feed, "timeline:bob")
      try expectEqual(new.new.map(\.id), [tweet.id])
      try await backend.tweet("eve", 2)
      try await backend.remove(tweet.id, from: "user:ann")
      let gone = try unwrap(await changes.next())
      try expectEqual(gone.feed, "timeline:bob")
      try expectEqual(gone.deleted, [tweet.id])
    },
    ContractCase("new activities of groups come with the group's name", needs: .realtime) { backend in
      var changes = try await backend.changes(of: ["by_actor:x"]).makeAsyncIterator()
      _ = try await backend.addUser("ann", data: ["name": "Ann"], orGet: false)
      try await backend.add([.tweet("ann", 1)], to: "by_actor:x")
      let change = try unwrap(await changes.next())
      try expectEqual(change.groups, ["SU:ann_tweet"])
      try expect(change.new.first?.values["actor"]?.isMissing == false, "the activity is not enriched")
    },
    ContractCase("marks and reactions are announced", needs: .announcesMarks) { backend in
      let tweet = try await backend.tweet("ann", 1, to: ["notification:x"])
      var marks = try await backend.changes(of: ["notification:x"]).makeAsyncIterator()
      _ = try await backend.read("notification:x", FeedQuery(markSeen: .all))
      try expectEqual(try unwrap(await marks.next()).markedSeen, .all)
      var reactions = try await backend.changes(of: ["user:ann"]).makeAsyncIterator()
      _ = try await backend.react("like", on: tweet.id, by: "bob")
      try expectEqual(try unwrap(await reactions.next()).reacted, [tweet.id])
    },
    ContractCase("a listener of everything hears feeds and their followers", needs: .realtime) { backend in
      try await backend.follow("timeline:bob", "user:ann")
      var changes = try await backend.changes(of: nil).makeAsyncIterator()
      try await backend.tweet("ann", 1, to: ["flat:x"])
      var feeds: Set<FeedID> = []
      while feeds.count < 3, let change = await changes.next() { feeds.insert(change.feed) }
      try expectEqual(feeds, ["user:ann", "timeline:bob", "flat:x"])
    },
  ]
}

import FeedCore

extension FeedBackend {
  func react(
    _ kind: String,
    on activity: ActivityID,
    by user: String,
    targets: [FeedID] = [],
    extra: [String: JSONValue] = [:]
  ) async throws -> Reaction {
    try await add(
      NewReaction(
        kind: kind,
        on: .activity(activity),
        userID: user,
        targetFeeds: targets,
        targetFeedsExtraData: extra
      )
    )
  }

  func answer(_ parent: Reaction, by user: String, kind: String = "comment") async throws -> Reaction {
    try await add(NewReaction(kind: kind, on: .reaction(parent.id), userID: user))
  }

  func counts(of activity: ActivityID) async throws -> [String: Int]? {
    try await activities([.id(activity)], enrichment: Enrichment(reactionCounts: true)).first?.reactions?
      .counts?
      .filter { $0.value > 0 }
  }
}

extension FeedContract {
  static let reactionCases = [
    ContractCase("a reaction is kept as it was made") { backend in
      _ = try await backend.addUser("bob", data: ["name": "Bob"], orGet: false)
      let tweet = try await backend.tweet("ann", 1)
      let added = try await backend.add(
        NewReaction(
          kind: "comment",
          on: .activity(tweet.id),
          userID: "bob",
          data: ["text": "hi", "n": [1, 2.5]]
        )
      )
      try expectEqual(added.activityID, tweet.id)
      try expectEqual(added.parent, "")
      try expectEqual(added.user?.data, ["name": "Bob"])
      let found = try await backend.reaction(added.id)
      try expectEqual(found.data, ["text": "hi", "n": [1, 2.5]])
      try expectEqual(found.kind, "comment")
      try expectEqual(found.createdAt, added.createdAt)
    },
    ContractCase("the activity of a reaction need not exist") { backend in
      let id = ActivityID(foreignID: "x", time: .second(1))
      _ = try await backend.react("like", on: id, by: "bob")
      try expectEqual(try await backend.reactions(ReactionQuery(.activity(id))).reactions.count, 1)
    },
    ContractCase("an id of your own is kept; twice is a conflict") { backend in
      let id = "11111111-2222-4333-8444-555555555555"
      let activity = ActivityID(foreignID: "x", time: .second(1))
      let new = NewReaction(kind: "like", on: .activity(activity), userID: "bob", id: id)
      try expectEqual(try await backend.add(new).id, id)
      try await expectError(.conflict) { try await backend.add(new) }
    },
    ContractCase("children nest to the third level") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let comment = try await backend.react("comment", on: tweet.id, by: "bob")
      let child = try await backend.answer(comment, by: "eve")
      let grandchild = try await backend.answer(child, by: "bob", kind: "like")
      try expectEqual(grandchild.activityID, tweet.id)
      try expectEqual(grandchild.parent, child.id)
      try await expectError(.input) { _ = try await backend.answer(grandchild, by: "zoe") }
      let read = try await backend.reaction(comment.id)
      try expectEqual(read.childrenCounts, ["comment": 1])
      let shown = try unwrap(read.latestChildren["comment"]?.first)
      try expectEqual(shown.id, child.id)
      try expectEqual(shown.latestChildren["like"]?.map(\.id), [grandchild.id])
      try expectEqual(try await backend.counts(of: tweet.id), ["comment": 1])
    },
    ContractCase("a missing parent is refused") { backend in
      let parent = "11111111-2222-4333-8444-555555555555"
      try await expectError(.input) {
        try await backend.add(NewReaction(kind: "like", on: .reaction(parent), userID: "bob"))
      }
    },
    ContractCase("the newest ten children are shown, over all kinds") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let comment = try await backend.react("comment", on: tweet.id, by: "bob")
      for number in 0..<6 {
        _ = try await backend.answer(comment, by: "u\(number)", kind: "like")
        _ = try await backend.answer(comment, by: "u\(number)", kind: "reply")
      }
      let read = try await backend.reaction(comment.id)
      try expectEqual(read.latestChildren.values.map(\.count).reduce(0, +), 10)
      try expectEqual(read.childrenCounts, ["like": 6, "reply": 6])
      try expectEqual(read.latestChildren["like"]?.first?.userID, "u5")
    },
    ContractCase("an update replaces the data") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let comment = try await backend.react("comment", on: tweet.id, by: "bob")
      let updated = try await backend.update(ReactionUpdate(id: comment.id, data: ["text": "new"]))
      try expectEqual(updated.data, ["text": "new"])
      try expectEqual(try await backend.reaction(comment.id).data, ["text": "new"])
      try await expectError(.notFound) {
        try await backend.update(ReactionUpdate(id: "11111111-2222-4333-8444-555555555555", data: [:]))
      }
    },
    ContractCase("a deletion takes the children with it") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let comment = try await backend.react("comment", on: tweet.id, by: "bob")
      let child = try await backend.answer(comment, by: "eve")
      try await backend.deleteReaction(comment.id, softly: false)
      try await expectError(.notFound) { _ = try await backend.reaction(comment.id) }
      try await expectError(.notFound) { _ = try await backend.reaction(child.id) }
      try expectEqual(try await backend.counts(of: tweet.id), [:])
    },
    ContractCase("a soft deletion hides until it is restored") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let comment = try await backend.react("comment", on: tweet.id, by: "bob", targets: ["notification:ann"])
      try await backend.deleteReaction(comment.id, softly: true)
      try expect(try await backend.reaction(comment.id).deletedAt != nil, "it is not marked as deleted")
      try expectEqual(try await backend.counts(of: tweet.id), [:])
      try expectEqual(try await backend.reactions(ReactionQuery(.activity(tweet.id))).reactions.count, 0)
      try expectEqual(try await backend.reactions([comment.id], includingDeleted: false).count, 0)
      try expectEqual(try await backend.reactions([comment.id], includingDeleted: true).count, 1)
      try expectEqual(try await backend.read("notification:ann", FeedQuery()).groups.count, 0)
      try await backend.restoreReaction(comment.id)
      try expect(try await backend.reaction(comment.id).deletedAt == nil, "it is still marked as deleted")
      try expectEqual(try await backend.counts(of: tweet.id), ["comment": 1])
      try expectEqual(try await backend.read("notification:ann", FeedQuery()).groups.count, 1)
      try await expectError(.notFound) { try await backend.restoreReaction(comment.id) }
    },
  ]

  static let reactionListCases = [
    ContractCase("reactions are listed newest first, ten by default, 25 at most") { backend in
      let tweet = try await backend.tweet("ann", 1)
      for number in 0..<30 { _ = try await backend.react("like", on: tweet.id, by: "u\(number)") }
      let page = try await backend.reactions(ReactionQuery(.activity(tweet.id), kind: "like"))
      try expectEqual(page.reactions.map(\.userID), (20..<30).reversed().map { "u\($0)" })
      let large = try await backend.reactions(ReactionQuery(.activity(tweet.id), kind: "like", limit: 300))
      try expectEqual(large.reactions.count, 25)
      var seen: [String] = []
      var query: ReactionQuery? = ReactionQuery(.activity(tweet.id), limit: 15)
      var pages = 0
      while let asked = query {
        let page = try await backend.reactions(asked)
        seen += page.reactions.map(\.userID)
        query = page.next
        pages += 1
      }
      try expectEqual(seen, (0..<30).reversed().map { "u\($0)" })
      try expectEqual(pages, 2)
    },
    ContractCase("a lower bound turns the order round") { backend in
      let tweet = try await backend.tweet("ann", 1)
      var ids: [String] = []
      for number in 0..<6 { ids.append(try await backend.react("like", on: tweet.id, by: "u\(number)").id) }
      func users(_ relation: IDBound.Relation, _ index: Int) async throws -> [String] {
        try await backend.reactions(
          ReactionQuery(.activity(tweet.id), kind: "like", limit: 2, bounds: [IDBound(relation, ids[index])])
        ).reactions.map(\.userID)
      }
      try expectEqual(try await users(.greaterThan, 1), ["u2", "u3"])
      try expectEqual(try await users(.atLeast, 1), ["u1", "u2"])
      try expectEqual(try await users(.lessThan, 4), ["u3", "u2"])
      try expectEqual(try await users(.atMost, 4), ["u4", "u3"])
    },
    ContractCase("lists are narrowed by kind, by user, and to children") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let comment = try await backend.react("comment", on: tweet.id, by: "bob")
      _ = try await backend.react("like", on: tweet.id, by: "eve")
      let child = try await backend.answer(comment, by: "eve", kind: "like")
      let all = try await backend.reactions(ReactionQuery(.activity(tweet.id))).reactions
      try expectEqual(all.map(\.kind), ["like", "comment"])
      let mine = try await backend.reactions(ReactionQuery(.activity(tweet.id), filterUserID: "bob"))
        .reactions
      try expectEqual(mine.map(\.id), [comment.id])
      let children = try await backend.reactions(ReactionQuery(.parent(comment.id))).reactions
      try expectEqual(children.map(\.id), [child.id])
      let eves = try await backend.reactions(ReactionQuery(.user("eve"))).reactions
      try expectEqual(eves.count, 2)
      try expectEqual(
        try await backend.reactions(ReactionQuery(.user("eve"), kind: "comment")).reactions.count,
        0
      )
    },
    ContractCase("the activity and own children come along where asked") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let comment = try await backend.react("comment", on: tweet.id, by: "bob")
      let mine = try await backend.answer(comment, by: "eve", kind: "like")
      _ = try await backend.answer(comment, by: "zoe", kind: "like")
      let page = try await backend.reactions(
        ReactionQuery(.activity(tweet.id), withActivity: true, userID: "eve", withOwnChildren: true)
      )
      try expectEqual(page.activity?.id, tweet.id)
      try expectEqual(page.reactions.first?.ownChildren?["like"]?.map(\.id), [mine.id])
      try expectEqual(page.reactions.first?.childrenCounts, ["like": 2])
    },
    ContractCase("own children are the newest five of each kind") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let comment = try await backend.react("comment", on: tweet.id, by: "bob")
      var likes: [String] = []
      for _ in 0..<7 { likes.append(try await backend.answer(comment, by: "eve", kind: "like").id) }
      for _ in 0..<6 { _ = try await backend.answer(comment, by: "eve", kind: "clap") }
      let enrichment = Enrichment(userID: "eve", recentReactions: true, ownChildren: true)
      let read = try await backend.read("user:ann", FeedQuery(enrichment: enrichment)).activities.first
      let shown = try unwrap(read?.reactions?.latest?["comment"]?.first)
      try expectEqual(shown.ownChildren?.mapValues(\.count), ["like": 5, "clap": 5])
      try expectEqual(shown.ownChildren?["like"]?.map(\.id), Array(likes.reversed().prefix(5)))
      try expectEqual(shown.latestChildren.values.joined().count, 10)
    },
    ContractCase("a kind whose last reaction is gone counts none") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let like = try await backend.react("like", on: tweet.id, by: "bob")
      _ = try await backend.react("comment", on: tweet.id, by: "bob")
      try await backend.deleteReaction(like.id, softly: false)
      let enrichment = Enrichment(recentReactions: true, reactionCounts: true)
      let read = try await backend.read("user:ann", FeedQuery(enrichment: enrichment)).activities.first
      try expectEqual(read?.reactions?.counts, ["like": 0, "comment": 1])
      try expectEqual(read?.reactions?.latest.map { Set($0.keys) }, ["comment"])
    },
  ]

  static let targetFeedCases = [
    ContractCase("a reaction tells its target feeds, with extra data") { backend in
      _ = try await backend.addUser("bob", data: ["name": "Bob"], orGet: false)
      let tweet = try await backend.tweet("ann", 1)
      let like = try await backend.react(
        "like",
        on: tweet.id,
        by: "bob",
        targets: ["notification:ann", "user:bob"],
        extra: ["loud": true]
      )
      try expectEqual(Set(like.targetFeeds), ["notification:ann", "user:bob"])
      try expectEqual(like.targetFeedsExtraData, ["loud": true])
      let entry = try unwrap(
        try await backend.read("user:bob", FeedQuery(enrichment: Enrichment())).activities.first
      )
      try expectEqual(entry.activity.actor, "SU:bob")
      try expectEqual(entry.activity.verb, "like")
      try expectEqual(entry.activity.foreignID, "reaction:\(like.id)")
      try expectEqual(entry.activity.time, like.createdAt)
      try expectEqual(entry.activity.custom["loud"], true)
      guard case .activity(let inner)? = entry.values["object"],
        case .reaction(let reaction)? = entry.values["reaction"]
      else { throw ContractFailure(description: "object and reaction are not enriched: \(entry.values)") }
      try expectEqual(inner.id, tweet.id)
      try expectEqual(reaction.id, like.id)
      let told = try unwrap(
        try await backend.read("notification:ann", FeedQuery()).groups.first?.activities.first
      )
      try expectEqual(told.id, entry.id)
    },
    ContractCase("followers of a target feed hear of it too") { backend in
      try await backend.follow("timeline:eve", "user:bob")
      let tweet = try await backend.tweet("ann", 1)
      let like = try await backend.react("like", on: tweet.id, by: "bob", targets: ["user:bob"])
      try expectEqual(
        try await backend.read("timeline:eve", FeedQuery()).activities.map(\.activity.verb),
        ["like"]
      )
      try await backend.deleteReaction(like.id, softly: false)
      try expectEqual(try await backend.read("timeline:eve", FeedQuery()).items.count, 0)
    },
    ContractCase("an update of a reaction moves its activity") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let like = try await backend.react("like", on: tweet.id, by: "bob", targets: ["flat:x", "flat:y"])
      _ = try await backend.update(
        ReactionUpdate(
          id: like.id,
          data: nil,
          targetFeeds: ["flat:y", "flat:z"],
          targetFeedsExtraData: ["extra": 1]
        )
      )
      try expectEqual(try await backend.objects(in: "flat:x").count, 0)
      for feed: FeedID in ["flat:y", "flat:z"] {
        let entry = try unwrap(try await backend.read(feed, FeedQuery()).activities.first)
        try expectEqual(entry.activity.custom["extra"], 1)
      }
      _ = try await backend.update(ReactionUpdate(id: like.id, data: [:]))
      try expectEqual(try await backend.objects(in: "flat:y").count, 0)
      try expectEqual(try await backend.reaction(like.id).targetFeeds, [])
    },
    ContractCase("a reaction has at most twenty target feeds") { backend in
      let many = (0..<21).map { FeedID(trusted: "flat", "f\($0)") }
      try await expectError(.input) {
        _ = try await backend.react(
          "like",
          on: ActivityID(foreignID: "x", time: .second(1)),
          by: "b",
          targets: many
        )
      }
    },
  ]
}

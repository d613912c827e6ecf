import FeedCore

extension FeedContract {
  static let userCases = [
    ContractCase("users are added, read, replaced and deleted") { backend in
      let added = try await backend.addUser("ann", data: ["name": "Ann"], orGet: false)
      try expectEqual(try await backend.user("ann", withFollowCounts: false), added)
      try await expectError(.conflict) { _ = try await backend.addUser("ann", data: [:], orGet: false) }
      try expectEqual(
        try await backend.addUser("ann", data: ["name": "X"], orGet: true).data,
        ["name": "Ann"]
      )
      try expectEqual(try await backend.updateUser("ann", data: ["bio": "b"]).data, ["bio": "b"])
      try await backend.deleteUser("ann")
      try await expectError(.notFound) { _ = try await backend.user("ann", withFollowCounts: false) }
      try await expectError(.notFound) { _ = try await backend.updateUser("ann", data: [:]) }
    },
    ContractCase("follow counts count timelines and users") { backend in
      _ = try await backend.addUser("ann", data: [:], orGet: false)
      try await backend.follow("timeline:bob", "user:ann")
      try await backend.follow("timeline:eve", "user:ann")
      try await backend.follow("flat:eve", "user:ann")
      try await backend.follow("timeline:ann", "user:bob")
      let user = try await backend.user("ann", withFollowCounts: true)
      try expectEqual([user.followersCount, user.followingCount], [2, 1])
    },
    ContractCase("many users at once") { backend in
      _ = try await backend.addUsers([NewUser(id: "a", data: ["n": 1]), NewUser(id: "b")], overriding: false)
      _ = try await backend.addUsers([NewUser(id: "a", data: ["n": 2])], overriding: false)
      try expectEqual(try await backend.users(["b", "x", "a"]).map(\.id), ["b", "a"])
      try expectEqual(try await backend.users(["a"]).first?.data, ["n": 1])
      _ = try await backend.addUsers([NewUser(id: "a", data: ["n": 3])], overriding: true)
      try expectEqual(try await backend.users(["a"]).first?.data, ["n": 3])
      try await backend.deleteUsers(["a", "x"])
      try expectEqual(try await backend.users(["a", "b"]).map(\.id), ["b"])
    },
  ]

  static let collectionCases = [
    ContractCase("objects are added, read, replaced and deleted") { backend in
      let added = try await backend.addObject("food", id: "1", data: ["name": "Cheese"], ownerID: nil)
      try expectEqual(added.foreignID, "food:1")
      try expectEqual(try await backend.object("food", id: "1").data, ["name": "Cheese"])
      try await expectError(.conflict) {
        _ = try await backend.addObject("food", id: "1", data: ["name": "X"], ownerID: nil)
      }
      try expectEqual(
        try await backend.updateObject("food", id: "1", data: ["rating": 1]).data,
        ["rating": 1]
      )
      try await backend.deleteObject("food", id: "1")
      try await expectError(.notFound) { _ = try await backend.object("food", id: "1") }
      try await expectError(.notFound) { try await backend.deleteObject("food", id: "1") }
      _ = try await backend.addObject("food", id: "1", data: ["name": "Again"], ownerID: nil)
    },
    ContractCase("an object without an id gets one") { backend in
      let one = try await backend.addObject("food", id: nil, data: ["n": 1], ownerID: nil)
      let two = try await backend.addObject("food", id: nil, data: ["n": 1], ownerID: nil)
      try expect(one.id != two.id && !one.id.isEmpty, "the ids are not unique")
    },
    ContractCase("wrong ids and empty data are refused") { backend in
      try await expectError(.input) {
        _ = try await backend.addObject("food", id: "a b", data: ["n": 1], ownerID: nil)
      }
      try await expectError(.input) {
        _ = try await backend.addObject("food", id: "a", data: [:], ownerID: nil)
      }
    },
    ContractCase("upserts keep the id inside the data") { backend in
      try await backend.upsertObjects(["food": [["id": "1", "n": 1], ["id": "2", "n": 2]]])
      try await backend.upsertObjects(["food": [["id": "1", "n": 3]]])
      let found = try await backend.objects(["food:2", "food:x", "food:1"])
      try expectEqual(found.map(\.data), [["id": "2", "n": 2], ["id": "1", "n": 3]])
      try await backend.deleteObjects("food", ids: ["1", "x"])
      try expectEqual(try await backend.objects(["food:1", "food:2"]).map(\.id), ["2"])
    },
  ]

  static let enrichmentCases = [
    ContractCase("references are replaced by what they point to") { backend in
      _ = try await backend.addUser("ann", data: ["name": "Ann"], orGet: false)
      _ = try await backend.addObject("tweet", id: "1", data: ["text": "hi"], ownerID: nil)
      var new = NewActivity.tweet("ann", 1)
      (new.object, new.target) = ("SO:tweet:1", "plain text")
      new.custom = ["seen_by": "SU:ann", "list": ["SU:ann"], "note": "SU", "colon": "x:1"]
      try await backend.add([new], to: "user:ann")
      let raw = try unwrap(try await backend.read("user:ann", FeedQuery()).activities.first)
      try expect(raw.values.isEmpty && raw.reactions == nil, "a raw read was enriched")
      let entry = try unwrap(
        try await backend.read("user:ann", FeedQuery(enrichment: Enrichment())).activities.first
      )
      try expectEqual(Set(entry.values.keys), ["actor", "object", "seen_by"])
      guard case .user(let user)? = entry.values["actor"], case .object(let object)? = entry.values["object"]
      else {
        throw ContractFailure(description: "actor and object are not enriched: \(entry.values)")
      }
      try expectEqual(user.data, ["name": "Ann"])
      try expectEqual(object.data, ["text": "hi"])
      try expect(entry.isEnriched, "something is missing")
    },
    ContractCase("what is missing is a stub") { backend in
      var new = NewActivity.tweet("nobody", 1)
      new.object = "SO:tweet:none"
      new.custom = ["inner": "SA:11111111-2222-1333-8444-555555555555", "odd": "SA:no-uuid"]
      try await backend.add([new], to: "user:ann")
      let entry = try unwrap(
        try await backend.read("user:ann", FeedQuery(enrichment: Enrichment())).activities.first
      )
      try expectEqual(
        entry.notEnriched,
        [
          "actor": .user("nobody"), "object": .object(collection: "tweet", id: "none"),
          "inner": .activity("11111111-2222-1333-8444-555555555555"), "odd": .activity("no-uuid"),
        ]
      )
    },
    ContractCase("reactions come along as asked: own, latest and counts") { backend in
      let tweet = try await backend.tweet("ann", 1)
      for number in 0..<7 { _ = try await backend.react("like", on: tweet.id, by: "u\(number)") }
      let mine = try await backend.react("comment", on: tweet.id, by: "u1")
      let flags = Enrichment(userID: "u1", ownReactions: true, recentReactions: true, reactionCounts: true)
      let entry = try unwrap(
        try await backend.read("user:ann", FeedQuery(enrichment: flags)).activities.first
      )
      let reactions = try unwrap(entry.reactions)
      try expectEqual(reactions.counts, ["like": 7, "comment": 1])
      try expectEqual(reactions.own?["like"]?.map(\.userID), ["u1"])
      try expectEqual(reactions.own?["comment"]?.map(\.id), [mine.id])
      try expectEqual(reactions.latest?["like"]?.map(\.userID), ["u6", "u5", "u4", "u3", "u2"])
      let next = try unwrap(try unwrap(reactions.latestNext["like"]))
      try expectEqual(try await backend.reactions(next).reactions.map(\.userID), ["u1", "u0"])
      try expect(reactions.latestNext["comment"] ?? nil == nil, "there are no more comments")
    },
    ContractCase("without a user, own reactions are everybody's; kinds narrow all parts") { backend in
      let tweet = try await backend.tweet("ann", 1)
      _ = try await backend.react("like", on: tweet.id, by: "bob")
      _ = try await backend.react("comment", on: tweet.id, by: "eve")
      let flags = Enrichment(ownReactions: true, recentReactions: true, reactionCounts: true, kinds: ["like"])
      let entry = try unwrap(try await backend.activities([.id(tweet.id)], enrichment: flags).first)
      try expectEqual(entry.reactions?.own?.mapValues(\.count), ["like": 1])
      try expectEqual(entry.reactions?.latest?.mapValues(\.count), ["like": 1])
      try expectEqual(entry.reactions?.counts, ["like": 1])
    },
    ContractCase("parts that were not asked for are absent; asked ones are empty") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let entry = try unwrap(
        try await backend.activities([.id(tweet.id)], enrichment: Enrichment(reactionCounts: true)).first
      )
      try expectEqual(entry.reactions?.counts, [:])
      try expect(entry.reactions?.own == nil && entry.reactions?.latest == nil, "more than was asked for")
    },
    ContractCase("groups are enriched like activities") { backend in
      _ = try await backend.addUser("ann", data: ["name": "Ann"], orGet: false)
      try await backend.add([.tweet("ann", 1)], to: "aggregated:x")
      let page = try await backend.read(
        "aggregated:x",
        FeedQuery(enrichment: Enrichment(reactionCounts: true))
      )
      let entry = try unwrap(page.groups.first?.activities.first)
      try expect(entry.isEnriched && entry.values["actor"] != nil, "the actor is not enriched")
      try expectEqual(entry.reactions?.counts, [:])
    },
  ]
}

import FeedCore

extension FeedContract {
  /// What a backend that acts for a user lets that user change.
  static let ownershipCases = [
    ContractCase("a user changes their own activity") { backend in
      let ann = backend.acting(as: "ann")
      let tweet = try await ann.add([.tweet("ann", 1)], to: "user:ann")[0]
      try await ann.add([.tweet("ann", 1, custom: ["n": 1])], to: "user:ann")
      try await ann.update([NewActivity.tweet("ann", 1, custom: ["n": 2])])
      let patched = try await ann.update([ActivityPatch(.id(tweet.id), set: ["m": 3])])
      try expectEqual(patched.first?.custom, ["n": 2, "m": 3])
      let change = TargetUpdate(
        .foreign(id: tweet.foreignID, time: tweet.time),
        .edit(adding: ["notification:bob"], removing: [])
      )
      try expectEqual(
        try await ann.updateTargets([change], of: "user:ann").first?.added,
        ["notification:bob"]
      )
    },
    ContractCase("nobody changes somebody else's activity") { backend in
      let bob = backend.acting(as: "bob")
      let tweet = try await backend.add([.tweet("ann", 1, custom: ["n": 1])], to: "user:ann")[0]
      var copy = NewActivity.tweet("ann", 1)
      copy.actor = "SU:bob"
      try await expectError(.notAllowed) { try await bob.add([copy], to: "user:bob") }
      try await expectError(.notAllowed) { try await bob.update([copy]) }
      try await expectError(.notAllowed) {
        _ = try await bob.update([ActivityPatch(.id(tweet.id), set: ["n": 2])])
      }
      let change = TargetUpdate(
        .foreign(id: tweet.foreignID, time: tweet.time),
        .edit(adding: ["user:bob"], removing: [])
      )
      try await expectError(.notAllowed) { _ = try await bob.updateTargets([change], of: "user:bob") }
      let stored = try await backend.activities([.id(tweet.id)], enrichment: nil).first?.activity
      try expectEqual(stored, tweet)
      try expectEqual(try await backend.objects(in: "user:bob"), [])
    },
    ContractCase("nobody writes in somebody else's name") { backend in
      let bob = backend.acting(as: "bob")
      try await expectError(.notAllowed) { try await bob.add([.tweet("ann", 1)], to: "user:bob") }
      try expectEqual(try await backend.objects(in: "user:bob"), [])
    },
    ContractCase("of many activities one that is somebody else's keeps all from changing") { backend in
      let ann = try await backend.tweet("ann", 1)
      let own = try await backend.tweet("bob", 2)
      try await expectError(.notAllowed) {
        _ = try await backend.acting(as: "bob").update(
          [own, ann].map { ActivityPatch(.id($0.id), set: ["n": 1]) }
        )
      }
      let stored = try await backend.activities([.id(own.id), .id(ann.id)], enrichment: nil)
      try expectEqual(stored.map(\.activity.custom), [[:], [:]])
    },
    ContractCase("only its user changes a reaction") { backend in
      let tweet = try await backend.tweet("ann", 1)
      let like = try await backend.add(NewReaction(kind: "like", on: .activity(tweet.id), userID: "ann"))
      let (ann, bob) = (backend.acting(as: "ann"), backend.acting(as: "bob"))
      try await expectError(.notAllowed) { try await bob.update(ReactionUpdate(id: like.id, data: ["n": 1])) }
      try await expectError(.notAllowed) { try await bob.deleteReaction(like.id, softly: true) }
      try await expectError(.notAllowed) { try await bob.deleteReaction(like.id, softly: false) }
      try expectEqual(try await ann.update(ReactionUpdate(id: like.id, data: ["n": 2])).data, ["n": 2])
      try await ann.deleteReaction(like.id, softly: true)
      try await expectError(.notAllowed) { try await bob.restoreReaction(like.id) }
      try await ann.restoreReaction(like.id)
      try await ann.deleteReaction(like.id, softly: false)
      try await expectError(.notFound) { try await bob.deleteReaction(like.id, softly: false) }
    },
    ContractCase("only its owner changes an object") { backend in
      let (ann, bob) = (backend.acting(as: "ann"), backend.acting(as: "bob"))
      _ = try await backend.addObject("food", id: "1", data: ["n": 1], ownerID: "ann")
      _ = try await backend.addObject("food", id: "2", data: ["n": 1], ownerID: nil)
      for id in ["1", "2"] {
        try await expectError(.notAllowed) { _ = try await bob.updateObject("food", id: id, data: ["n": 2]) }
        try await expectError(.notAllowed) { try await bob.deleteObject("food", id: id) }
      }
      try expectEqual(try await backend.object("food", id: "1").data, ["n": 1])
      try expectEqual(try await ann.updateObject("food", id: "1", data: ["n": 3]).data, ["n": 3])
      try await ann.deleteObject("food", id: "1")
      try await expectError(.notFound) { try await ann.deleteObject("food", id: "1") }
    },
    ContractCase("users change themselves alone") { backend in
      let (ann, bob) = (backend.acting(as: "ann"), backend.acting(as: "bob"))
      _ = try await ann.addUser("ann", data: ["n": 1], orGet: false)
      try await expectError(.notAllowed) { _ = try await bob.updateUser("ann", data: ["n": 2]) }
      try await expectError(.notAllowed) { try await bob.deleteUser("ann") }
      try expectEqual(try await ann.updateUser("ann", data: ["n": 3]).data, ["n": 3])
      try await ann.deleteUser("ann")
    },
  ]
}

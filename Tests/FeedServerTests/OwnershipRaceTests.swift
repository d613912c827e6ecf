import FeedCore
import StreamAPI
import Testing

/// Who owns something is decided when it is changed: in between it may have been deleted and made by somebody
/// else.
@Suite struct OwnershipRaceTests {
  private static let rounds = 150

  @Test func anObjectThatChangedHandsIsNotOverwritten() async throws {
    try await TestServer.run { server in
      let (owner, ann) = (server.client(), server.client().acting(as: "ann"))
      for round in 0..<Self.rounds {
        let id = "\(round)"
        _ = try await owner.addObject("food", id: id, data: ["by": "ann"], ownerID: "ann")
        async let write: Void = {
          for _ in 0..<3 { _ = try? await ann.updateObject("food", id: id, data: ["by": "ann"]) }
        }()
        try await owner.deleteObject("food", id: id)
        _ = try await owner.addObject("food", id: id, data: ["by": "bob"], ownerID: "bob")
        await write
        let stored = try await server.engine.object("food", id: id)
        #expect(stored.ownerID == "bob" && stored.data == ["by": "bob"], "round \(round)")
      }
    }
  }

  @Test func anActivityThatChangedHandsIsNotOverwritten() async throws {
    try await TestServer.run { server in
      let (owner, ann) = (server.client(), server.client().acting(as: "ann"))
      for round in 0..<Self.rounds {
        func activity(_ actor: String) -> NewActivity {
          NewActivity(
            actor: "SU:\(actor)",
            verb: "say",
            object: "\(round)",
            foreignID: "round:\(round)",
            time: Timestamp(microseconds: 1_700_000_000_000_000 + Int64(round)),
            custom: ["by": .string(actor)]
          )
        }
        let id = try await owner.add([activity("ann")], to: "user:x")[0].id
        async let write: Void = {
          for _ in 0..<3 { _ = try? await ann.update([ActivityPatch(.id(id), set: ["by": "ann"])]) }
        }()
        try await owner.remove(id, from: "user:x")
        _ = try await owner.add([activity("bob")], to: "user:x")
        await write
        let stored = try await owner.activities([.id(id)], enrichment: nil).first?.activity
        #expect(stored?.actor == "SU:bob" && stored?.custom == ["by": "bob"], "round \(round)")
      }
    }
  }

  @Test func aReactionThatChangedHandsIsNotOverwritten() async throws {
    try await TestServer.run { server in
      let (owner, ann) = (server.client(), server.client().acting(as: "ann"))
      let tweet = try await owner.add([NewActivity(actor: "SU:x", verb: "say", object: "1")], to: "user:x")[0]
      for round in 0..<Self.rounds {
        func reaction(_ user: String) -> NewReaction {
          NewReaction(kind: "say", on: .activity(tweet.id), userID: user, data: ["by": .string(user)])
        }
        var first = reaction("ann")
        var second = reaction("bob")
        let id = ActivityID(
          time: Timestamp(microseconds: 1_700_000_000_000_000 + Int64(round)),
          low: 0x8080 << 48
        )
        first.id = id.description
        second.id = id.description
        _ = try await owner.add(first)
        async let write: Void = {
          for _ in 0..<3 {
            _ = try? await ann.update(ReactionUpdate(id: id.description, data: ["by": "ann"]))
          }
        }()
        try await owner.deleteReaction(id.description, softly: false)
        _ = try await owner.add(second)
        await write
        let stored = try await owner.reaction(id.description)
        #expect(stored.userID == "bob" && stored.data == ["by": "bob"], "round \(round)")
      }
    }
  }
}

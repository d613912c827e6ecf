import FeedCore
import Testing

@testable import FeedServer

/// Erasing and exporting what one person did. See “Personal data” in the article “Journals and personal data”
/// of FeedServer.
@Suite struct PrivacyTests {
  private func like(_ server: TestServer, by user: String = "bob") async throws -> Reaction {
    let stored = try await server.engine.add(
      [NewActivity(actor: "SU:ann", verb: "tweet", object: "o")],
      to: "user:ann"
    )
    return try await server.engine.add(NewReaction(kind: "like", on: .activity(stored[0].id), userID: user))
  }

  @Test func reactionsCanBeHiddenInsteadOfErased() async throws {
    try await TestServer.run { server in
      let hidden = try await like(server)
      let erased = try await like(server)
      let path = "data_privacy/delete_reactions/"
      let soft = try await server.ask("POST", path, ["ids": [.string(hidden.id)], "soft_delete": true])
      #expect(soft.status == 201)
      #expect(try await server.engine.reaction(hidden.id).deletedAt != nil)
      try await server.engine.restoreReaction(hidden.id)
      #expect(try await server.engine.reaction(hidden.id).deletedAt == nil)
      _ = try await server.ask("POST", path, ["ids": [.string(erased.id)], "soft_delete": false])
      #expect(try await server.engine.reactions([erased.id], includingDeleted: true).isEmpty)
    }
  }

  /// An erasure that broke off names again what is gone already.
  @Test(arguments: [true, false])
  func anErasureCanBeRepeated(softly: Bool) async throws {
    try await TestServer.run { server in
      let reactions = [try await like(server), try await like(server)]
      let unknown = "24f9d500-bb87-11e5-8080-80012ce3cc51"
      let ids = ([unknown, "no id at all"] + reactions.map(\.id)).map { JSONValue.string($0) }
      for _ in 0..<2 {
        let reply = try await server.ask(
          "POST",
          "data_privacy/delete_reactions/",
          ["ids": .array(ids), "soft_delete": .bool(softly)]
        )
        #expect(reply.status == 201)
      }
      let left = try await server.engine.reactions(reactions.map(\.id), includingDeleted: true)
      #expect(left.count == (softly ? 2 : 0) && left.allSatisfy { $0.deletedAt != nil })
    }
  }

  @Test func activitiesThatAreGoneArePassedOverAndBadOnesRefusedFirst() async throws {
    try await TestServer.run { server in
      let stored = try await server.engine.add(
        [NewActivity(actor: "SU:ann", verb: "tweet", object: "o")],
        to: "user:ann"
      )[0]
      let known: JSONValue = ["id": .string(stored.id.description)]
      let unknown: JSONValue = ["id": "24f9d500-bb87-11e5-8080-80012ce3cc51"]
      let path = "data_privacy/delete_activities/"
      let bad = try await server.ask("POST", path, ["activities": [known, ["id": "no id"]]])
      #expect(bad.status == 400)
      #expect(try await server.engine.activities([.id(stored.id)], enrichment: nil).count == 1)
      for _ in 0..<2 {
        #expect(try await server.ask("POST", path, ["activities": [unknown, known]]).status == 201)
      }
      #expect(try await server.engine.activities([.id(stored.id)], enrichment: nil).isEmpty)
    }
  }

  @Test func anExportNamesEverythingWhereverItIs() async throws {
    try await TestServer.run { server in
      var expected: Set<String> = []
      for (feed, actor) in [
        ("user:ann", "SU:ann"), ("user:bob", "SU:ann"), ("flat:team", "ann"), ("notification:eve", "SU:ann"),
        ("aggregated:x", "ann"),
      ] as [(FeedID, String)] {
        let stored = try await server.engine.add(
          [NewActivity(actor: actor, verb: "v", object: "o")],
          to: feed
        )
        expected.insert(stored[0].id.description)
      }
      _ = try await server.engine.add([NewActivity(actor: "SU:anna", verb: "v", object: "o")], to: "user:ann")
      let (shown, hidden) = (try await like(server, by: "ann"), try await like(server, by: "ann"))
      try await server.engine.deleteReaction(hidden.id, softly: true)
      for stored in try await server.engine.read("user:ann", FeedQuery()).activities
      where stored.activity.actor == "SU:ann" {
        expected.insert(stored.id.description)
      }
      let export = try #require(try await server.ask("GET", "data_privacy/export_ids/ann").json?["export"])
      let ids = export["activity_ids"]?.arrayValue?.compactMap(\.stringValue) ?? []
      #expect(Set(ids) == expected && ids.count == expected.count)
      #expect(export["activity_count"]?.intValue == expected.count)
      let reactions = export["reaction_ids"]?.arrayValue?.compactMap(\.stringValue) ?? []
      #expect(reactions == [shown.id, hidden.id])
      #expect(export["reaction_count"] == 2)
    }
  }

  /// More than is read at once, in both spellings of the actor.
  @Test func anExportIsReadInPortions() async throws {
    try await TestServer.run { server in
      let activities = (0..<2100).map { number in
        NewActivity(
          actor: number % 3 == 0 ? "ann" : "SU:ann",
          verb: "v",
          object: "o",
          foreignID: "\(number)",
          time: Timestamp(microseconds: 1_700_000_000_000_000 + Int64(number / 2))
        )
      }
      let stored = try await server.engine.batch { try $0.add(activities, to: "flat:team") }
      let export = try #require(try await server.ask("GET", "data_privacy/export_ids/ann").json?["export"])
      let ids = export["activity_ids"]?.arrayValue?.compactMap(\.stringValue) ?? []
      #expect(ids == stored.map(\.id).sorted().map(\.description))
    }
  }

  /// java looks for what a server did in the name of a user.
  @Test func theAuditLogNamesTheActorOfWhatAServerDid() async throws {
    try await TestServer.run { server in
      let body: JSONValue = ["actor": "SU:ann", "verb": "v", "object": "o"]
      let added = try await server.ask("POST", "feed/user/ann/", body)
      let id = try #require(added.json?["id"]?.stringValue)
      let reaction = try await server.ask(
        "POST",
        "reaction/",
        ["kind": "like", "activity_id": .string(id), "user_id": "bob"]
      )
      let reactionID = try #require(reaction.json?["id"]?.stringValue)
      _ = try await server.ask("POST", "activity/", ["id": .string(id), "set": ["x": 1]])
      _ = try await server.ask("DELETE", "reaction/\(reactionID)/")
      _ = try await server.ask("DELETE", "feed/user/ann/\(id)/")
      func actions(of user: String) async throws -> [String?] {
        let logs = try await server.ask("GET", "audit_logs/?user_id=\(user)").json?["audit_logs"]?.arrayValue
        return (logs ?? []).map { $0["action"]?.stringValue }
      }
      #expect(try await actions(of: "ann") == ["delete", "update", "create"])
      #expect(try await actions(of: "bob") == ["delete", "create"])
      #expect(try await actions(of: "eve").isEmpty)
      let far = try await server.ask("GET", "audit_logs/?user_id=ann&next=\(Int.max)")
      #expect(far.json?["audit_logs"] == [])
    }
  }
}

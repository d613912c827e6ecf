import FeedCore
import StreamAPI
import Testing

@testable import FeedServer

/// What Stream documents as refused, and what a server must not keep whole. See “Sizes of what is stored” in
/// the article “Limits” of FeedServer.
@Suite struct ContentLimitTests {
  private static let long = String(repeating: "x", count: 11_000)

  private static func activity(_ custom: [String: JSONValue] = [:], verb: String = "v") -> JSONValue {
    .object(["actor": "SU:ann", "verb": .string(verb), "object": "o"].merging(custom) { $1 })
  }

  @Test(arguments: ["a b", "a.b", "..", "a/b", "a:b", "a\u{0}b", String(repeating: "a", count: 256)])
  func aUserIDThatNoFeedCouldHaveIsRefused(_ id: String) async throws {
    try await TestServer.run { server in
      let user: JSONValue = ["id": .string(id), "data": [:]]
      let added = try await server.ask("POST", "user/", user)
      #expect(added.status == 400 && added.json?["code"] == 4)
      #expect(try await server.ask("POST", "user/?get_or_create=true", user).status == 400)
      #expect(try await server.ask("POST", "users/", ["users": [["id": "fine"], user]]).status == 400)
      #expect(try await server.engine.searchUsers(nil, limit: 9, afterID: nil).isEmpty)
      #expect(try await server.ask("POST", "user/", ["id": "bob-1_Å", "data": [:]]).status == 201)
    }
  }

  @Test func aVerbHasAtMost255Bytes() async throws {
    try await TestServer.run { server in
      let (fits, tooLong) = (String(repeating: "ä", count: 127) + "x", String(repeating: "ä", count: 128))
      #expect(try await server.ask("POST", "feed/user/ann/", Self.activity(verb: fits)).status == 201)
      let bad = Self.activity(["foreign_id": "f", "time": "2018-12-21T09:45:42"], verb: tooLong)
      #expect(try await server.ask("POST", "feed/user/ann/", bad).status == 400)
      #expect(try await server.ask("POST", "feed/user/ann/", ["activities": [bad]]).status == 400)
      #expect(try await server.ask("POST", "activities/", ["activities": [bad]]).status == 400)
      let many: JSONValue = ["activity": bad, "feeds": ["user:bob"]]
      let reply = try await server.ask("POST", "feed/add_to_many/", many)
      #expect(reply.status == 400 && reply.json?["exception_fields"]?["verb"] != nil)
    }
  }

  @Test func aLookUpNamesAtMost100() async throws {
    try await TestServer.run { server in
      let id = "24f9d500-bb87-11e5-8080-80012ce3cc51"
      func list(_ text: String, _ count: Int) -> String {
        Array(repeating: text, count: count).joined(separator: ",")
      }
      func paths(_ count: Int) -> [String] {
        [
          "activities/?ids=\(list(id, count))", "enrich/activities/?ids=\(list(id, count))",
          "activities/?foreign_ids=\(list("f", count))&timestamps=\(list("2018-12-21T09:45:42", count))",
          "users/?ids=\(list("u", count))", "collections/?foreign_ids=\(list("food:1", count))",
          "reaction/get_many/?ids=\(list(id, count))",
        ]
      }
      for (fits, tooMany) in zip(paths(100), paths(101)) {
        let (found, refused) = (try await server.ask("GET", fits), try await server.ask("GET", tooMany))
        #expect(found.status == 200 && refused.status == 400, "\(fits.prefix(30))")
      }
    }
  }

  /// The client asks again for what does not fit into one look-up.
  @Test func theClientLooksUpAnyNumber() async throws {
    try await TestServer.run { server in
      let names = (0..<230).map { "user\($0)" }
      let client = server.client()
      _ = try await client.addUsers(names.map { NewUser(id: $0) }, overriding: false)
      #expect(try await client.users(names).map(\.id) == names)
      try await client.upsertObjects(["food": names.map { ["id": .string($0)] }])
      #expect(try await client.objects(names.map { "food:\($0)" }).map(\.id) == names)
      let stored = try await client.add(
        names.map { NewActivity(actor: "SU:ann", verb: "v", object: $0) },
        to: "user:ann"
      )
      let keys = stored.map { ActivityKey.id($0.id) }
      #expect(try await client.activities(keys, enrichment: nil).map(\.id) == stored.map(\.id))
      var reactions: [String] = []
      for _ in 0..<101 {
        let like = NewReaction(kind: "like", on: .activity(stored[0].id), userID: "bob")
        reactions.append(try await server.engine.add(like).id)
      }
      #expect(try await client.reactions(reactions, includingDeleted: false).map(\.id) == reactions)
    }
  }

  @Test func streamsLimitsCanBeHeld() async throws {
    var limits = ServerLimits()
    limits.content = .stream
    try await TestServer.run(limits: limits) { server in
      let big = Self.activity(["text": .string(Self.long)])
      #expect(try await server.ask("POST", "feed/user/ann/", big).status == 400)
      let stored = try await server.ask("POST", "feed/user/ann/", Self.activity(["text": "short"]))
      let id = try #require(stored.json?["id"])
      let patch: JSONValue = ["id": id, "set": ["text": .string(Self.long)]]
      #expect(try await server.ask("POST", "activity/", patch).status == 400)
      let comment: JSONValue = [
        "kind": "comment", "activity_id": id, "user_id": "bob", "data": ["text": .string(Self.long)],
      ]
      #expect(try await server.ask("POST", "reaction/", comment).status == 400)
    }
  }

  @Test func otherwiseTheyAreGenerous() async throws {
    try await TestServer.run { server in
      let big = Self.activity(["text": .string(String(repeating: "x", count: 200_000))])
      let stored = try await server.ask("POST", "feed/user/ann/", big)
      #expect(stored.status == 201)
      let huge = JSONValue.string(String(repeating: "x", count: 300_000))
      #expect(try await server.ask("POST", "feed/user/ann/", Self.activity(["text": huge])).status == 400)
      let id = try #require(stored.json?["id"])
      let comment: JSONValue = ["kind": "c", "activity_id": id, "user_id": "bob", "data": ["text": huge]]
      #expect(try await server.ask("POST", "reaction/", comment).status == 400)
      #expect(try await server.ask("POST", "user/", ["id": "bob", "data": ["x": huge]]).status == 400)
      #expect(try await server.ask("POST", "collections/food/", ["data": ["x": huge]]).status == 400)
      let upsert: JSONValue = ["data": ["food": [["id": "1", "x": huge]]]]
      #expect(try await server.ask("POST", "collections/", upsert).status == 400)
    }
  }

  /// A few objects, referred to again and again, would fill any memory.
  @Test func whatReferencesMakeOfAPageIsBounded() async throws {
    try await TestServer.run { server in
      let large = JSONValue.string(String(repeating: "x", count: 200_000))
      try await server.engine.upsertObjects(["food": [["id": "1", "text": large]]])
      let inner = (0..<40).map { ("i\($0)", JSONValue.string("SO:food:1")) }
      let stored = try await server.engine.add(
        [
          NewActivity(
            actor: "SU:ann",
            verb: "v",
            object: "o",
            custom: Dictionary(uniqueKeysWithValues: inner)
          )
        ],
        to: "user:ann"
      )
      let outer = (0..<40).map { ("o\($0)", JSONValue.string("SA:\(stored[0].id)")) }
      let changes = try await server.engine.changes(of: ["user:ann"])
      let added = try await server.engine.add(
        [
          NewActivity(
            actor: "SU:ann",
            verb: "v",
            object: "o",
            custom: Dictionary(uniqueKeysWithValues: outer)
          )
        ],
        to: "user:ann"
      )
      // 320 MB, of 400 KB that are stored.
      let page = try await server.ask("GET", "enrich/feed/user/ann/", as: "ann")
      #expect(page.status == 413 && page.json?["code"] == 18)
      #expect(try await server.ask("GET", "feed/user/ann/", as: "ann").status == 200)
      var iterator = changes.makeAsyncIterator()
      var change = await iterator.next()
      while let next = change, next.new.first?.id != added[0].id { change = await iterator.next() }
      let bytes = try #require(change).wireBytes(appID: "1")
      #expect(bytes.count < 10_000)
      let sent = try JSONParser.parse(String(decoding: bytes, as: UTF8.self))
      #expect(sent["new"]?.arrayValue?.first?["o7"] == .string("SA:\(stored[0].id)"))
    }
  }

  @Test(arguments: [[:], ["set": [:]], ["unset": []], ["set": [:], "unset": []]] as [JSONValue])
  func aPartialUpdateChangesSomething(_ change: JSONValue) async throws {
    try await TestServer.run { server in
      let stored = try await server.ask("POST", "feed/user/ann/", Self.activity(["x": 1]))
      let id = try #require(stored.json?["id"])
      let empty = JSONValue.object(["id": id].merging(change.objectValue ?? [:]) { $1 })
      let alone = try await server.ask("POST", "activity/", empty)
      #expect(alone.status == 400 && alone.json?["code"] == 4)
      let listed = try await server.ask(
        "POST",
        "activity/",
        ["changes": [["id": id, "unset": ["x"]], empty]]
      )
      #expect(listed.status == 400)
      let read = try await server.ask("GET", "activities/?ids=\(id.stringValue ?? "")")
      #expect(read.json?["results"]?.arrayValue?.first?["x"] == 1)
    }
  }

  /// Five of these took the server from 562 MB to 2.6 GB.
  @Test func eventsOfAnySizeAreNotKept() async throws {
    try await TestServer.run { server in
      let huge = JSONValue.string(String(repeating: "x", count: 100_000))
      let engagement: JSONValue = ["content_list": [["content": "post:1", "label": huge]]]
      #expect(try await server.ask("POST", "analytics/engagement/", engagement, as: "ann").status == 400)
      let flag: JSONValue = ["entity_type": "stream:user", "entity_id": "bob", "reason": huge]
      #expect(try await server.ask("POST", "moderation/flag/", flag, as: "ann").status == 400)
      #expect(try await server.ask("POST", "moderation/status/", ["x": huge]).status == 400)
      #expect(try await server.ask("POST", "personalization/meta/", ["data": huge]).status == 400)
      let small: JSONValue = ["content_list": [["content": "post:1", "label": "click"]]]
      let many = try await server.ask("POST", "analytics/engagement/", small, as: "ann")
      #expect((200..<300).contains(many.status))
      let kept = await server.services.analytics.newest(limit: 9) { _ in .include }
      #expect(kept.count == 1 && kept.first?["event"] == small)
    }
  }
}

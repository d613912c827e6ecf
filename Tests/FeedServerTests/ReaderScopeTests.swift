import FeedCore
import StreamAuth
import Testing

@testable import FeedServer

/// What a user may read apart from feeds: by id, in lists of reactions, and inside other things.
@Suite struct ReaderScopeTests {
  /// Activities of bob, by where they are.
  private struct Stored {
    var inPublic: Activity
    var inPrivate: Activity
    var inTimeline: Activity
    /// Targeted to ann.
    var toAnn: Activity
  }

  private func store(_ server: TestServer) async throws -> Stored {
    func add(_ feed: FeedID, to: [FeedID] = []) async throws -> Activity {
      let new = NewActivity(
        actor: "SU:bob",
        verb: "tweet",
        object: "o",
        foreignID: "f:\(feed)",
        time: Timestamp(microseconds: 1_700_000_000_000_000),
        to: to
      )
      return try await server.engine.add([new], to: feed)[0]
    }
    return Stored(
      inPublic: try await add("user:bob"),
      inPrivate: try await add("notification:carl"),
      inTimeline: try await add("timeline:bob"),
      toAnn: try await add("flat:bob", to: ["notification:ann"])
    )
  }

  private func readable(_ server: TestServer, _ user: String?, _ activities: [Activity]) async throws
    -> [JSONValue]
  {
    let ids = activities.map(\.id.description).joined(separator: ",")
    let names = activities.map(\.foreignID).joined(separator: ",")
    let times = activities.map { _ in "2023-11-14T22:13:20" }.joined(separator: ",")
    let plain = try await server.ask("GET", "activities/?ids=\(ids)", as: user)
    let enriched = try await server.ask("GET", "enrich/activities/?ids=\(ids)", as: user)
    let named = try await server.ask("GET", "activities/?foreign_ids=\(names)&timestamps=\(times)", as: user)
    let results = [plain, enriched, named].map {
      ($0.json?["results"]?.arrayValue ?? []).compactMap { $0["id"] }
    }
    #expect(results[0] == results[1] && results[0] == results[2])
    return results[0]
  }

  @Test func activitiesByID() async throws {
    try await TestServer.run { server in
      let stored = try await store(server)
      let all = [stored.inPublic, stored.inPrivate, stored.inTimeline, stored.toAnn]
      func ids(_ activities: Activity...) -> [JSONValue] { activities.map { .string($0.id.description) } }
      #expect(try await readable(server, "ann", all) == ids(stored.inPublic, stored.toAnn))
      #expect(try await readable(server, "carl", all) == ids(stored.inPublic, stored.inPrivate))
      #expect(try await readable(server, "eve", all) == ids(stored.inPublic))
      // The actor, and the app.
      #expect(try await readable(server, "bob", all).count == 4)
      #expect(try await readable(server, nil, all).count == 4)
    }
  }

  /// What a feed of theirs received by following, they have read there.
  @Test func whatFollowingBroughtIsReadable() async throws {
    try await TestServer.run { server in
      let early = try await store(server)
      try await server.engine.follow([
        FollowRequest("timeline:ann", follows: "flat:team", activityCopyLimit: 1),
        FollowRequest("timeline:eve", follows: "flat:team", activityCopyLimit: 0),
      ])
      let tweets = (0..<3).map {
        NewActivity(
          actor: "SU:bob",
          verb: "tweet",
          object: "o",
          foreignID: "t\($0)",
          time: Timestamp(microseconds: 1_700_000_000_000_000)
        )
      }
      let late = try await server.engine.add([tweets[0]], to: "flat:team")
      #expect(try await readable(server, "ann", late).count == 1)
      #expect(try await readable(server, "eve", late).count == 1)
      #expect(try await readable(server, "carl", late).isEmpty)
      try await server.engine.unfollow([UnfollowRequest("timeline:eve", unfollows: "flat:team")])
      #expect(try await readable(server, "eve", late).isEmpty)
      // Copied when the follow began: the newest one only.
      try await server.engine.follow([
        FollowRequest("timeline:dave", follows: "flat:team", activityCopyLimit: 1)
      ])
      #expect(try await readable(server, "dave", late).count == 1)
      #expect(try await readable(server, "dave", [early.toAnn]).isEmpty)
    }
  }

  @Test func reactionsByIDAndInLists() async throws {
    try await TestServer.run { server in
      let stored = try await store(server)
      func react(_ activity: Activity, _ user: String) async throws -> Reaction {
        try await server.engine.add(
          NewReaction(kind: "comment", on: .activity(activity.id), userID: user, data: ["text": "secret"])
        )
      }
      let open = try await react(stored.inPublic, "bob")
      let closed = try await react(stored.inPrivate, "bob")
      let own = try await react(stored.inPrivate, "ann")
      let reply = try await server.engine.add(
        NewReaction(kind: "comment", on: .reaction(own.id), userID: "bob", data: ["text": "secret"])
      )
      func list(_ path: String, as user: String?) async throws -> [String] {
        let answer = try await server.ask("GET", "reaction/\(path)", as: user)
        #expect(answer.status == 200)
        return (answer.json?["results"] ?? answer.json?["reactions"])?.arrayValue?
          .compactMap { $0["id"]?.stringValue } ?? []
      }
      for reaction in [open, own] {
        #expect(try await server.ask("GET", "reaction/\(reaction.id)/", as: "ann").status == 200)
      }
      for reaction in [closed, reply] {
        #expect(try await server.ask("GET", "reaction/\(reaction.id)/", as: "ann").status == 404)
        #expect(try await server.ask("GET", "reaction/\(reaction.id)/", as: "bob").status == 200)
        #expect(try await server.ask("GET", "reaction/\(reaction.id)/", as: "carl").status == 200)
        #expect(try await server.ask("GET", "reaction/\(reaction.id)/").status == 200)
      }
      let ids = [open, closed, own, reply].map(\.id).joined(separator: ",")
      #expect(try await list("get_many/?ids=\(ids)", as: "ann") == [open.id, own.id])
      #expect(try await list("user_id/bob/", as: "ann") == [open.id])
      #expect(try await list("user_id/bob/comment/", as: "eve") == [open.id])
      #expect(try await list("user_id/bob/", as: "carl") == [reply.id, closed.id, open.id])
      #expect(try await list("user_id/bob/", as: nil) == [reply.id, closed.id, open.id])
      let path = "activity_id/\(stored.inPrivate.id)/?with_activity_data=true"
      #expect(try await list(path, as: "ann") == [own.id])
      #expect(try await list("activity_id/\(stored.inPrivate.id)/?filter_user_id=bob", as: "ann").isEmpty)
      #expect(try await list(path, as: "carl") == [own.id, closed.id])
      #expect(try await server.ask("GET", "reaction/\(path)", as: "ann").json?["activity"] == nil)
      #expect(try await list("reaction_id/\(own.id)/", as: "ann").isEmpty)
      #expect(try await list("reaction_id/\(own.id)/", as: "bob") == [reply.id])
      // Nothing of the reply inside the reaction that it is a reply to.
      for path in ["reaction/\(own.id)/", "reaction/user_id/ann/", "reaction/\(path)"] {
        let answer = try await server.ask("GET", path, as: "ann").json
        #expect(!JSONWriter.text(answer ?? .null).contains(reply.id), "\(path)")
      }
    }
  }

  /// A page of a user's reactions goes on behind many that are not readable.
  @Test func pagesOfAUsersReactionsGoOn() async throws {
    try await TestServer.run { server in
      let stored = try await store(server)
      var open: [String] = []
      for number in 0..<260 {
        let activity = number % 60 == 7 ? stored.inPublic : stored.inPrivate
        let like = NewReaction(kind: "like", on: .activity(activity.id), userID: "bob")
        let added = try await server.engine.add(like)
        if number % 60 == 7 { open.insert(added.id, at: 0) }
      }
      let ann = try server.client(ofUser: "ann")
      var seen: [String] = []
      var query: ReactionQuery? = ReactionQuery(.user("bob"), limit: 2)
      while let asked = query {
        let page = try await ann.reactions(asked)
        #expect(page.reactions.count <= 2)
        seen += page.reactions.map(\.id)
        query = page.next
      }
      #expect(seen == open)
    }
  }

  /// Otherwise anybody could read an activity or a reaction by posting a reference to it.
  @Test func referencesRevealNothing() async throws {
    try await TestServer.run { server in
      let stored = try await store(server)
      let secret = try await server.engine.add(
        NewReaction(
          kind: "comment",
          on: .activity(stored.inPrivate.id),
          userID: "bob",
          data: ["text": "hush"]
        )
      )
      let body: JSONValue = [
        "verb": "v", "object": .string("SA:\(stored.inPrivate.id)"), "other": .string("SR:\(secret.id)"),
        "fine": .string("SA:\(stored.inPublic.id)"),
      ]
      let session = try await BayeuxSession.start(server)
      let token = StreamToken.sign(.user("ann"), secret: TestServer.secret)
      _ = try await session.subscribe("userann", token: token)
      let added = try await server.ask("POST", "feed/user/ann/", body, as: "ann")
      let id = try #require(added.json?["id"]?.stringValue)
      let page = try await server.ask("GET", "enrich/feed/user/ann/", as: "ann").json?["results"]?.arrayValue?
        .first
      let alone = try await server.ask("GET", "enrich/activities/?ids=\(id)", as: "ann").json?["results"]?
        .arrayValue?.first
      let pushed = try await session.connect().first?["data"]?["new"]?.arrayValue?.first
      for (place, seen) in [("page", page), ("alone", alone), ("pushed", pushed)] {
        let text = JSONWriter.text(seen ?? .null)
        #expect(seen?["id"]?.stringValue == id, "\(place)")
        #expect(!text.contains("hush") && !text.contains("f:notification:carl"), "\(place): \(text)")
        #expect(seen?["fine"]?["foreign_id"] == "f:user:bob", "\(place)")
      }
      let carl = try await server.ask("GET", "enrich/feed/user/ann/", as: "carl").json?["results"]?
        .arrayValue?.first
      #expect(carl?["object"]?["foreign_id"] == "f:notification:carl")
      #expect(carl?["other"]?["data"]?["text"] == "hush")
    }
  }
}

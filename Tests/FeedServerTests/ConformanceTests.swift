import FeedCore
import FeedServer
import Foundation
import StreamAPI
import StreamAuth
import Testing

/// Responses that the suites of Stream's clients compare word for word.
@Suite struct ConformanceTests {
  private struct Reply {
    var status: Int
    var headers: [String: String]
    var body: [UInt8]

    var json: JSONValue? { try? JSONParser.parse(String(decoding: body, as: UTF8.self)) }
  }

  /// - Parameter user: nil for the app itself.
  private func ask(
    _ server: TestServer,
    _ method: String,
    _ path: String,
    as user: String? = nil,
    headers: [String: String] = [:],
    body: String = ""
  ) async throws -> Reply {
    var headers = headers
    let claims = user.map { TokenClaims.user($0) } ?? .server()
    headers["Authorization"] = StreamToken.sign(claims, secret: TestServer.secret)
    let query = path.contains("?") ? "&api_key=key" : "?api_key=key"
    let answer = try await HTTPTransport().send(
      WireRequest(
        method: method,
        url: "\(server.address)/api/v1.0/\(path)\(query)",
        headers: headers,
        body: Array(body.utf8)
      ),
      timeout: 10
    )
    return Reply(status: answer.status, headers: answer.headers, body: answer.body)
  }

  private static func tweet(_ object: String) -> NewActivity {
    NewActivity(actor: "SU:ann", verb: "tweet", object: object)
  }

  @Test func entriesThatAreNoFollowsAreAnInvalidPayload() async throws {
    try await TestServer.run { server in
      for path in ["follow_many/", "unfollow_many/"] {
        for body in [#"[{"source":"user:1","target":42}]"#, #"{"source":"user:1"}"#, "[1]"] {
          let reply = try await ask(server, "POST", path, body: body)
          #expect(reply.status == 400)
          #expect(reply.json?["exception"] == "InputException")
          #expect(reply.json?["detail"] == "invalid request payload")
          #expect(reply.json?["exception_fields"]?.objectValue?.isEmpty == false)
        }
      }
      let unknown = try await ask(
        server,
        "POST",
        "follow_many/",
        body: #"[{"source":"nowhere:1","target":"user:2"}]"#
      )
      #expect(unknown.json?["code"] == 6)
    }
  }

  @Test func aFeedCanBeEmptied() async throws {
    try await TestServer.run { server in
      for feed: FeedID in ["user:ann", "notification:ann"] {
        for number in 0..<120 { _ = try await server.engine.add([Self.tweet("\(number)")], to: feed) }
        let reply = try await ask(server, "DELETE", "feed/\(feed.group)/\(feed.id)/", as: "ann")
        #expect(reply.status == 200)
        #expect(try await server.engine.read(feed, FeedQuery()).items.count == 0)
      }
      #expect(try await ask(server, "DELETE", "feed/user/bob/", as: "ann").status == 403)
    }
  }

  /// js and ruby compare the activity beside a page of reactions with an enriched one.
  @Test func theActivityOfItsReactionsComesEnriched() async throws {
    try await TestServer.run { server in
      try await server.engine.addUser("ann", data: ["name": "Ann"], orGet: false)
      let stored = try await server.engine.add([Self.tweet("one")], to: "user:ann")[0]
      try await server.engine.add(NewReaction(kind: "like", on: .activity(stored.id), userID: "ann"))
      let path = "reaction/activity_id/\(stored.id)/?with_activity_data=true"
      let activity = try #require(try await ask(server, "GET", path, as: "ann").json?["activity"])
      #expect(activity["actor"]?["data"]?["name"] == "Ann")
      #expect(activity["reaction_counts"] == ["like": 1])
      #expect(activity["latest_reactions"]?["like"]?.arrayValue?.count == 1)
      #expect(activity["own_reactions"]?["like"]?.arrayValue?.count == 1)
      #expect(activity["latest_reactions_extra"]?["like"]?["next"] == "")
    }
  }

  /// java names feeds that the activity may not be in.
  @Test func whatPrivacyDeletesIsGoneFromItsHomesToo() async throws {
    try await TestServer.run { server in
      let stored = try await server.engine.add([Self.tweet("one")], to: "user:ann")[0]
      let reply = try await ask(
        server,
        "POST",
        "data_privacy/delete_activities/",
        body: #"{"activities":[{"id":"\#(stored.id)","remove_from_feeds":["flat:other"]}]}"#
      )
      #expect(reply.status == 201)
      #expect(try await server.engine.activities([.id(stored.id)], enrichment: nil).isEmpty)
    }
  }

  /// java deletes activities of any feed, and names others to remove them from.
  @Test func whatPrivacyDeletesIsGoneWhereverItStands() async throws {
    try await TestServer.run { server in
      let (home, target): (FeedID, FeedID) = ("flat:home", "flat:target")
      var sent = Self.tweet("one")
      sent.to = [target]
      var other = Self.tweet("two")
      other.foreignID = "tweet:2"
      let stored = try await server.engine.add([sent, other], to: home)
      let again = NewActivity(
        actor: "SU:ann",
        verb: "tweet",
        object: "two",
        foreignID: stored[1].foreignID,
        time: stored[1].time
      )
      try await server.engine.add(again, toMany: ["user:bob"])
      let body =
        #"{"activities":[{"id":"\#(stored[0].id)","remove_from_feeds":["user:ann"]},{"id":"\#(stored[1].id)"}]}"#
      let reply = try await ask(server, "POST", "data_privacy/delete_activities/", body: body)
      #expect(reply.status == 201)
      let ids = stored.map { ActivityKey.id($0.id) }
      #expect(try await server.engine.activities(ids, enrichment: nil).isEmpty)
      for feed in [home, target, "user:bob"] {
        #expect(try await server.engine.read(feed, FeedQuery()).activities.isEmpty)
      }
    }
  }

  /// js lets a user follow the timelines of others, and nothing else that they may not read.
  @Test(arguments: [("timeline:bob", 201), ("user:bob", 201), ("flat:bob", 403), ("topic:bob", 403)])
  func whatAUserMayFollow(target: String, status: Int) async throws {
    try await TestServer.run { server in
      let body = #"{"target":"\#(target)"}"#
      let reply = try await ask(server, "POST", "feed/timeline/ann/following/", as: "ann", body: body)
      #expect(reply.status == status)
      let read = try await ask(server, "GET", "feed/timeline/bob/", as: "ann")
      #expect(read.status == 403)
    }
  }

  /// go reads a link back by the names that it wrote.
  @Test func linksToReactionsRepeatTheSpellingOfFlags() async throws {
    try await TestServer.run { server in
      let stored = try await server.engine.add([Self.tweet("one")], to: "user:ann")[0]
      for user in ["ann", "bob"] {
        try await server.engine.add(NewReaction(kind: "like", on: .activity(stored.id), userID: user))
      }
      for name in ["with_own_children_kinds", "withOwnChildrenKinds"] {
        let path = "reaction/activity_id/\(stored.id)/?limit=1&with_own_children=true&\(name)=like"
        let next = try await ask(server, "GET", path).json?["next"]?.stringValue
        #expect(next?.contains("&\(name)=like") == true)
      }
    }
  }

  /// go reads what became of each status; java's audit log has users as `user`.
  @Test func statusesOfABatchAreAnsweredOneByOne() async throws {
    try await TestServer.run { server in
      let body = #"{"updates":[{"entity_id":"7","entity_type":"stream:feeds:v2:activity"}]}"#
      let reply = try await ask(server, "POST", "moderation/status/batch/", body: body)
      #expect(reply.status == 201)
      let result = reply.json?["results"]?.arrayValue?.first
      #expect(result == ["entity_id": "7", "entity_type": "stream:feeds:v2:activity", "success": true])
      _ = try await ask(server, "POST", "user/", body: #"{"id":"user-123","data":{}}"#)
      let logs = try await ask(server, "GET", "audit_logs/?entity_type=user&entity_id=user-123")
      let types = logs.json?["audit_logs"]?.arrayValue?.map { $0["entity_type"] }
      #expect(types == ["user"])
    }
  }

  /// php writes a list of its query with indices.
  @Test func idsMayCarryIndices() async throws {
    try await TestServer.run { server in
      let stored = try await server.engine.add([Self.tweet("one"), Self.tweet("two")], to: "user:ann")
      let path = "activities/?ids%5B0%5D=\(stored[0].id)&ids%5B1%5D=\(stored[1].id)"
      #expect(try await ask(server, "GET", path).json?["results"]?.arrayValue?.count == 2)
    }
  }

  /// go and net send a list of changes, and read the answer as one.
  @Test func targetsChangedInAListAnswerAsOneToo() async throws {
    try await TestServer.run { server in
      let stored = try await server.engine.add([Self.tweet("one")], to: "user:ann")[0]
      let reply = try await ask(
        server,
        "POST",
        "feed_targets/user/ann/activity_to_targets/",
        body: #"[{"id":"\#(stored.id)","added_targets":["flat:x"]}]"#
      )
      #expect(reply.status == 201)
      #expect(reply.json?["activity"]?["id"] == .string(stored.id.description))
      #expect(reply.json?["added"] == ["flat:x"])
      #expect(reply.json?["results"]?.arrayValue?.count == 1)
    }
  }

  /// Flutter sends every list, and reads the names of its own flags out of a link that it puts behind the
  /// address of the API.
  @Test func listsThatAreLeftEmptyAreNotMeant() async throws {
    try await TestServer.run { server in
      let path = "feed_targets/user/ann/activity_to_targets/"
      var new = Self.tweet("one")
      new.to = ["flat:x", "flat:y"]
      let stored = try await server.engine.add([new], to: "user:ann")[0]
      let change = #""id":"\#(stored.id)","added_targets":[],"new_targets":[]"#
      let edited = try await ask(server, "POST", path, body: #"{\#(change),"removed_targets":["flat:x"]}"#)
      #expect(edited.json?["removed"] == ["flat:x"])
      #expect(edited.json?["activity"]?["to"] == ["flat:y"])
      let cleared = try await ask(server, "POST", path, body: #"{\#(change),"removed_targets":[]}"#)
      #expect(cleared.json?["removed"] == ["flat:y"])
    }
  }

  @Test func aLinkHasTheSpellingOfItsRequest() async throws {
    try await TestServer.run { server in
      try await server.engine.add([Self.tweet("one"), Self.tweet("two")], to: "user:ann")
      let flags = ["with_own_reactions=true&with_reaction_counts=true", "withOwnReactions=true"]
      for flags in flags {
        let path = "enrich/feed/user/ann/?limit=1&user_id=bob&\(flags)"
        let next = try await ask(server, "GET", path).json?["next"]?.stringValue
        #expect(next?.contains(flags) == true, "\(next ?? "")")
      }
    }
  }

  @Test func aLinkMayStandBehindTheAddressOfTheAPI() async throws {
    try await TestServer.run { server in
      try await server.engine.add([Self.tweet("one")], to: "user:ann")
      for path in ["/api/v1.0/feed/user/ann/", "api/v1.0//api/v1.0/feed/user/ann/"] {
        let reply = try await ask(server, "GET", path)
        #expect(reply.json?["results"]?.arrayValue?.count == 1, "\(path)")
      }
    }
  }

  @Test func aLimitOfRecentReactionsAsksForThem() async throws {
    try await TestServer.run { server in
      let stored = try await server.engine.add([Self.tweet("one")], to: "user:ann")[0]
      _ = try await server.engine.add(NewReaction(kind: "like", on: .activity(stored.id), userID: "bob"))
      func latest(_ query: String) async throws -> JSONValue? {
        try await ask(server, "GET", "enrich/feed/user/ann/?\(query)").json?["results"]?
          .arrayValue?.first?["latest_reactions"]
      }
      #expect(try await latest("recent_reactions_limit=5")?["like"]?.arrayValue?.count == 1)
      #expect(try await latest("recent_reactions_limit=5&with_recent_reactions=false") == nil)
      #expect(try await latest("limit=5") == nil)
    }
  }

  @Test func personalizedFeedsAreRefusedInStreamsWords() async throws {
    try await TestServer.run { server in
      let path = "enrich/personalization/feed/?feed_slug=timeline"
      let own = try await ask(server, "GET", path, as: "ann")
      #expect(own.status == 403)
      #expect(
        own.json?["detail"]?.stringValue?.hasPrefix("This endpoint will not work if your app has") == true
      )
      let other = try await ask(server, "GET", path + "&user_id=bob", as: "ann")
      #expect(other.status == 403)
      #expect(other.json?["detail"]?.stringValue?.hasPrefix("You do not have permission to do this") == true)
      #expect(try await ask(server, "GET", path + "&endpoint=none", as: "ann").status == 404)
    }
  }

  @Test func theUserOfATokenWinsOverTheOneInABody() async throws {
    try await TestServer.run { server in
      let stored = try await server.engine.add([Self.tweet("one")], to: "user:ann")[0]
      let body = #"{"kind":"like","activity_id":"\#(stored.id)","user_id":"bob"}"#
      let reply = try await ask(server, "POST", "reaction/", as: "ann", body: body)
      #expect(reply.status == 201)
      #expect(reply.json?["user_id"] == "ann")
    }
  }

  @Test func linksNameOnlyTheUserWhoWasNamed() async throws {
    try await TestServer.run { server in
      let stored = try await server.engine.add([Self.tweet("one")], to: "user:ann")[0]
      for _ in 0..<6 {
        _ = try await server.engine.add(NewReaction(kind: "like", on: .activity(stored.id), userID: "bob"))
      }
      let path = "enrich/feed/user/ann/?withRecentReactions=true"
      func link(_ path: String, as user: String?) async throws -> String? {
        try await ask(server, "GET", path, as: user)
          .json?["results"]?.arrayValue?.first?["latest_reactions_extra"]?["like"]?["next"]?.stringValue
      }
      #expect(try await link(path, as: "bob")?.hasSuffix("&limit=5&withOwnChildren=false") == true)
      #expect(try await link(path + "&user_id=bob", as: nil)?.hasSuffix("&user_id=bob") == true)
    }
  }

  private func upload(_ server: TestServer, _ kind: String, _ content: String, as user: String) async throws
    -> Reply
  {
    let body =
      "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
      + "Content-Type: text/plain\r\n\r\n\(content)\r\n--x--\r\n"
    return try await ask(
      server,
      "POST",
      "\(kind)/",
      as: user,
      headers: ["Content-Type": "multipart/form-data; boundary=x"],
      body: body
    )
  }

  @Test func imagesAreImagesAndTheirOwners() async throws {
    try await TestServer.run { server in
      let text = try await upload(server, "images", "hello", as: "ann")
      #expect(text.status == 400)
      #expect(text.json?["detail"] == "File type application/octet-stream is not supported")
      let image = try await upload(server, "images", "GIF89a...", as: "ann")
      let url = try #require(image.json?["file"]?.stringValue)
      let encoded = try #require(url.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
      #expect(try await ask(server, "GET", "images/?url=\(encoded)&w=50&h=50", as: "bob").status == 403)
      #expect(try await ask(server, "GET", "images/?url=\(encoded)&w=50&h=50", as: "ann").status == 400)
      #expect(try await ask(server, "GET", "images/?url=\(encoded)", as: "ann").status == 200)
      // Flutter's client asks where others upload for a fresh address; an address is what it is named by.
      let json = ["Content-Type": "application/json"]
      for path in ["images/", "images/refresh/", "files/refresh/"] {
        let body = JSONWriter.text(["url": .string(url)])
        let fresh = try await ask(server, "POST", path, as: "ann", headers: json, body: body)
        #expect(fresh.status == 201 && fresh.json?["url"] == fresh.json?["file"], "\(path)")
        #expect(fresh.json?["url"]?.stringValue?.hasPrefix("http") == true, "\(path)")
      }
      #expect(try await ask(server, "DELETE", "images/?url=\(encoded)", as: "bob").status == 403)
      #expect(try await ask(server, "DELETE", "images/?url=\(encoded)", as: "ann").status == 200)
      #expect(try await ask(server, "DELETE", "images/?url=\(encoded)", as: "ann").status == 404)
    }
  }

  // MARK: Realtime

  /// Faye's client starts in a browser with JSONP, whatever it goes on with.
  @Test func aHandshakeMayBeAScript() async throws {
    try await TestServer.run { server in
      let message = "%5B%7B%22channel%22%3A%22%2Fmeta%2Fhandshake%22%2C%22version%22%3A%221.0%22%7D%5D"
      func handshake(_ callback: String) async throws -> WireResponse {
        let url = "\(server.address)/faye?message=\(message)&jsonp=\(callback)"
        return try await HTTPTransport().send(WireRequest(method: "GET", url: url), timeout: 10)
      }
      let answer = try await handshake("__jsonp1__")
      let text = String(decoding: answer.body, as: UTF8.self)
      #expect(text.hasPrefix("/**/__jsonp1__([{"))
      #expect(text.hasSuffix("}]);"))
      #expect(text.contains("callback-polling"))
      #expect(answer.headers["content-type"]?.hasPrefix("text/javascript") == true)
      #expect(try await handshake("alert(1)//").status == 400)
    }
  }

  // MARK: Browsers

  @Test func aPreflightMaySendWhatItAsksFor() async throws {
    try await TestServer.run { server in
      let reply = try await ask(
        server,
        "OPTIONS",
        "feed/user/ann/",
        headers: [
          "Origin": "https://example.org", "Access-Control-Request-Method": "POST",
          "Access-Control-Request-Headers": "authorization,stream-auth-type,x-stream-client,x-new",
        ]
      )
      #expect(reply.status == 200)
      #expect(reply.headers["access-control-allow-origin"] == "*")
      #expect(reply.headers["access-control-allow-methods"]?.contains("DELETE") == true)
      #expect(reply.headers["access-control-allow-headers"]?.contains("x-new") == true)
    }
  }

  @Test func aHeadIsAGetWithoutItsBody() async throws {
    try await TestServer.run { server in
      let whole = try await ask(server, "GET", "feed/user/ann/")
      let head = try await ask(server, "HEAD", "feed/user/ann/")
      #expect(head.status == 200)
      #expect(head.body.isEmpty)
      #expect(head.headers["content-type"] == whole.headers["content-type"])
      #expect(head.headers["access-control-expose-headers"]?.contains("X-RateLimit-Remaining") == true)
      #expect(try await ask(server, "HEAD", "feed/timeline/bob/", as: "ann").status == 403)
    }
  }
}

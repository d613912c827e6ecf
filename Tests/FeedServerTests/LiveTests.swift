import FeedCore
import FeedServer
import Foundation
import StreamAPI
import StreamAuth
import StreamWire
import Testing

/// The server as a client meets it, over a real socket.
@Suite struct LiveTests {
  private func raw(
    _ server: TestServer,
    _ method: String,
    _ path: String,
    token: String? = nil,
    headers: [String: String] = [:],
    body: String = ""
  ) async throws -> WireResponse {
    var headers = headers
    headers["Authorization"] = try token ?? server.client().userToken(for: "ann")
    return try await HTTPTransport().send(
      WireRequest(method: method, url: server.address + path, headers: headers, body: Array(body.utf8)),
      timeout: 10
    )
  }

  private func json(_ response: WireResponse) throws -> JSONValue {
    try JSONParser.parse(String(decoding: response.body, as: UTF8.self))
  }

  @Test func answersSayHowLongTheyTook() async throws {
    try await TestServer.run { server in
      let answer = try await raw(server, "GET", "/health")
      let duration = try #require(try json(answer)["duration"]?.stringValue)
      #expect(duration.wholeMatch(of: /\d+\.\d\dms/) != nil)
    }
  }

  @Test func anErrorIsStreamsError() async throws {
    try await TestServer.run { server in
      let answer = try await raw(server, "GET", "/api/v1.0/feed/timeline/bob/?api_key=key")
      let body = try json(answer)
      #expect(answer.status == 403)
      #expect(body["code"] == 17)
      #expect(body["exception"] == "NotAllowedException")
      #expect(body["status_code"] == 403)
      #expect(body["detail"]?.stringValue?.hasPrefix("You do not have permission to do this") == true)
      #expect(answer.headers["x-ratelimit-limit"] == "60000")
      #expect(answer.headers["x-ratelimit-remaining"] != nil)
    }
  }

  @Test(arguments: [
    "{", "[1,", "\"\\u12\"", "{\"actor\": }", "\u{0}", "{} {}", String(repeating: "[", count: 100_000),
  ])
  func malformedJSONIsTheClientsMistake(_ body: String) async throws {
    try await TestServer.run { server in
      let answer = try await raw(server, "POST", "/api/v1.0/feed/user/ann/?api_key=key", body: body)
      #expect(answer.status == 400)
      #expect(try json(answer)["code"] == 4)
    }
  }

  @Test func aBodyThatIsTooLargeIsRefused() async throws {
    var limits = ServerLimits()
    limits.bodySize = 1000
    try await TestServer.run(limits: limits) { server in
      let answer = try await raw(
        server,
        "POST",
        "/api/v1.0/feed/user/ann/?api_key=key",
        body: String(repeating: " ", count: 1001)
      )
      #expect(answer.status == 413)
      #expect(try json(answer)["code"] == 18)
    }
  }

  @Test func aFileThatIsTooLargeIsRefused() async throws {
    var limits = ServerLimits()
    (limits.fileSize, limits.bodySize) = (1000, 100)
    try await TestServer.run(limits: limits) { server in
      let client = server.client()
      _ = try await client.upload(Array(repeating: 65, count: 500), name: "a", contentType: "text/plain")
      let error = await #expect(throws: FeedError.self) {
        try await client.upload(Array(repeating: 65, count: 1000), name: "a", contentType: "text/plain")
      }
      #expect(error?.code == .tooLarge)
    }
  }

  @Test func whoAsksTooOftenWaits() async throws {
    var limits = ServerLimits()
    limits.requestsPerMinute = 2
    try await TestServer.run(limits: limits) { server in
      var statuses: [Int] = []
      // A minute may end in between; six requests are more than two in each of two minutes.
      for _ in 0..<6 {
        statuses.append(try await raw(server, "GET", "/api/v1.0/feed/user/ann/?api_key=key").status)
      }
      #expect(statuses.contains(429))
      #expect(statuses[0] == 200)
      let other = try server.client().userToken(for: "bob")
      #expect(
        try await raw(server, "GET", "/api/v1.0/feed/user/bob/?api_key=key", token: other).status == 200
      )
    }
  }

  @Test func anExpiredTokenIsRefused() async throws {
    try await TestServer.run { server in
      var claims = TokenClaims.user("ann")
      claims.expiry = Timestamp.now().seconds - 1
      let token = StreamToken.sign(claims, secret: TestServer.secret)
      let answer = try await raw(server, "GET", "/api/v1.0/feed/user/ann/?api_key=key", token: token)
      #expect(answer.status == 401)
      #expect(try json(answer)["code"] == 3)
    }
  }

  @Test func batchesMayCarryASignature() async throws {
    try await TestServer.run { server in
      var configuration = server.client().configuration
      configuration.signsBatches = true
      let client = StreamClient(configuration)
      try await client.follow([
        FollowRequest("timeline:a", follows: "user:b"), FollowRequest("timeline:a", follows: "user:c"),
      ])
      #expect(try await server.engine.following(of: "timeline:a", FollowQuery()).count == 2)
      configuration.credentials = .secret("wrong")
      await #expect(throws: FeedError.self) {
        try await StreamClient(configuration).add(
          NewActivity(actor: "a", verb: "v", object: "o"),
          toMany: ["user:x"]
        )
      }
    }
  }

  @Test func aUserActsInTheirOwnNameOnly() async throws {
    try await TestServer.run { server in
      let ann = try server.client(ofUser: "ann")
      let own = try await ann.add([NewActivity(actor: "SU:ann", verb: "tweet", object: "o")], to: "user:ann")
      await #expect(throws: UserPolicy.refusal) {
        _ = try await ann.add([NewActivity(actor: "SU:bob", verb: "tweet", object: "o")], to: "user:ann")
      }
      await #expect(throws: UserPolicy.refusal) {
        let targeted = NewActivity(actor: "SU:ann", verb: "tweet", object: "o", to: ["timeline:bob"])
        _ = try await ann.add([targeted], to: "user:ann")
      }
      let bob = try server.client(ofUser: "bob")
      await #expect(throws: UserPolicy.refusal) {
        _ = try await bob.update([ActivityPatch(.id(own[0].id), set: ["text": "hacked"])])
      }
      let like = try await bob.add(
        NewReaction(kind: "like", on: .activity(own[0].id), userID: "bob", targetFeeds: ["notification:ann"])
      )
      #expect(like.userID == "bob")
      await #expect(throws: UserPolicy.refusal) { try await ann.deleteReaction(like.id, softly: false) }
      let mine = try await ann.add(NewReaction(kind: "like", on: .activity(own[0].id), userID: "bob"))
      #expect(mine.userID == "ann")
      let thing = try await ann.addObject("food", id: "1", data: ["name": "Fries"], ownerID: nil)
      #expect(try await bob.object("food", id: thing.id).data == ["name": "Fries"])
      await #expect(throws: UserPolicy.refusal) {
        _ = try await bob.updateObject("food", id: "1", data: ["a": 1])
      }
      #expect(try await ann.updateObject("food", id: "1", data: ["a": 1]).data == ["a": 1])
    }
  }

  /// The same foreign id and time name the same activity: adding it again replaces it.
  @Test func nobodyReplacesAnothersActivityByAddingItAgain() async throws {
    try await TestServer.run { server in
      let (ann, bob) = (try server.client(ofUser: "ann"), try server.client(ofUser: "bob"))
      let time = Timestamp(iso8601: "2024-01-01T00:00:00Z")
      func post(_ user: String, _ text: String) -> NewActivity {
        NewActivity(
          actor: "SU:\(user)",
          verb: "tweet",
          object: "o",
          foreignID: "tweet:1",
          time: time,
          custom: ["text": .string(text)]
        )
      }
      _ = try await bob.add([post("bob", "mine")], to: "user:bob")
      await #expect(throws: UserPolicy.refusal) {
        _ = try await ann.add([post("ann", "hijacked")], to: "user:ann")
      }
      await #expect(throws: UserPolicy.refusal) { try await ann.update([post("ann", "hijacked")]) }
      _ = try await bob.add([post("bob", "mended")], to: "user:bob")
      let stored = try await bob.read("user:bob", FeedQuery()).activities
      #expect(stored.map { $0.activity.custom["text"] } == ["mended"])
      #expect(stored.map(\.activity.actor) == ["SU:bob"])
    }
  }

  /// What one follows arrives in your own feed: following must not be a way around reading, but for
  /// timelines, which stream-js's suite lets users follow.
  @Test func aUserFollowsOnlyWhatTheyMayRead() async throws {
    try await TestServer.run { server in
      let ann = try server.client(ofUser: "ann")
      try await ann.follow([FollowRequest("timeline:ann", follows: "user:bob")])
      for target in ["secret:bob", "flat:bob"] as [FeedID] {
        await #expect(throws: UserPolicy.refusal) {
          try await ann.follow([FollowRequest("timeline:ann", follows: target)])
        }
        await #expect(throws: UserPolicy.refusal) {
          try await ann.follow([
            FollowRequest("timeline:ann", follows: "user:bob"),
            FollowRequest("timeline:ann", follows: target),
          ])
        }
      }
    }
  }

  @Test func aFileIsKeptFromScripts() async throws {
    try await TestServer.run { server in
      let client = server.client()
      for (name, text) in [("a.html", "<html><script>1</script>"), ("a.svg", "<svg onload='x'/>")] {
        let url = try await client.upload(Array(text.utf8), name: name, contentType: "text/html")
        let got = try await HTTPTransport().send(WireRequest(method: "GET", url: url), timeout: 10)
        #expect(got.headers["content-type"]?.hasPrefix("text/plain") == true)
        #expect(got.headers["x-content-type-options"] == "nosniff")
        #expect(got.headers["content-security-policy"] == "default-src 'none'; sandbox")
      }
      await #expect(throws: FeedError.self) {
        try await client.upload(
          Array("<svg/>".utf8),
          name: "a.svg",
          contentType: "image/svg+xml",
          asImage: true
        )
      }
      let binary = try await client.upload([0x7F, 0x45, 0, 1], name: "a\"\r\nX: 1.exe", contentType: "x/y")
      let got = try await HTTPTransport().send(WireRequest(method: "GET", url: binary), timeout: 10)
      #expect(got.headers["content-disposition"]?.hasPrefix("attachment; ") == true)
      #expect(got.headers["x"] == nil)
      // Signed for one file, and not for another.
      let other = try await client.upload(Array("other".utf8), name: "b", contentType: "text/plain")
      let id = try FileStore.id(inAddress: other)
      let swapped = binary.replacing(try FileStore.id(inAddress: binary), with: id)
      for address in [
        swapped, String(other.prefix { $0 != "?" }), "\(server.address)/files/..%2F..%2Fetc%2Fpasswd/x",
      ] {
        let refused = try await HTTPTransport().send(WireRequest(method: "GET", url: address), timeout: 10)
        #expect(refused.status == 403, "\(address)")
      }
    }
  }

  @Test func filesAreStoredServedAndDeleted() async throws {
    try await TestServer.run { server in
      let ann = try server.client(ofUser: "ann")
      let url = try await ann.upload(Array("hello".utf8), name: "hello.txt", contentType: "text/plain")
      #expect(url.contains("hello.txt?"))
      let fetched = try await HTTPTransport().send(
        WireRequest(method: "GET", url: url, headers: [:], body: []),
        timeout: 10
      )
      #expect(String(decoding: fetched.body, as: UTF8.self) == "hello")
      #expect(fetched.headers["x-content-type-options"] == "nosniff")
      let refused = await #expect(throws: FeedError.self) {
        try await ann.upload([0x7F, 0x45, 0, 1], name: "a.png", contentType: "image/png", asImage: true)
      }
      #expect(refused?.detail == "File type application/octet-stream is not supported")
      let bob = try server.client(ofUser: "bob")
      await #expect(throws: UserPolicy.refusal) { try await bob.deleteFile(at: url) }
      try await ann.deleteFile(at: url)
      let gone = await #expect(throws: FeedError.self) { try await ann.deleteFile(at: url) }
      #expect(gone?.code == .notFound)
    }
  }

  @Test func imagesAreServedAsTheyAreOnly() async throws {
    try await TestServer.run { server in
      let client = server.client()
      let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 1]
      let url = try await client.upload(png, name: "a.png", contentType: "image/png", asImage: true)
      #expect(try await client.processedImage(of: url, options: [:]).contains("a.png?"))
      for options in [["w": "-1"], ["resize": "melt"], ["crop": "middle"], ["w": "50", "h": "50"]] {
        let error = await #expect(throws: FeedError.self) {
          try await client.processedImage(of: url, options: options)
        }
        #expect(error?.status == 400)
      }
    }
  }

  @Test func auditLogsAndPrivacy() async throws {
    try await TestServer.run { server in
      let client = server.client()
      let ann = try server.client(ofUser: "ann")
      let activity = try await ann.add(
        [NewActivity(actor: "SU:ann", verb: "v", object: "o")],
        to: "user:ann"
      )[0]
      let like = try await ann.add(NewReaction(kind: "like", on: .activity(activity.id), userID: "ann"))
      let logs = try await client.auditLogs(by: "ann", limit: 1)
      #expect(logs["audit_logs"]?.arrayValue?.first?["entity_id"] == .string(like.id))
      let next = try await client.auditLogs(by: "ann", limit: 1, next: logs["next"]?.stringValue)
      #expect(next["audit_logs"]?.arrayValue?.first?["entity_id"] == .string(activity.id.description))
      #expect(next["next"] == "")
      let export = try await client.exportIDs(of: "ann")
      #expect(export.activities == [activity.id])
      #expect(export.reactions == [like.id])
      try await client.deleteReactions([like.id])
      try await client.deleteActivities([activity.id: []])
      let left = try await client.exportIDs(of: "ann")
      #expect(left.activities.isEmpty)
      #expect(left.reactions.isEmpty)
      try await client.flag("user", id: "bob", by: "ann", reason: "spam")
      try await client.setModerationStatuses([["entity_id": "1"]])
    }
  }

  /// As Prometheus' own checker reads it. Source: its text format, version 0.0.4.
  @Test func metricsAreWellFormed() async throws {
    try await TestServer.run { server in
      _ = try await server.client().read("user:ann", FeedQuery())
      for path in ["/api/v1.0/feed/user/a%22%0A/?api_key=key", "/nowhere\"", "/api/v1.0/feed/user/ann/"] {
        _ = try await raw(server, "PATCH", path)
        _ = try await raw(server, "GET", path)
      }
      let text = String(decoding: try await raw(server, "GET", "/metrics").body, as: UTF8.self)
      var types: [Substring: Substring] = [:]
      var seen: Set<Substring> = []
      #expect(text.hasSuffix("\n"))
      for line in text.split(separator: "\n") {
        if line.hasPrefix("#") {
          let words = line.split(separator: " ")
          #expect(words.count == 4 && words[1] == "TYPE" && types[words[2]] == nil, "\(line)")
          types[words[2]] = words[3]
          continue
        }
        let parsed = line.wholeMatch(
          of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*",?)*\})? (-?[0-9.e+-]+)/
        )
        guard let parsed else {
          Issue.record("No sample: \(line)")
          continue
        }
        let name = parsed.1
        let base = ["_sum", "_count"].first { name.hasSuffix($0) }.map { name.dropLast($0.count) } ?? name
        #expect(types[name] != nil || types[base] == "summary", "\(line)")
        #expect(seen.insert(line.prefix(upTo: line.lastIndex(of: " ")!)).inserted, "\(line)")
      }
      #expect(types["runnel_http_requests_total"] == "counter")
    }
  }

  /// Somebody's timeline, or any other feed of theirs, is theirs: a search must not tell what stands there.
  @Test func usersFindWhatTheyMayRead() async throws {
    try await TestServer.run { server in
      let owner = server.client()
      for (feed, object) in [("timeline:bob", "hidden"), ("user:bob", "open"), ("timeline:ann", "own")] {
        let new = NewActivity(actor: "SU:bob", verb: "say", object: object, custom: ["text": "walrus"])
        _ = try await owner.add([new], to: FeedID(parsing: feed))
      }
      let path = "/api/v1.0/search/activities/?api_key=key&text=walrus"
      func objects(_ suffix: String = "", token: String? = nil) async throws -> Set<String> {
        let answer = try json(try await raw(server, "GET", path + suffix, token: token))
        return Set(answer["results"]?.arrayValue?.compactMap { $0["object"]?.stringValue } ?? [])
      }
      #expect(try await objects() == ["open", "own"])
      // What a user asks for does not widen it.
      #expect(try await objects("&groups=timeline&feed_id=bob") == ["open", "own"])
      #expect(
        try await owner.searchActivities("walrus", limit: 5, before: nil, in: nil).count == 3
      )
    }
  }

  @Test(arguments: ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
  func metricsAreNotPassedOnByAProxy(_ header: String) async throws {
    try await TestServer.run { server in
      let refused = try await raw(server, "GET", "/metrics", headers: [header: "192.0.2.1"])
      #expect(refused.status == 403)
      #expect(try json(refused)["detail"]?.stringValue?.contains("this machine only") == true)
      #expect(try await raw(server, "GET", "/metrics").status == 200)
    }
  }

  @Test func metricsCountByRoute() async throws {
    try await TestServer.run { server in
      _ = try await server.client().read("user:ann", FeedQuery())
      let text = String(decoding: try await raw(server, "GET", "/metrics").body, as: UTF8.self)
      #expect(
        text.contains(
          "runnel_http_requests_total{method=\"GET\",route=\"feed/:slug/:id\",status=\"200\"} 1\n"
        )
      )
    }
  }
}

import FeedCore
import FeedServer
import StreamAPI
import StreamAuth
import Testing

/// What happens to feeds reaches those who listen, and nobody else. See the article “Realtime and webhooks”
/// of FeedServer.
@Suite struct RealtimeTests {
  private static let tweet = NewActivity(actor: "SU:ann", verb: "tweet", object: "o")

  @Test func aSocketDeliversAtOnce() async throws {
    try await TestServer.run { server in
      let client = server.client()
      let changes = try await client.changes(of: ["user:ann"])
      let added = try await server.engine.add([Self.tweet], to: "user:ann")[0]
      var iterator = changes.makeAsyncIterator()
      let change = try #require(await iterator.next())
      #expect(change.feed == "user:ann")
      #expect(change.new.map(\.id) == [added.id])
      client.close()
      #expect(await iterator.next() == nil)
    }
  }

  @Test func pollsDeliverToo() async throws {
    try await TestServer.run { server in
      let answers = try await BayeuxSession.poll(
        server,
        #"[{"channel":"/meta/handshake","version":"1.0","id":"1"}]"#
      )
      let id = try #require(answers.first?["clientId"]?.stringValue)
      #expect(answers.first?["successful"] == true)
      let token = try server.client().userToken(for: "ann")
      let subscribed = try await BayeuxSession.poll(
        server,
        """
        [{"channel":"/meta/subscribe","clientId":"\(id)","subscription":"/site-1-feed-timelineann",
          "ext":{"api_key":"key","signature":"\(token)"},"id":"2"}]
        """
      )
      #expect(subscribed.first?["successful"] == true)
      async let held = BayeuxSession.poll(
        server,
        #"[{"channel":"/meta/connect","clientId":"\#(id)","connectionType":"long-polling","id":"3"}]"#
      )
      _ = try await server.engine.add([Self.tweet], to: "timeline:ann")
      let messages = try await held
      #expect(messages.first?["channel"] == "/site-1-feed-timelineann")
      #expect(messages.first?["data"]?["new"]?.arrayValue?.count == 1)
      #expect(messages.last?["channel"] == "/meta/connect")
      let unknown = try await BayeuxSession.poll(
        server,
        #"[{"channel":"/meta/connect","clientId":"nobody","id":"4"}]"#
      )
      #expect(unknown.first?["advice"]?["reconnect"] == "handshake")
    }
  }

  @Test func nobodyListensToAnothersTimeline() async throws {
    try await TestServer.run { server in
      let bob = try server.client(ofUser: "bob")
      await #expect(throws: FeedError.self) { _ = try await bob.changes(of: ["timeline:ann"]) }
      let wrong = server.client(.token("nonsense"))
      await #expect(throws: FeedError.self) { _ = try await wrong.changes(of: ["user:ann"]) }
    }
  }

  /// `timelinebob` can also be read as the feed `bob` of a group `timeline`, or `b` of `timelinebo`: anyone
  /// who is called `b` must not hear of it.
  @Test func namesThatCanBeSplitInSeveralWaysLeakNothing() async throws {
    try await TestServer.run { server in
      let sly = try server.client(ofUser: "b")
      let heard = try await sly.changes(of: nil)
      _ = try await server.engine.add([Self.tweet], to: "timeline:bob")
      _ = try await server.engine.add([Self.tweet], to: "timeline:b")
      var iterator = heard.makeAsyncIterator()
      #expect(await iterator.next()?.feed == "timeline:b")
      sly.close()
    }
  }

  @Test func aBreakIsMendedAndWhatWasMissedIsRead() async throws {
    let port = try await TestServer.keptPort()
    let engine = SharedEngine()
    var configuration = StreamConfiguration(
      key: TestServer.key,
      credentials: .secret(TestServer.secret),
      endpoints: .server(at: "http://127.0.0.1:\(port)"),
      capabilities: StreamConfiguration.runnelCapabilities
    )
    configuration.retries = .none
    let client = StreamClient(configuration)
    let changes = try await TestServer.run(port: port, backend: { _ in engine.value }) { _ in
      try await client.changes(of: ["user:ann"])
    }
    let missed = try await engine.value.add([Self.tweet], to: "user:ann")[0]
    try await TestServer.waitUntilFree(port)
    try await TestServer.run(port: port, backend: { _ in engine.value }) { _ in
      var iterator = changes.makeAsyncIterator()
      let change = try #require(await iterator.next())
      #expect(change.new.map(\.id) == [missed.id])
      client.close()
    }
  }

  @Test func webhooksAreSignedAndTriedAgain() async throws {
    let hook = try await HookServer.start(refusing: 2)
    try await TestServer.run(webhooks: [await hook.address]) { server in
      try await until {
        _ = try await server.engine.add([Self.tweet], to: "user:ann")
        return await hook.isReady
      }
      let (headers, body) = try #require(await hook.accepted)
      let records = try JSONParser.parse(body).arrayValue ?? []
      #expect(records.first?["feed"] == "user:ann")
      #expect(headers["x-api-key"] == TestServer.key)
      #expect(headers["x-signature"] == HookServer.signature(of: body, secret: TestServer.secret))
    }
    await hook.stop()
  }

  // MARK: Sessions

  private func handshake() -> String { #"[{"channel":"/meta/handshake","version":"1.0","id":"1"}]"# }

  private func sessionCount(_ server: TestServer) async throws -> Int {
    let text = String(
      decoding: try await HTTPTransport().send(
        WireRequest(method: "GET", url: server.address + "/metrics"),
        timeout: 10
      ).body,
      as: UTF8.self
    )
    let line = text.split(separator: "\n").first { $0.hasPrefix("runnel_realtime_sessions ") }
    return line.flatMap { Int($0.split(separator: " ")[1]) } ?? 0
  }

  /// Anyone who shakes hands and says nothing more leaves nothing behind.
  @Test func aSocketTakesItsSessionsWithIt() async throws {
    try await TestServer.run { server in
      try await RawWebSocket.open(server) { outbound, inbound in
        for _ in 0..<8 {
          try await outbound.send(handshake())
          #expect(try await inbound.messages()?.first?["successful"] == true)
        }
        // One socket needs one session.
        try await outbound.send(handshake())
        #expect(try await inbound.messages()?.first?["successful"] == false)
        #expect(try await sessionCount(server) == 8)
      }
      try await until { try await sessionCount(server) == 0 }
    }
  }

  @Test func leavingIsAnswered() async throws {
    try await TestServer.run { server in
      try await RawWebSocket.open(server) { outbound, inbound in
        try await outbound.send(handshake())
        let id = try await inbound.messages()?.first?["clientId"]?.stringValue ?? ""
        try await outbound.send(#"[{"channel":"/meta/disconnect","clientId":"\#(id)","id":"2"}]"#)
        let answer = try await inbound.messages()?.first
        #expect(answer?["channel"] == "/meta/disconnect" && answer?["successful"] == true)
        try await outbound.send(#"[{"channel":"/meta/connect","clientId":"\#(id)","id":"3"}]"#)
        #expect(try await inbound.messages()?.first?["advice"]?["reconnect"] == "handshake")
      }
    }
  }

  @Test func whatIsNotBayeuxIsSurvived() async throws {
    try await TestServer.run { server in
      try await RawWebSocket.open(server) { outbound, inbound in
        for text in ["", "{", "[]", "[1]", #"{"channel":5}"#, String(repeating: "[", count: 10_000)] {
          try await outbound.send(text)
        }
        try await outbound.send(handshake())
        var isShaken = false
        while !isShaken, let messages = try await inbound.messages() {
          isShaken = messages.contains { $0["clientId"] != nil }
        }
        #expect(isShaken)
      }
      let published = try await BayeuxSession.start(server)
      let answer = try await BayeuxSession.poll(
        server,
        #"[{"channel":"/site-1-feed-userann","clientId":"\#(published.clientID)","data":{},"id":"2"}]"#
      )
      #expect(answer.first?["successful"] == false)
    }
  }

  /// A token that runs out ends what it opened; the client shakes hands again and is refused.
  @Test func aTokenThatRunsOutEndsItsSession() async throws {
    let clock = TestClock(.now())
    try await TestServer.run(clock: clock) { server in
      let session = try await BayeuxSession.start(server)
      var claims = TokenClaims.user("ann")
      claims.expiry = clock.now.seconds + 60
      let token = StreamToken.sign(claims, secret: TestServer.secret)
      #expect(try await session.subscribe("userann", token: token)["successful"] == true)
      clock.advance(by: 61)
      _ = try await server.engine.add([Self.tweet], to: "user:ann")
      let messages = try await session.connect()
      #expect(messages.allSatisfy { $0["data"] == nil })
      #expect(messages.last?["advice"]?["reconnect"] == "handshake")
      let again = try await BayeuxSession.start(server)
      #expect(try await again.subscribe("userann", token: token)["successful"] == false)
    }
  }

  /// Our client tells its caller that nothing more comes.
  @Test func aClientWhoseTokenRanOutEnds() async throws {
    let clock = TestClock(.now())
    try await TestServer.run(clock: clock) { server in
      var claims = TokenClaims.user("ann")
      claims.expiry = clock.now.seconds + 60
      let client = server.client(.token(StreamToken.sign(claims, secret: TestServer.secret)))
      let changes = try await client.changes(of: ["user:ann"])
      clock.advance(by: 61)
      _ = try await server.engine.add([Self.tweet], to: "user:ann")
      for await change in changes { Issue.record("It was told of \(change).") }
    }
  }

  @Test func unsubscribedIsUnheard() async throws {
    try await TestServer.run { server in
      let session = try await BayeuxSession.start(server)
      let token = try server.client().userToken(for: "ann")
      for feed in ["userann", "timelineann"] { _ = try await session.subscribe(feed, token: token) }
      _ = try await BayeuxSession.poll(
        server,
        #"[{"channel":"/meta/unsubscribe","clientId":"\#(session.clientID)","subscription":"/site-1-feed-userann","id":"4"}]"#
      )
      _ = try await server.engine.add([Self.tweet], to: "user:ann")
      _ = try await server.engine.add([Self.tweet], to: "timeline:ann")
      #expect(try await session.connect().first?["channel"] == "/site-1-feed-timelineann")
    }
  }

  @Test func oneClientListensToManyChannels() async throws {
    try await TestServer.run { server in
      let client = server.client()
      let feeds = Set((0..<300).map { FeedID(trusted: "user", "person\($0)") })
      let changes = try await client.changes(of: feeds)
      for feed in feeds { _ = try await server.engine.add([Self.tweet], to: feed) }
      var heard: Set<FeedID> = []
      for await change in changes {
        heard.insert(change.feed)
        if heard.count == feeds.count { break }
      }
      #expect(heard == feeds)
      client.close()
    }
  }

  @Test func marksAreAnnounced() async throws {
    try await TestServer.run { server in
      _ = try await server.engine.add([Self.tweet], to: "notification:ann")
      let session = try await BayeuxSession.start(server)
      let token = try server.client().userToken(for: "ann")
      _ = try await session.subscribe("notificationann", token: token)
      _ = try await server.client(ofUser: "ann").read(
        "notification:ann",
        FeedQuery(markSeen: .all, markRead: .all)
      )
      var told: Set<String> = []
      while !told.isSuperset(of: ["mark_seen", "mark_read"]) {
        for message in try await session.connect() {
          for name in ["mark_seen", "mark_read"] where message["data"]?[name] != nil { told.insert(name) }
        }
      }
    }
  }

  /// Anyone who takes nothing is cut off, and holds up nobody else.
  @Test func aSlowListenerIsCutOff() async throws {
    try await TestServer.run { server in
      let fast = server.client()
      let changes = try await fast.changes(of: ["user:ann"])
      let token = try server.client().userToken(for: "ann")
      try await RawWebSocket.open(server, reading: false) { outbound, _ in
        // Its own handshake is never read: the session is opened by polling and taken over.
        let session = try await BayeuxSession.start(server)
        try await outbound.send(
          #"[{"channel":"/meta/connect","clientId":"\#(session.clientID)","connectionType":"websocket","id":"2"}]"#
        )
        try await outbound.send(session.subscription("userann", token))
        try await until { try await sessionCount(server) == 2 }
        let long = NewActivity(
          actor: "SU:ann",
          verb: "v",
          object: "o",
          custom: ["text": .string(String(repeating: "long ", count: 4000))]
        )
        var heard = 0
        var iterator = changes.makeAsyncIterator()
        while try await sessionCount(server) == 2, heard < 3000 {
          _ = try await server.engine.add([long], to: "user:ann")
          #expect(await iterator.next() != nil)
          heard += 1
        }
        #expect(try await sessionCount(server) == 1)
      }
      fast.close()
    }
  }
}

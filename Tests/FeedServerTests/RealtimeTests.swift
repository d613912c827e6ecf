import FeedCore
import FeedServer
import StreamAPI
import Testing

/// What happens to feeds reaches those who listen, and nobody else. Source: `stream-api.md` §2.10.
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
      let answers = try await poll(server, #"[{"channel":"/meta/handshake","version":"1.0","id":"1"}]"#)
      let id = try #require(answers.first?["clientId"]?.stringValue)
      #expect(answers.first?["successful"] == true)
      let token = try server.client().userToken(for: "ann")
      let subscribed = try await poll(
        server,
        """
        [{"channel":"/meta/subscribe","clientId":"\(id)","subscription":"/site-1-feed-timelineann",
          "ext":{"api_key":"key","signature":"\(token)"},"id":"2"}]
        """
      )
      #expect(subscribed.first?["successful"] == true)
      async let held = poll(
        server,
        #"[{"channel":"/meta/connect","clientId":"\#(id)","connectionType":"long-polling","id":"3"}]"#
      )
      _ = try await server.engine.add([Self.tweet], to: "timeline:ann")
      let messages = try await held
      #expect(messages.first?["channel"] == "/site-1-feed-timelineann")
      #expect(messages.first?["data"]?["new"]?.arrayValue?.count == 1)
      #expect(messages.last?["channel"] == "/meta/connect")
      let unknown = try await poll(server, #"[{"channel":"/meta/connect","clientId":"nobody","id":"4"}]"#)
      #expect(unknown.first?["advice"]?["reconnect"] == "handshake")
    }
  }

  private func poll(_ server: TestServer, _ messages: String) async throws -> [JSONValue] {
    let answer = try await HTTPTransport().send(
      WireRequest(
        method: "POST",
        url: "\(server.address)/faye",
        headers: ["Content-Type": "application/json"],
        body: Array(messages.utf8)
      ),
      timeout: 10
    )
    return try JSONParser.parse(String(decoding: answer.body, as: UTF8.self)).arrayValue ?? []
  }

  @Test func nobodyListensToAnothersTimeline() async throws {
    try await TestServer.run { server in
      let bob = try server.client(ofUser: "bob")
      await #expect(throws: FeedError.self) { _ = try await bob.changes(of: ["timeline:ann"]) }
      let wrong = server.client(.token("nonsense"))
      await #expect(throws: FeedError.self) { _ = try await wrong.changes(of: ["user:ann"]) }
    }
  }

  /// `timelinebob` can also be read as the feed `bob` of a group `timeline`, or `b` of `timelinebo`: whoever is
  /// called `b` must not hear of it.
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
}

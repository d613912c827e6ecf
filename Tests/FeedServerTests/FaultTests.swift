import FeedCore
import FeedServer
import Foundation
import NIOCore
import NIOPosix
import StreamAPI
import Testing

/// What clients and networks do to a server that it must survive.
@Suite struct FaultTests {
  /// Writes bytes to the server and reads until it closes the connection.
  ///
  /// - Parameter dripping: is sent again and again, until the server has enough.
  private func talk(
    _ server: TestServer,
    _ text: String,
    closing: Bool = false,
    dripping drip: String? = nil
  ) async throws -> String {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .connect(host: "127.0.0.1", port: server.port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: text))
      guard !closing else { return "" }
      let tap = Task {
        while let drip, (try? await Task.sleep(for: .milliseconds(50))) != nil {
          try await outbound.write(ByteBuffer(string: drip))
        }
      }
      defer { tap.cancel() }
      var answer = ""
      do {
        for try await part in inbound { answer += String(buffer: part) }
      } catch is IOError {
        // Closed by the other end, which is what some of these tests wait for.
      }
      return answer
    }
  }

  private func isAlive(_ server: TestServer) async throws -> Bool {
    try await HTTPTransport().send(
      WireRequest(method: "GET", url: server.address + "/health"),
      timeout: 10
    ).status == 200
  }

  @Test(arguments: [
    "nonsense\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n",
    "POST /api/v1.0/feed/user/a/?api_key=key HTTP/1.1\r\nHost: h\r\nContent-Length: nonsense\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nzzz\r\n",
  ])
  func malformedRequestsEndTheirConnectionOnly(_ text: String) async throws {
    var limits = ServerLimits()
    limits.idleTimeout = 1
    try await TestServer.run(limits: limits) { server in
      let answer = try await talk(server, text)
      #expect(answer.isEmpty || answer.contains(" 4") || answer.contains(" 5"))
      #expect(try await isAlive(server))
    }
  }

  @Test(arguments: [
    "", "GET / HT", "GET / HTTP/1.1\r\nHost: h\r\nX-Slow: ", "GET /health HTTP/1.1\r\nHost: h\r\n\r\n",
  ])
  func whoSaysNothingMoreIsShownTheDoor(_ beginning: String) async throws {
    var limits = ServerLimits()
    limits.idleTimeout = 1
    try await TestServer.run(limits: limits) { server in
      // Ends only because the server closes the connection.
      _ = try await talk(server, beginning)
      #expect(try await isAlive(server))
    }
  }

  @Test func aBodyThatNeverComesDoesNotHoldTheServer() async throws {
    var limits = ServerLimits()
    limits.idleTimeout = 1
    try await TestServer.run(limits: limits) { server in
      let token = try server.client().userToken(for: "ann")
      _ = try await talk(
        server,
        "POST /api/v1.0/feed/user/ann/?api_key=key HTTP/1.1\r\nHost: h\r\nAuthorization: \(token)\r\n"
          + "Content-Length: 100\r\n\r\n{\"actor\":"
      )
      #expect(try await server.engine.read("user:ann", FeedQuery()).activities.isEmpty)
    }
  }

  /// Bytes that drip in are no silence: the whole request has its time, also one that was refused long ago.
  @Test(arguments: [true, false])
  func aBodyThatDripsInIsCutOff(isAdmitted: Bool) async throws {
    var limits = ServerLimits()
    (limits.idleTimeout, limits.bodyTimeout) = (30, 1)
    try await TestServer.run(limits: limits) { server in
      let token = isAdmitted ? try server.client().userToken(for: "ann") : "nonsense"
      let answer = try await talk(
        server,
        "POST /api/v1.0/feed/user/ann/?api_key=key HTTP/1.1\r\nHost: h\r\nAuthorization: \(token)\r\n"
          + "Content-Length: 100000\r\n\r\n{",
        dripping: " "
      )
      // What was said may be lost where the other end went on writing.
      #expect(answer.isEmpty || answer.hasPrefix(isAdmitted ? "HTTP/1.1 408" : "HTTP/1.1 401"), "\(answer)")
      #expect(try await server.engine.read("user:ann", FeedQuery()).activities.isEmpty)
    }
  }

  @Test func aHeadThatDripsInIsCutOff() async throws {
    var limits = ServerLimits()
    limits.idleTimeout = 1
    try await TestServer.run(limits: limits) { server in
      for beginning in [
        "GET /health HTTP/1.1\r\nX: ", "GET /health HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nX: ",
      ] {
        _ = try await talk(server, beginning, dripping: "x")
      }
      #expect(try await isAlive(server))
    }
  }

  /// Anyone who asks for much and takes nothing is let go.
  @Test func answersThatNobodyTakesAreGivenUp() async throws {
    var limits = ServerLimits()
    limits.idleTimeout = 1
    try await TestServer.run(limits: limits) { server in
      let token = try server.client().userToken(for: "ann")
      let long = NewActivity(
        actor: "SU:ann",
        verb: "v",
        object: "o",
        custom: ["text": .string(String(repeating: "long ", count: 40_000))]
      )
      _ = try await server.engine.add([long], to: "user:ann")
      let request =
        "GET /api/v1.0/feed/user/ann/?api_key=key HTTP/1.1\r\nHost: h\r\nAuthorization: \(token)\r\n\r\n"
      let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .channelOption(.autoRead, value: false)
        .channelOption(.socketOption(.so_rcvbuf), value: 4096)
        .connect(host: "127.0.0.1", port: server.port).get()
      // The writes fail once the server has closed.
      let end = ContinuousClock.now + .seconds(20)
      var isOver = false
      while !isOver, ContinuousClock.now < end {
        do {
          try await channel.writeAndFlush(ByteBuffer(string: String(repeating: request, count: 20)))
        } catch {
          isOver = true
        }
      }
      #expect(isOver)
      try? await channel.close()
      #expect(try await isAlive(server))
    }
  }

  @Test func oversizeAddressesAndHeadsAreRefused() async throws {
    try await TestServer.run { server in
      let long = String(repeating: "a", count: 1 << 20)
      for text in [
        "GET /\(long) HTTP/1.1\r\nHost: h\r\n\r\n", "GET / HTTP/1.1\r\nHost: h\r\nX: \(long)\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\n\(String(repeating: "X-Y: 1\r\n", count: 100_000))\r\n",
      ] {
        let answer = try await talk(server, text)
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(100))")
      }
      #expect(try await isAlive(server))
    }
  }

  /// Two lengths, or a length and chunks, are how one request hides in another behind a proxy.
  @Test(arguments: [
    "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 5, 6", "Content-Length: +5",
    "Content-Length: -1",
    "Transfer-Encoding: chunked\r\nContent-Length: 5", "Transfer-Encoding: xchunked",
    "Transfer-Encoding: chunked, identity", "Content-Length : 5", "X: a\rb", "\u{0}: 1",
  ])
  func ambiguousLengthsAreRefused(_ header: String) async throws {
    var limits = ServerLimits()
    limits.idleTimeout = 1
    try await TestServer.run(limits: limits) { server in
      let token = try server.client().userToken(for: "ann")
      let smuggled = "GET /health HTTP/1.1\r\nHost: h\r\n\r\n"
      let answer = try await talk(
        server,
        "POST /api/v1.0/feed/user/ann/?api_key=key HTTP/1.1\r\nHost: h\r\nAuthorization: \(token)\r\n"
          + "\(header)\r\n\r\n0\r\n\r\n\(smuggled)"
      )
      #expect(!answer.contains("\"ok\""), "\(answer)")
      #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer)")
    }
  }

  @Test func connectionsBeyondTheLimitWait() async throws {
    var limits = ServerLimits()
    limits.connections = 2
    try await TestServer.run(limits: limits) { server in
      // More than there may be at once: each has its turn when one before it has ended.
      let request = "GET /health HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
      try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<6 { group.addTask { try await talk(server, request) } }
        for try await answer in group { #expect(answer.hasPrefix("HTTP/1.1 200"), "\(answer)") }
      }
    }
  }

  @Test func clientsThatLeaveInTheMiddleDoNoHarm() async throws {
    try await TestServer.run { server in
      let token = try server.client().userToken(for: "ann")
      let head =
        "POST /api/v1.0/feed/user/ann/?api_key=key HTTP/1.1\r\nHost: h\r\nAuthorization: \(token)\r\n"
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<50 {
          group.addTask {
            let text = number % 2 == 0 ? head : head + "Content-Length: 20\r\n\r\n{\"verb\""
            _ = try? await talk(server, text, closing: true)
          }
        }
      }
      #expect(try await isAlive(server))
      #expect(try await server.engine.read("user:ann", FeedQuery()).activities.isEmpty)
    }
  }

  @Test func manyAtOnceAreAllAnswered() async throws {
    try await TestServer.run { server in
      let client = StreamClient(server.client().configuration.retrying())
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<200 {
          group.addTask {
            let activity = NewActivity(actor: "a", verb: "v", object: "\(number)")
            _ = try await client.add([activity], to: "user:ann")
          }
        }
        try await group.waitForAll()
      }
      let stored = try await server.engine.read("user:ann", FeedQuery(limit: 100, offset: 100)).activities
      #expect(stored.count == 100)
    }
  }

  @Test func aBackendThatFailsIsAServersError() async throws {
    try await TestServer.run { server in
      try server.engine.close()
      let error = await #expect(throws: FeedError.self) {
        _ = try await server.client().read("user:ann", FeedQuery())
      }
      #expect(error?.status == 500)
      #expect(try await isAlive(server))
    }
  }

  @Test func nobodyThereIsUnreachable() async throws {
    let port = try await TestServer.run { $0.port }
    var configuration = StreamConfiguration(
      key: "k",
      credentials: .secret("s"),
      endpoints: .server(at: "http://127.0.0.1:\(port)")
    )
    configuration.retries = .none
    let error = await #expect(throws: FeedError.self) {
      _ = try await StreamClient(configuration).read("user:ann", FeedQuery())
    }
    #expect(error?.code == .unreachable)
  }
}

extension StreamConfiguration {
  /// With the retries that a program has.
  fileprivate func retrying() -> StreamConfiguration {
    var configuration = self
    (configuration.retries, configuration.timeout) = (RetryPolicy(), 60)
    return configuration
  }
}

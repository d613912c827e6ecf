import FeedCore
import Logging
import StreamAPI
import Testing

@testable import FeedServer

@Suite struct ChangeFollowerTests {
  /// A backend that is out of reach when the server starts would otherwise mean no realtime until it starts
  /// again.
  @Test func changesAreFollowedOnceTheyCanBe() async throws {
    let port = try await TestServer.keptPort()
    var configuration = StreamConfiguration(
      key: TestServer.key,
      credentials: .secret(TestServer.secret),
      endpoints: .server(at: "http://127.0.0.1:\(port)"),
      capabilities: StreamConfiguration.runnelCapabilities
    )
    configuration.retries = .none
    let client = StreamClient(configuration)
    await #expect(throws: (any Error).self) { _ = try await client.changes(of: nil) }
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let app = StreamApp(key: "key", secret: "secret", backend: client)
    let follower = ChangeFollower(
      app: app,
      interest: ChangeInterest(breadth: .everything),
      logger: logger,
      firstPause: .milliseconds(20)
    )
    let (changes, continuation) = AsyncStream<FeedChange>.makeStream()
    let following = Task { await follower.follow { continuation.yield($0) } }
    try await TestServer.run(port: port) { server in
      // What happens before the stream is open is not delivered.
      let adding = Task {
        while !Task.isCancelled {
          let tweet = NewActivity(actor: "SU:ann", verb: "tweet", object: "o")
          _ = try await server.engine.add([tweet], to: "user:ann")
          try await Task.sleep(for: .milliseconds(20))
        }
      }
      var iterator = changes.makeAsyncIterator()
      #expect(await iterator.next()?.feed == "user:ann")
      adding.cancel()
    }
    following.cancel()
    client.close()
    await following.value
  }
}

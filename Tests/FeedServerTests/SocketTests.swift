import FeedCore
import FeedEngine
import FeedServer
import Foundation
import Logging
import NIOCore
import NIOPosix
import StreamAPI
import Testing

/// On a Unix socket, callers are who the kernel says they are.
@Suite struct SocketTests {
  private func withSocket(
    limits: ServerLimits = ServerLimits(),
    _ body: @escaping @Sendable (StreamClient, String) async throws -> Void
  ) async throws {
    let path = NSTemporaryDirectory() + "r\(UInt32.random(in: 0 ... .max)).sock"
    let engine = try FeedEngine(inMemory: .serving)
    let (ready, listening) = AsyncStream<Void>.makeStream()
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = FeedServer(
      listeningOn: [.socket(path: path)],
      apps: [StreamApp(key: "key", secret: "secret", backend: engine)],
      services: try ServerServices(folder: nil, signingKey: "secret", limits: limits),
      logger: logger,
      onListening: { _ in listening.yield() }
    )
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      for await _ in ready { break }
      try await body(StreamClient(.host(socket: path)), path)
      group.cancelAll()
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  private let me = String(cString: getpwuid(getuid()).pointee.pw_name)

  @Test func oneIsOneselfAndNobodyElse() async throws {
    let me = me
    try await withSocket { client, _ in
      let own = FeedID(trusted: "timeline", me)
      let added = try await client.add(
        [NewActivity(actor: "SU:\(me)", verb: "tweet", object: "o")],
        to: FeedID(trusted: "user", me)
      )
      #expect(added[0].actor == "SU:\(me)")
      try await client.follow([FollowRequest(own, follows: FeedID(trusted: "user", "bob"))])
      #expect(try await client.read(own, FeedQuery()).activities.isEmpty)
      await #expect(throws: UserPolicy.refusal) { _ = try await client.read("timeline:bob", FeedQuery()) }
      await #expect(throws: UserPolicy.refusal) {
        _ = try await client.add([NewActivity(actor: "SU:bob", verb: "v", object: "o")], to: "user:bob")
      }
      await #expect(throws: UserPolicy.refusal) { try await client.deleteUsers(["bob"]) }
    }
  }

  @Test func aStolenServersTokenChangesNothing() async throws {
    try await withSocket { _, path in
      var configuration = StreamConfiguration.host(socket: path)
      configuration.key = "key"
      configuration.credentials = .secret("secret")
      await #expect(throws: UserPolicy.refusal) {
        _ = try await StreamClient(configuration).read("timeline:bob", FeedQuery())
      }
    }
  }

  @Test func changesComeOverTheSocketToo() async throws {
    let feed = FeedID(trusted: "user", me)
    try await withSocket { client, _ in
      let changes = try await client.changes(of: [feed])
      let added = try await client.add(
        [NewActivity(actor: "SU:\(feed.id)", verb: "v", object: "o")],
        to: feed
      )
      var iterator = changes.makeAsyncIterator()
      #expect(await iterator.next()?.new.first?.id == added[0].id)
      client.close()
    }
  }

  /// A connection that is not served is closed, and stops nothing: not one that is too many, nor one that is
  /// gone before the kernel said whose it was.
  @Test func connectionsThatAreNotServedDoNoHarm() async throws {
    var limits = ServerLimits()
    limits.connectionsPerUser = 2
    try await withSocket(limits: limits) { client, path in
      let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      for _ in 0..<50 { try await bootstrap.connect(unixDomainSocketPath: path).get().close() }
      var open: [any Channel] = []
      for _ in 0..<6 { open.append(try await bootstrap.connect(unixDomainSocketPath: path).get()) }
      // All but two are closed by the server.
      try await until { open.count { !$0.isActive } >= 4 }
      for channel in open where channel.isActive { try? await channel.close() }
      try await until { (try? await client.searchUsers(nil, limit: 1, afterID: nil)) != nil }
    }
  }

  @Test func aSecondServerLeavesTheFirstAlone() async throws {
    try await withSocket { client, path in
      let engine = try FeedEngine(inMemory: .standard)
      let second = FeedServer(
        listeningOn: [.socket(path: path)],
        apps: [StreamApp(key: "key", secret: "secret", backend: engine)],
        services: try ServerServices(folder: nil, signingKey: "secret")
      )
      let error = await #expect(throws: FeedError.self) { try await second.run() }
      #expect(error?.code == .unreachable)
      _ = try await client.searchUsers(nil, limit: 1, afterID: nil)
    }
  }
}

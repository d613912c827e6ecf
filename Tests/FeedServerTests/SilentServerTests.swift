import FeedCore
import Foundation
import ProcessTesting
import StreamAPI
import Testing

/// Servers that accept a connection and then do not respond, or not to the end: what was read before is
/// shown.
@Suite final class SilentServerTests: Sendable {
  private let folder = NSTemporaryDirectory() + "runnel-silent-\(UUID().uuidString)"
  private static let query = FeedQuery(enrichment: Enrichment())

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func client(_ port: Int) throws -> OfflineClient {
    var configuration = StreamConfiguration(
      key: TestServer.key,
      credentials: .secret(TestServer.secret),
      endpoints: .server(at: "http://127.0.0.1:\(port)"),
      capabilities: StreamConfiguration.runnelCapabilities
    )
    // Longer than any test: what returns did not wait for it.
    configuration.timeout = 600
    return try OfflineClient(StreamClient(configuration), folder: folder, patience: 0.3)
  }

  private func readOnce(_ port: Int = 0) async throws -> Int {
    try await TestServer.run(port: port) { server in
      _ = try await server.engine.add(
        [NewActivity(actor: "SU:ann", verb: "tweet", object: "one", foreignID: "1", time: .now())],
        to: "user:ann"
      )
      let client = try self.client(server.port)
      _ = try await client.read("user:ann", Self.query)
      client.close()
      return server.port
    }
  }

  enum Kind: CaseIterable {
    case silent
    case closes
    case halfAHeader
    case halfABody
    case trickles

    func handle(_ connection: ScriptedServer.Connection) {
      switch self {
      case .silent: connection.waitForEnd()
      case .closes: break
      case .halfAHeader:
        _ = connection.request()
        connection.send("HTTP/1.1 200 OK\r\nContent-Le")
        connection.waitForEnd()
      case .halfABody:
        _ = connection.request()
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"results\":")
        connection.waitForEnd()
      case .trickles:
        _ = connection.request()
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n")
        while connection.send(" ") { usleep(50_000) }
      }
    }
  }

  @Test(arguments: Kind.allCases)
  func whatWasReadIsShownAndWritesWait(_ kind: Kind) async throws {
    let port = try await readOnce(TestServer.keptPort())
    try await TestServer.waitUntilFree(port)
    let server = try ScriptedServer(port: port) { kind.handle($0) }
    let client = try client(port)
    defer { client.close() }
    let page = try await client.read("user:ann", Self.query)
    #expect(page.activities.map(\.activity.object) == ["one"])
    #expect(page.asOf != nil)
    let id = page.activities[0].id
    let like = try await client.add(NewReaction(kind: "like", on: .activity(id), userID: "ann"))
    #expect(try await client.reaction(like.id).kind == "like")
    #expect(try await client.status().waiting == 1)
    #expect(try await client.activities([.id(id)], enrichment: nil).count == 1)
    let changes = try await client.changes(of: ["user:ann"])
    _ = changes
    server.stop()
  }

  @Test func whileItIsAwayThereIsOneAttemptForAllCalls() async throws {
    let port = try await readOnce(TestServer.keptPort())
    try await TestServer.waitUntilFree(port)
    let server = try ScriptedServer(port: port) { $0.waitForEnd() }
    let client = try client(port)
    defer { client.close() }
    for _ in 0..<50 { #expect(try await client.read("user:ann", Self.query).asOf != nil) }
    for number in 0..<50 {
      _ = try await client.add(
        [NewActivity(actor: "SU:ann", verb: "tweet", object: "\(number)")],
        to: "user:ann"
      )
    }
    // The first call, and the attempts of the loop that looks for the server.
    #expect(server.connections <= 5)
    let error = await #expect(throws: FeedError.self) { try await client.read("user:nobody", Self.query) }
    #expect(error?.code == .unreachable)
    server.stop()
  }

  @Test func aSlowServersPageComesAsAnEventAfterTheKeptOne() async throws {
    let port = try await readOnce(TestServer.keptPort())
    try await TestServer.waitUntilFree(port)
    let silent = try ScriptedServer(port: port) { $0.waitForEnd() }
    let client = try client(port)
    defer { client.close() }
    let changes = try await client.changes(of: ["user:ann"])
    #expect(try await client.read("user:ann", Self.query).asOf != nil)
    silent.stop()
    try await TestServer.waitUntilFree(port)
    try await TestServer.run(port: port) { server in
      _ = try await server.engine.add(
        [NewActivity(actor: "SU:ann", verb: "tweet", object: "two")],
        to: "user:ann"
      )
      for await change in changes where change.new.contains(where: { $0.activity.object == "two" }) { break }
      try await until { try await client.read("user:ann", Self.query).asOf == nil }
    }
  }

  @Test func thePersonIsTold() async throws {
    let port = try await readOnce(TestServer.keptPort())
    try await TestServer.waitUntilFree(port)
    let server = try ScriptedServer(port: port) { $0.waitForEnd() }
    let client = try client(port)
    defer { client.close() }
    _ = try await client.read("user:ann", Self.query)
    for await notice in client.notices {
      #expect(notice.detail.contains("does not respond"))
      break
    }
    server.stop()
  }
}

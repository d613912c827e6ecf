import FeedCore
import FeedEngine
import Foundation
import StreamAPI
import Testing

@testable import FeedServer

/// Around an account with 10,000 followers for two minutes; `RUNNEL_SOAK=300` takes 100,000 followers and so
/// many seconds.
@Suite("A crowd") struct CrowdSoakTests {
  private static let seconds = ProcessInfo.processInfo.environment["RUNNEL_SOAK"].flatMap(Double.init)
  private static let followers = seconds == nil ? 10_000 : 100_000

  @Test("every event arrives once at those who listen, and memory stays flat")
  func soak() async throws {
    let hook = try await HookServer.start(refusing: 0)
    let folder = NSTemporaryDirectory() + "runnel-soak-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let engine = try FeedEngine(path: folder + "/feeds.db", groups: .serving)
    try await engine.batch { batch in
      let readers = (0..<Self.followers).map { FeedID(trusted: "timeline", "r\($0)") }
      try batch.follow(readers.map { FollowRequest($0, follows: "user:star") })
    }
    var limits = ServerLimits()
    limits.requestsPerMinute = nil
    try await TestServer.run(limits: limits, webhooks: [await hook.address], backend: { _ in engine }) {
      try await Self.soak($0, engine, hook)
    }
    await hook.stop()
    try engine.close()
  }

  private static func soak(_ server: TestServer, _ engine: FeedEngine, _ hook: HookServer) async throws {
    let opening = NewActivity(actor: "SU:ann", verb: "post", object: "o", time: nil)
    try await until {
      _ = try await engine.add([opening], to: "user:first")
      return await hook.isReady
    }
    let soak = CrowdSoak(server, until: .now + .seconds(clamping: seconds ?? 120))
    let memory = LockedValue<[Double]>([])
    let clients = try await listen(soak)
    try await soak.run {
      try await receive(hook, soak)
      memory.withLock { $0.append(Self.resident) }
      try await Task.sleep(for: .milliseconds(100))
    }
    try await until {
      try await receive(hook, soak)
      return soak.webhook.differences.isEmpty
    }
    for client in clients { client.close() }
    report(soak, memory.withLock { $0 })
  }

  private static func listen(_ soak: CrowdSoak) async throws -> [StreamClient] {
    var clients: [StreamClient] = []
    for session in CrowdSoak.crowd.lowerBound..<CrowdSoak.others.upperBound {
      let client = soak.server.client()
      let changes = try await client.changes(of: [CrowdSoak.feed(of: session)])
      Task { for await change in changes { soak.ledger.arrived(change, at: session) } }
      clients.append(client)
    }
    return clients
  }

  /// What the webhook received since the last time.
  private static func receive(_ hook: HookServer, _ soak: CrowdSoak) async throws {
    for body in await hook.takeBodies() {
      for record in try JSONParser.parse(body).arrayValue ?? [] where record["feed"] != "user:first" {
        soak.webhook.arrived(try FeedChange(wire: record), at: 0)
      }
    }
  }

  private static func report(_ soak: CrowdSoak, _ memory: [Double]) {
    let quarter = memory.count / 4
    let (early, late) = (memory[quarter..<(2 * quarter)].max() ?? 0, memory.suffix(quarter).max() ?? 0)
    let delays = [0.5, 0.99, 1].map { String(format: "%.1f", soak.ledger.delay($0)) }.joined(separator: ", ")
    print(
      """
      soak: \(followers) followers, \(soak.ledger.count) events at sessions, \(soak.webhook.count) at the webhook; \
      realtime median, p99, slowest: \(delays) ms; memory \(Int(early)) MB, at the end \(Int(late)) MB
      """
    )
    #expect(soak.ledger.differences.prefix(10) == [])
    #expect(soak.webhook.differences.prefix(10) == [])
    #expect(soak.ledger.missedEarlier == 0)
    // The goal is 50 ms for a release build on a quiet machine; here all clients run in the same process.
    #expect(soak.ledger.delay(0.99) < 1000)
    #expect(late < early + 64)
  }

  /// Megabytes.
  private static var resident: Double {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
    return (fields?.dropFirst().first.flatMap { Double($0) } ?? 0) * Double(sysconf(Int32(_SC_PAGESIZE)))
      / 1e6
  }
}

import FeedCore
import FeedEngine
import FeedServer
import Foundation
import Hummingbird
import Logging
import StreamWire

/// The server to be measured, and beside it the same HTTP server with an answer that never changes, of the
/// same size: what reading a feed costs on top. `drive.py` starts this, and asks.
@main
struct HTTPBenchmarks {
  static func main() async throws {
    ProcessMemory.skipSQLiteStatistics()
    var logger = Logger(label: "bench")
    logger.logLevel = .error
    let folder = NSTemporaryDirectory() + "runnel-bench-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let services = try ServerServices(folder: folder, signingKey: "secret", limits: limits)
    let engine = try FeedEngine(path: "\(folder)/feeds.db", groups: .serving)
    let feed: FeedID = "timeline:reader"
    try await fill(engine, feed)
    try await engine.batch { batch in
      let crowd = (0..<followers).map { FeedID(trusted: "timeline", "crowd\($0)") }
      try batch.follow(crowd.map { FollowRequest($0, follows: "user:star") })
    }
    let size = StreamJSON.text(try await engine.read(feed, FeedQuery()), of: feed).utf8.count
    let server = FeedServer(
      listeningOn: [.tcp(host: "127.0.0.1", port: 0)],
      apps: [StreamApp(key: "key", secret: "secret", backend: engine)],
      services: services,
      logger: logger,
      onListening: { say("feeds \($0)") }
    )
    let fixed = fixedAnswers(size, logger)
    say("size \(size)")
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run(endingOn: [.sigterm]) }
      group.addTask { try await fixed.run() }
      try await group.next()
      group.cancelAll()
    }
  }

  /// Of the popular account `user:star`.
  private static let followers = 100_000

  /// As `runnel serve` has them, but without a limit of requests: the load is the point.
  private static var limits: ServerLimits {
    var limits = ServerLimits()
    limits.requestsPerMinute = nil
    return limits
  }

  /// A reader who follows twenty people with a thousand activities between them.
  private static func fill(_ engine: FeedEngine, _ feed: FeedID) async throws {
    let people = (0..<20).map { FeedID(trusted: "user", "person\($0)") }
    try await engine.follow(people.map { FollowRequest(feed, follows: $0) })
    for (number, person) in people.enumerated() {
      let tweets = (0..<50).map { index in
        NewActivity(
          actor: "SU:\(person.id)",
          verb: "tweet",
          object: "SO:tweet:\(number)-\(index)",
          foreignID: "tweet:\(number)-\(index)",
          custom: ["text": .string("Tweet \(index) of \(person), as long as such texts are, with a #tag.")]
        )
      }
      _ = try await engine.add(tweets, to: person)
    }
  }

  private static func fixedAnswers(_ size: Int, _ logger: Logger) -> some ApplicationProtocol {
    let answer = ByteBuffer(string: "\"" + String(repeating: "x", count: size - 2) + "\"")
    let router = Router()
    router.get("fixed") { _, _ in
      Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: answer))
    }
    return Application(
      router: router,
      configuration: .init(address: .hostname("127.0.0.1", port: 0), backlog: 1024),
      onServerRunning: { say("fixed http://127.0.0.1:\($0.localAddress?.port ?? 0)") },
      logger: logger
    )
  }

  private static func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}

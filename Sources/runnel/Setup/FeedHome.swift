import DemoWorlds
import FeedCore
import FeedEngine
import StreamAPI

/// Where the feeds of this run live, open.
enum FeedHome: Sendable {
  /// The person's own database.
  case own(FeedEngine)
  case demo(DemoDatabase)
  /// A `runnel serve`, or Stream's service.
  case server(StreamClient)
  /// The same for a reader: it goes on reading and writing while the server is away.
  case reachable(OfflineClient)

  var backend: any FeedBackend {
    switch self {
    case .own(let engine): engine
    case .demo(let demo): demo.engine
    case .server(let client): client
    case .reachable(let client): client
    }
  }

  /// The groups there are; nil where only the server knows.
  var groups: FeedGroups? { (backend as? FeedEngine)?.groups }

  /// Whether opening a reader adds its user. In a demo world the user is one of the inhabitants, and a database that
  /// can only be read stays as it is.
  var takesNewUsers: Bool {
    switch self {
    case .own(let engine): !engine.isReadOnly
    case .demo: false
    case .server, .reachable: true
    }
  }

  /// - Throws: `FeedError` with code `storage`.
  func close() throws {
    switch self {
    case .own(let engine): try engine.close()
    case .demo(let demo): try demo.engine.close()
    case .server(let client): client.close()
    case .reachable(let client): client.close()
    }
  }
}

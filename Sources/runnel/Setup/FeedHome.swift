import DemoWorlds
import FeedCore
import FeedEngine

/// Where the feeds of this run are, open.
struct FeedHome: Sendable {
  let backend: any FeedBackend
  /// The engine if the feeds are in a file of this host; nil for a server's.
  let engine: FeedEngine?
  let demo: DemoDatabase?
  /// Whether opening a reader adds its user. In a demo world the user is one of the inhabitants, and a
  /// read-only database stays as it is.
  let takesNewUsers: Bool
  /// Problems that a client reports while its reader runs.
  let notices: AsyncStream<FeedError>?
  /// - Throws: `FeedError` with code `storage`.
  let close: @Sendable () throws -> Void

  /// The groups of the feeds; nil if only the server knows them.
  var groups: FeedGroups? { engine?.groups }

  /// The person's own database.
  static func own(_ engine: FeedEngine) -> FeedHome {
    FeedHome(
      backend: engine,
      engine: engine,
      demo: nil,
      takesNewUsers: !engine.isReadOnly,
      notices: nil,
      close: { try engine.close() }
    )
  }

  static func demo(_ demo: DemoDatabase) -> FeedHome {
    FeedHome(
      backend: demo.engine,
      engine: demo.engine,
      demo: demo,
      takesNewUsers: false,
      notices: nil,
      close: { try demo.engine.close() }
    )
  }

  /// A `runnel serve`, or Stream's service.
  static func server(
    _ backend: any FeedBackend,
    notices: AsyncStream<FeedError>? = nil,
    close: @escaping @Sendable () -> Void
  ) -> FeedHome {
    FeedHome(backend: backend, engine: nil, demo: nil, takesNewUsers: true, notices: notices, close: close)
  }
}

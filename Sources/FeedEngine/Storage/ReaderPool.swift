import FeedCore
import GRDB
import Synchronization

/// Connections that only read, each used by one thread at a time.
///
/// GRDB's own pool starts a transaction with statements it compiles each time, checks the schema and passes
/// two locks: measured in the server, a read of nothing took 60 µs of which the feed took 8. Here a
/// connection is taken from a stack, and its transaction is begun and ended by cached statements.
final class ReaderPool: Sendable {
  /// More are opened when more threads read at once; those beyond are closed again.
  private static let kept = 4

  private struct Connection {
    var queue: DatabaseQueue
    /// The file as it was when the connection was opened; nil if SQLite notices itself that it changed.
    var stamp: FileStamp?
  }

  private let shared: DatabaseQueue?
  private let open: @Sendable () throws -> DatabaseQueue
  private let compared: String?
  private let idle = Mutex<[Connection]>([])

  /// - Parameters:
  ///   - path: the file of connections that hold no locks, nil for others. Without locks they do not see what
  ///     others write, so they are opened again once the file differs.
  ///   - open: makes a connection.
  init(comparing path: String?, _ open: @escaping @Sendable () throws -> DatabaseQueue) {
    self.open = open
    compared = path
    shared = nil
  }

  /// All reads go through the one connection of a database in memory, which is the writer's.
  init(sharing connection: DatabaseQueue) {
    open = { connection }
    compared = nil
    shared = connection
  }

  /// Whether they read beside the writer; a connection that is shared with it is free when it has written.
  var readsWithoutWriter: Bool { shared == nil }

  /// Runs `body` on one state of the store.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try withConnection { try Self.transaction($0, body) }
  }

  /// Runs `body` outside of a transaction, for what SQLite does in none.
  func withConnection<Result>(_ body: (Database) throws -> Result) throws -> Result {
    if let shared { return try shared.unsafeRead(body) }
    let connection = try connection()
    defer { release(connection) }
    let result = try connection.queue.unsafeRead(body)
    guard connection.stamp == stamp else {
      throw FeedError(.storage, "The database was changed while it was read; try again.")
    }
    return result
  }

  private var stamp: FileStamp? { compared.map { FileStamp($0) } }

  /// One that is idle and sees the file as it is now, or a new one.
  private func connection() throws -> Connection {
    let stamp = stamp
    while let connection = idle.withLock({ $0.popLast() }) {
      if connection.stamp == stamp { return connection }
      try? connection.queue.close()
    }
    return Connection(queue: try open(), stamp: stamp)
  }

  private static func transaction<Result>(_ db: Database, _ body: (Database) throws -> Result) throws
    -> Result
  {
    try Statement(db, "BEGIN").run()
    do {
      let result = try body(db)
      try Statement(db, "COMMIT").run()
      return result
    } catch {
      // What ended the transaction already leaves nothing to roll back.
      if db.isInsideTransaction { try? Statement(db, "ROLLBACK").run() }
      throw error
    }
  }

  private func release(_ connection: Connection) {
    let isKept = idle.withLock { idle in
      guard idle.count < Self.kept else { return false }
      idle.append(connection)
      return true
    }
    if !isKept { try? connection.queue.close() }
  }

  /// Closes what nobody uses.
  func close() {
    let connections = idle.withLock { idle in
      defer { idle = [] }
      return idle
    }
    for connection in connections { try? connection.queue.close() }
  }
}

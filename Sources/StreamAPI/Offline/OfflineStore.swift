import FeedCore
import Foundation
import GRDB
import PrivateFiles

/// What a client keeps for the time without its server, in one SQLite file: the pages that were read and the
/// writes that wait.
///
/// The file has a write-ahead log, so that two readers of one person neither wait for each other's pages nor
/// see half a transaction, and `synchronous` is FULL: a write that is acknowledged outlives a power cut.
/// Every statement waits up to ten seconds for another process's transaction, which takes milliseconds.
struct OfflineStore: Sendable {
  private static let applicationID: Int32 = 0x72_6e_6f_66
  private static let version = 1

  let folder: String
  let limits: PageLimits
  let queue: DatabaseQueue

  /// Opens the file, creates it if it is missing, and imports what earlier builds kept as single files.
  ///
  /// - Throws: `FeedError` with code `storage`.
  init(folder: String, limits: PageLimits = PageLimits(), at now: Timestamp) throws {
    self.folder = folder
    self.limits = limits
    try PrivateFolder.make(folder)
    let path = "\(folder)/offline.db"
    let opening = try FileLock("\(folder)/opening.lock")
    try opening.lockWaiting(seconds: 10)
    defer { opening.unlock() }
    do {
      try Self.makeFile(path)
      queue = try DatabaseQueue(path: path, configuration: Self.configuration)
      try Self.prepare(queue, path)
      try importFiles(at: now)
      try readAgain()
    } catch {
      throw Self.storageError(error, path)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "Offline"
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA journal_mode = WAL;
          PRAGMA synchronous = FULL;
          PRAGMA journal_size_limit = 4194304;
          """
      )
    }
    return configuration
  }

  /// SQLite gives the log and its index the mode of the database file, which must be private from the start.
  /// Only a new file is opened here: closing a descriptor of one that is in use would drop SQLite's locks on
  /// it.
  private static func makeFile(_ path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    close(try PrivateFile.open(path, O_RDWR | O_EXCL))
  }

  private static func prepare(_ queue: DatabaseQueue, _ path: String) throws {
    try queue.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version <= Self.version else {
          throw FeedError(
            .storage,
            "\(path) was written by a newer version of this program: update the program, or use another --server."
          )
        }
        if version == 0 { try db.execute(sql: schema) }
        return .commit
      }
    }
  }

  /// `mentions` finds the pages that show an activity, a user, an object or a reaction without parsing them
  /// all.
  private static let schema = """
    CREATE TABLE writes (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      version INTEGER NOT NULL,
      operation TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      problem TEXT,
      problem_code INTEGER
    );
    CREATE INDEX writes_waiting ON writes(number) WHERE problem IS NULL;
    CREATE TABLE pages (
      number INTEGER PRIMARY KEY,
      feed TEXT NOT NULL,
      query TEXT NOT NULL,
      read_at INTEGER NOT NULL,
      size INTEGER NOT NULL,
      page BLOB NOT NULL,
      UNIQUE (feed, query)
    );
    CREATE INDEX pages_by_time ON pages(read_at);
    CREATE TABLE mentions (
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      page INTEGER NOT NULL REFERENCES pages(number) ON DELETE CASCADE,
      PRIMARY KEY (kind, id, page)
    ) WITHOUT ROWID;
    CREATE INDEX mentions_by_page ON mentions(page);
    CREATE TABLE imported_files (name TEXT PRIMARY KEY) WITHOUT ROWID;
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);
    """

  static func storageError(_ error: any Error, _ path: String) -> any Error {
    if error is FeedError || error is CancellationError { return error }
    let reason = (error as? DatabaseError)?.message ?? error.localizedDescription
    return FeedError(.storage, "\(path) cannot be used: \(reason).")
  }

  func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    do {
      return try await queue.read(body)
    } catch {
      throw Self.storageError(error, queue.path)
    }
  }

  /// Runs in one transaction, which is on disk when this returns.
  func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    do {
      return try await queue.write(body)
    } catch {
      throw Self.storageError(error, queue.path)
    }
  }
}

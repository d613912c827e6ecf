import FeedCore
import Foundation
import GRDB
import PrivateFiles

/// Opens the file that holds the feeds, or refuses it and leaves it as it is.
struct DatabaseFile {
  let path: String
  /// Bytes of pages that each connection keeps; nil for what is usual where one reads, where one writes.
  var cache: Int?
  /// Whether writes wait for the disk where SQLite needs it to keep the file whole.
  var outlivesPowerLoss = true

  /// Measured: the pages of 200 timelines out of a store of 1,000,000 activities take 8 to 16 MB. With 8 MB, a
  /// quarter of the pages that a read looks at came from the system again.
  static let usualReadingCache = 16_000_000
  static let usualWritingCache = 8_000_000

  /// Seconds that a write waits for another process.
  static let patience: Double = 60

  /// Opens the database, creating it, and brings its schema up to date.
  ///
  /// - Throws: `FeedError` with code `storage` for a file that is no database, is another program's, or was
  ///   written by a newer version.
  func open() throws -> DatabasePool {
    try PrivateFolder.make(folder)
    // Two processes that create the same file would both apply the migrations, and a third would see a file with
    // half its tables and take it for another program's.
    let lock = try lockFolder()
    defer { Foundation.close(lock) }
    try prepareFile()
    return try translatingStorageErrors {
      try refuseForeignFile()
      let pool = try DatabasePool(path: path, configuration: configuration())
      try Self.migrate(pool, name: path)
      return pool
    }
  }

  /// Another connection to the open file, which only reads.
  func openReader() throws -> DatabaseQueue {
    var configuration = configuration(usualCache: Self.usualReadingCache)
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// A database that lives in memory and dies with its engine.
  static func openInMemory() throws -> DatabaseQueue {
    try translatingStorageErrors {
      let queue = try DatabaseQueue(configuration: DatabaseFile(path: ":memory:").configuration())
      try migrate(queue, name: "the database in memory")
      return queue
    }
  }

  private func configuration(usualCache: Int = usualWritingCache) -> Configuration {
    var configuration = Configuration()
    configuration.label = "FeedEngine"
    configuration.busyMode = .timeout(Self.patience)
    let cache = cache ?? usualCache
    configuration.prepareDatabase { [outlivesPowerLoss] db in
      // Measured: a checkpoint every 40 MB makes fan-out 1.6 times faster than SQLite's 4 MB (`performance.md`).
      try db.execute(
        sql: """
          PRAGMA synchronous = \(outlivesPowerLoss ? "NORMAL" : "OFF");
          PRAGMA secure_delete = OFF;
          PRAGMA wal_autocheckpoint = 8000;
          PRAGMA journal_size_limit = 67108864;
          PRAGMA cache_size = -\(cache / 1000);
          PRAGMA temp_store = MEMORY;
          """
      )
    }
    return configuration
  }

  private static func migrate(_ writer: any DatabaseWriter, name: String) throws {
    let migrator = Schema.migrator
    // On the writer: GRDB's pool would open a reader that nobody uses afterwards.
    if try writer.writeWithoutTransaction(migrator.hasBeenSuperseded) {
      throw FeedError(.storage, "\(name) was written by a newer version of this program; update the program.")
    }
    try migrator.migrate(writer)
    try writer.writeWithoutTransaction { db in
      guard try Int32.fetchOne(db, sql: "PRAGMA application_id") != Schema.applicationID else { return }
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
  }

  private var folder: String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  /// Makes the file with mode 0600, so that SQLite's own files beside it get the same.
  private func prepareFile() throws {
    Foundation.close(try PrivateFile.open(path, O_RDWR))
  }

  private func refuseForeignFile() throws {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw FeedError(.storage, "\(path) cannot be read; check its permissions.")
    }
    defer { try? file.close() }
    guard let header = try? file.read(upToCount: 100), !header.isEmpty else { return }
    guard header.starts(with: Array("SQLite format 3\0".utf8)), header.count == 100 else {
      throw FeedError(.storage, "\(path) is not a database; name another file.")
    }
    let mark = header[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
    if mark != Schema.applicationID { try refuseForeignTables() }
  }

  /// The mark may still stand in the write-ahead log, so SQLite itself has to be asked.
  private func refuseForeignTables() throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(Self.patience)
    let isForeign = try DatabaseQueue(path: path, configuration: configuration).read { db in
      let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id")
      // GRDB makes its table before the first migration: a program that was killed in between left nothing else.
      let tables =
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'")
        ?? 0
      let isOurs = try db.tableExists("publication") && db.tableExists("grdb_migrations")
      return mark != Schema.applicationID && tables > 0 && !isOurs
    }
    if isForeign {
      throw FeedError(.storage, "\(path) is a database of another program; name another file.")
    }
  }

  /// Locks the folder, not the file: closing a descriptor of the file would drop the locks that SQLite holds on it
  /// in this process. Source: "How To Corrupt An SQLite Database File" §2.2.
  private func lockFolder() throws -> Int32 {
    let descriptor = Foundation.open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FeedError(.storage, "The folder \(folder) cannot be read; check its permissions.")
    }
    flock(descriptor, LOCK_EX)
    return descriptor
  }
}

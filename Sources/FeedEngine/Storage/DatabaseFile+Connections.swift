import FeedCore
import GRDB

/// Connections to the file.
extension DatabaseFile {
  /// Measured: the pages of 200 timelines out of a store of 1,000,000 activities take 8 to 16 MB. With 8 MB,
  /// a quarter of the pages that a read looks at came from the system again.
  static let usualReadingCache = 16_000_000
  static let usualWritingCache = 8_000_000

  /// Seconds that a write waits for another process.
  static let patience = 60

  /// The connection that writes. Opening it may wait for another program that writes.
  ///
  /// - Throws: `FeedError` with code `storage` if the file can only be read.
  func openWriter() throws -> DatabasePool {
    guard !onlyReads else { throw readOnlyError }
    return try DatabasePool(path: path, configuration: configuration())
  }

  /// Another connection to the open file, which only reads.
  func openReader() throws -> DatabaseQueue {
    guard !onlyReads else { return try openReader(ReadingMode(of: path)) }
    // Not opened for reading only: the last connection to be closed has to fold the log into the file, and
    // one that cannot write would leave the log and its index behind.
    return try DatabaseQueue(
      path: DatabaseURI.text(path, ["mode=rw"]),
      configuration: configuration(usualCache: Self.usualReadingCache, before: "PRAGMA query_only = 1;")
    )
  }

  /// A connection that changes nothing, not even beside the file.
  func openReader(_ mode: ReadingMode) throws -> DatabaseQueue {
    var configuration = configuration(usualCache: Self.usualReadingCache, before: mode.preparation)
    configuration.readonly = true
    return try DatabaseQueue(path: mode.uri(path), configuration: configuration)
  }

  /// A database that lives in memory and dies with its engine.
  static func openInMemory() throws -> DatabaseQueue {
    try translatingStorageErrors {
      let queue = try DatabaseQueue(configuration: DatabaseFile(path: ":memory:").configuration())
      try migrate(queue)
      return queue
    }
  }

  private func configuration(usualCache: Int = usualWritingCache, before: String = "") -> Configuration {
    var configuration = Configuration()
    configuration.label = "FeedEngine"
    let wait = LimitedWait(
      limit: Self.patience,
      "Another program is writing to \(path); waiting for it, at most \(Self.patience) seconds.",
      onWait
    )
    configuration.busyMode = .callback { wait.pause(afterTries: $0) }
    let cache = cache ?? usualCache
    configuration.prepareDatabase { [outlivesPowerLoss] db in
      // Measured: a checkpoint every 40 MB makes fan-out 1.6 times faster than SQLite's 4 MB.
      try db.execute(
        sql: """
          \(before)
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
}

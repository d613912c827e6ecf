import FeedCore
import Foundation
import GRDB

extension FeedEngine {
  /// Looks for damage: SQLite's own checks, and counters that do not agree with what they count.
  ///
  /// - Returns: one sentence a finding; empty where all is well.
  public func check() async throws -> [String] {
    try read { try $0.findings() }
  }

  /// How much the file holds.
  public func statistics() async throws -> EngineStatistics {
    try read { try $0.statistics() }
  }

  /// Drops what nobody needs any more, and gives the space back to the file system.
  ///
  /// Dropping lets others write in between. Giving the space back is one step of SQLite's that rewrites the
  /// file: other writers wait for its end, and it needs as much free disk again.
  public func vacuum() async throws {
    try await dropWhatIsNotNeeded()
    let pass = try gate.enter()
    defer { pass.release() }
    do {
      let connection = try await writer.connection()
      try await connection.vacuum()
      try await connection.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA optimize")
        try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    } catch let error as DatabaseError {
      throw FeedError(error)
    }
  }

  /// Writes a copy of everything, as it is at one moment, into a new file that opens like this one.
  ///
  /// Others go on reading and writing meanwhile. The copy is compact and only its owner's to read.
  ///
  /// - Throws: `FeedError` with code `conflict` for a file that exists.
  public func backUp(to path: String) async throws {
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw FeedError(.conflict, "\(path) exists already; name a new file.") }
      throw FeedError(.storage, "\(path) cannot be created: \(String(cString: strerror(errno))).")
    }
    Foundation.close(descriptor)
    let pass = try gate.enter()
    defer { pass.release() }
    do {
      // On a connection that reads, so that writers need not wait; SQLite wants no transaction around it.
      try await Task.detached { [readers] in
        try readers.withConnection { db in
          // It writes, though not to this file.
          let isLimited = try Bool.fetchOne(db, sql: "PRAGMA query_only") ?? false
          try db.execute(sql: "PRAGMA query_only = 0")
          defer { if isLimited { try? db.execute(sql: "PRAGMA query_only = 1") } }
          try db.execute(sql: "VACUUM INTO ?", arguments: [path])
        }
      }.value
    } catch {
      unlink(path)
      throw (error as? DatabaseError).map { FeedError($0) } ?? error
    }
  }

  /// Brings what followed feeds gained and lost into `feeds` now, one feed after another and in portions.
  ///
  /// Reading does this too. Call it for feeds that will be read soon, to spare their readers the search.
  public func catchUp(_ feeds: [FeedID]) async throws {
    for feed in feeds { _ = try groups.group(of: feed) }
    for feed in feeds { try await catchUp(feed) }
  }

  /// Writes everything that is not a cache, as JSON: one object a line, with its `type` first to be asked
  /// for.
  ///
  /// - Parameter line: takes each line, without its end. An error that it throws ends the dump.
  public func dump(_ line: (String) throws -> Void) async throws {
    // An activity whose deletion was begun must not come back with the dump.
    if !isReadOnly { try await finishAllWork() }
    try withoutActuallyEscaping(line) { line in
      try read { try Dump(reading: $0, line: line).write() }
    }
  }
}

/// How much a file of feeds holds.
public struct EngineStatistics: Hashable, Sendable {
  /// Rows by what they are, in an order for people.
  public var counts: [(name: String, count: Int)] { zip(names, numbers).map { ($0, $1) } }
  /// Bytes of the file without its write-ahead log.
  public var bytes: Int
  /// Bytes of it that `vacuum` gives back.
  public var freeBytes: Int
  /// The number of the newest event.
  public var newestEvent: Int

  private var names: [String]
  private var numbers: [Int]

  init(counts: [(name: String, count: Int)], bytes: Int, freeBytes: Int, newestEvent: Int) {
    names = counts.map(\.name)
    numbers = counts.map(\.count)
    self.bytes = bytes
    self.freeBytes = freeBytes
    self.newestEvent = newestEvent
  }
}

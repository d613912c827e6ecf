import FeedCore
import Foundation
import GRDB

/// What stands at a path, found out without changing a byte of it.
enum DatabaseState {
  case missing
  /// A file without anything in it, or a database without tables.
  case empty
  /// Ours, as this version writes it.
  case current
  /// The same, but without a write-ahead log: a backup. It gets one before it is written.
  case unlogged
  /// Ours, and to be brought up to date before it is used.
  case outdated
  case newer
  case foreign
}

extension DatabaseFile {
  /// Looks at the file through a connection that cannot write, and leaves no log or index beside it.
  ///
  /// - Throws: `FeedError` with code `storage` for what cannot be a database or cannot be read.
  func inspect() throws -> DatabaseState {
    guard let size = try sizeOfFile() else { return .missing }
    if size == 0, ReadingMode(of: path) == .immutable { return .empty }
    guard access(path, R_OK) == 0 else {
      throw FeedError(.storage, "\(path) cannot be read; check its permissions.")
    }
    return try inspect(ReadingMode(of: path))
  }

  private func inspect(_ mode: ReadingMode) throws -> DatabaseState {
    // Only a log that is there may be appended to by others; a file without one is about to get one.
    let isLogged = mode == .immutable ? try header().isLogged : true
    do {
      let connection = try openReader(mode)
      defer { try? connection.close() }
      return try connection.unsafeRead { try Self.state(of: $0, isLogged: isLogged) }
    } catch let error as DatabaseError {
      // Somebody may have opened it meanwhile, and then the file alone is not all there is.
      let now = ReadingMode(of: path)
      if mode != .shared, now != mode { return try inspect(now) }
      guard error.resultCode == .SQLITE_NOTADB else { throw error }
      throw FeedError(.storage, "\(path) is not a database; name another file.")
    }
  }

  private static func state(of db: Database, isLogged: Bool) throws -> DatabaseState {
    let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let tables = Set(try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
    guard !tables.isEmpty else { return .empty }
    // GRDB makes its table before the first migration: a program that was killed in between left nothing
    // else.
    let isBegun = tables == ["grdb_migrations"]
    let isOurs = mark == Schema.applicationID || tables.isSuperset(of: ["publication", "grdb_migrations"])
    guard isOurs || isBegun else { return .foreign }
    let migrator = Schema.migrator
    if try migrator.hasBeenSuperseded(db) { return .newer }
    guard try migrator.hasCompletedMigrations(db), mark == Schema.applicationID else { return .outdated }
    return isLogged ? .current : .unlogged
  }

  /// - Returns: nil if there is no file.
  /// - Throws: `FeedError` for a folder, a pipe or a device: opening one could wait for ever.
  private func sizeOfFile() throws -> Int? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno != ENOENT else { return nil }
      throw FeedError(.storage, "\(path) cannot be opened: \(String(cString: strerror(errno))).")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return Int(status.st_size)
    case S_IFDIR: throw FeedError(.storage, "\(path) is a folder, not a database; name a file.")
    default: throw FeedError(.storage, "\(path) is not a database; name another file.")
    }
  }

  private struct Header {
    var isLogged: Bool
  }

  /// Asked only where nobody has the file open: closing it drops the locks of this process.
  private func header() throws -> Header {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw FeedError(.storage, "\(path) cannot be read; check its permissions.")
    }
    defer { try? file.close() }
    guard let bytes = try? file.read(upToCount: 100), bytes.starts(with: Array("SQLite format 3\0".utf8)),
      bytes.count == 100
    else { throw FeedError(.storage, "\(path) is not a database; name another file.") }
    return Header(isLogged: bytes[18] == 2 && bytes[19] == 2)
  }
}

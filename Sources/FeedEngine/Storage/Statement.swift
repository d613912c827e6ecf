import FeedCore
import GRDB
import GRDBSQLite

/// A prepared statement of one connection, stepped by hand.
///
/// GRDB prepares and caches it. Its rows go through `DatabaseValue`s, which doubles the time of a page of 25,
/// so the engine reads columns itself. A statement must not be used again while its rows are still being
/// read.
struct Statement {
  private let handle: OpaquePointer

  init(_ db: Database, _ sql: String) throws {
    handle = try db.cachedStatement(sql: sql).sqliteStatement
  }

  /// Runs the statement to its end, for its effect.
  func run<each Value: SQLValue>(_ values: repeat each Value) throws {
    start(repeat each values)
    defer { sqlite3_reset(handle) }
    while try step() {}
  }

  /// The first row, read by `body`; nil if there is none.
  func first<Result, each Value: SQLValue>(
    _ values: repeat each Value,
    read body: (Row) throws -> Result
  ) throws -> Result? {
    start(repeat each values)
    defer { sqlite3_reset(handle) }
    return try step() ? body(Row(handle: handle)) : nil
  }

  /// All rows, read by `body`.
  func all<Result, each Value: SQLValue>(
    _ values: repeat each Value,
    read body: (Row) throws -> Result
  ) throws -> [Result] {
    var results: [Result] = []
    try each(repeat each values) { results.append(try body($0)) }
    return results
  }

  /// Calls `body` with each row.
  func each<each Value: SQLValue>(_ values: repeat each Value, read body: (Row) throws -> Void) throws {
    start(repeat each values)
    defer { sqlite3_reset(handle) }
    while try step() { try body(Row(handle: handle)) }
  }

  /// Calls `body` with each row until it answers false.
  func prefix<each Value: SQLValue>(_ values: repeat each Value, while body: (Row) throws -> Bool) throws {
    start(repeat each values)
    defer { sqlite3_reset(handle) }
    while try step(), try body(Row(handle: handle)) {}
  }

  /// Starts over with `values`; the caller steps through the rows.
  func rows<each Value: SQLValue>(_ values: repeat each Value) -> Rows {
    start(repeat each values)
    return Rows(statement: self)
  }

  private func start<each Value: SQLValue>(_ values: repeat each Value) {
    var index: Int32 = 0
    func bind(_ value: some SQLValue) {
      index += 1
      value.bind(to: handle, at: index)
    }
    repeat bind(each values)
  }

  private func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }

  /// The rows of a statement that was started; letting go of them ends it.
  struct Rows: ~Copyable {
    fileprivate let statement: Statement

    deinit { sqlite3_reset(statement.handle) }

    /// Steps to the next row, which is there until the next step; nil after the last, and then not to be
    /// called again.
    func next() throws -> Row? { try statement.step() ? Row(handle: statement.handle) : nil }
  }

  /// The row a statement stands on; columns count from 0.
  struct Row {
    fileprivate let handle: OpaquePointer

    func int(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    func bool(_ column: Int32) -> Bool { sqlite3_column_int64(handle, column) != 0 }
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
    func optionalInt(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

    /// The text; empty for NULL.
    func text(_ column: Int32) -> String {
      String(decoding: bytes(column), as: UTF8.self)
    }

    func withBytes<Result>(
      _ column: Int32,
      _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
      try body(bytes(column))
    }

    /// The bytes of the text, there until the statement is stepped again; none for NULL.
    func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
      let start = sqlite3_column_text(handle, column)
      return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }
  }
}

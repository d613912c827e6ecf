import FeedCore
import GRDB

extension FeedError {
  private static let damage =
    "The database is damaged; 'runnel engine check' lists the damage, 'runnel engine dump --salvage' what can be read."

  /// A row of another shape than the schema allows, such as NULL in a column that is NOT NULL: the file is
  /// damaged, though SQLite did not notice.
  init(_: RowDecodingError) { self.init(.storage, Self.damage) }

  /// What SQLite said, as a sentence for a person.
  init(_ error: DatabaseError) {
    let reason =
      switch error.resultCode {
      case .SQLITE_FULL: "The disk is full; nothing of this change was kept."
      case .SQLITE_BUSY, .SQLITE_LOCKED: "The database is in use by another program; try again."
      case .SQLITE_READONLY: "The database cannot be written to; check the file's permissions."
      case .SQLITE_CANTOPEN: "The database file cannot be opened; check the path and its permissions."
      case .SQLITE_NOTADB: "The file is not a database."
      case .SQLITE_CORRUPT: Self.damage
      default: "The database failed: \(error.message ?? error.description)."
      }
    // 507: Insufficient Storage. Source: RFC 4918 §11.5.
    self.init(.storage, reason, status: error.resultCode == .SQLITE_FULL ? 507 : nil)
  }
}

/// Runs `body` and turns what SQLite throws into a `FeedError`.
func translatingStorageErrors<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as DatabaseError {
    throw FeedError(error)
  } catch let error as RowDecodingError {
    throw FeedError(error)
  }
}

import FeedCore
import GRDB
import GRDBSQLite

/// Columns of a program's tables hold times to the microsecond, as Django writes them.
///
/// ```swift
/// struct Tweet: FetchableRecord, FeedModel {
///   let createdAt: Timestamp
///   init(row: Row) throws { createdAt = row["created_at"] }
/// }
/// ```
extension Timestamp: DatabaseValueConvertible, StatementColumnConvertible {
  /// Text in UTC that sorts by time: `2018-12-21 09:45:42.455925`.
  public var databaseValue: DatabaseValue {
    activityText.replacing("T", with: " ", maxReplacements: 1).databaseValue
  }

  /// Reads text as Django and GRDB write it, and numbers as seconds since 1970.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> Timestamp? {
    switch value.storage {
    case .string(let text): Timestamp(iso8601: text)
    case .int64(let seconds): Timestamp(columnSeconds: Double(seconds))
    case .double(let seconds): Timestamp(columnSeconds: seconds)
    default: nil
    }
  }

  /// The same without a string or a value in between.
  public init?(sqliteStatement: SQLiteStatement, index: CInt) {
    switch sqlite3_column_type(sqliteStatement, index) {
    case SQLITE_TEXT:
      guard let text = sqlite3_column_text(sqliteStatement, index) else { return nil }
      let count = Int(sqlite3_column_bytes(sqliteStatement, index))
      self.init(iso8601: UnsafeBufferPointer(start: text, count: count))
    case SQLITE_INTEGER, SQLITE_FLOAT:
      self.init(columnSeconds: sqlite3_column_double(sqliteStatement, index))
    default: return nil
    }
  }

  /// - Returns: nil for what no count of microseconds reaches.
  private init?(columnSeconds seconds: Double) {
    guard abs(seconds) < 9e12 else { return nil }
    self.init(seconds: seconds)
  }
}

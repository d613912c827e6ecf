import FeedCore
import Foundation
import GRDB

/// A row's columns as JSON, made by SQLite itself inside a trigger and read back without loss.
///
/// JSON alone would lose blobs, the last bits of reals, and the difference between text and what looks like
/// it. So every text starts with a letter that says what it is: `t` text, `r` a real, `b` a blob in
/// hexadecimal; integers and null stand for themselves. The columns come in several objects because SQLite's
/// functions take at most 127 arguments.
enum RowSnapshot {
  private static let columnsPerObject = 50

  /// The SQL that makes the snapshot of `row` (`NEW` or `OLD`).
  static func sql(columns: [String], of row: String) -> String {
    let parts = columns.map { column in
      let value = "\(row).\(column.quotedDatabaseIdentifier)"
      return """
        \(literal(column)), CASE typeof(\(value)) WHEN 'text' THEN 't' || \(value) \
        WHEN 'real' THEN 'r' || printf('%!.20e', \(value)) \
        WHEN 'blob' THEN 'b' || hex(\(value)) ELSE \(value) END
        """
    }
    let objects = stride(from: 0, to: parts.count, by: columnsPerObject).map { start in
      "json_object(" + parts[start..<min(start + columnsPerObject, parts.count)].joined(separator: ", ") + ")"
    }
    return "json_array(\(objects.joined(separator: ", ")))"
  }

  private static func literal(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "''") + "'"
  }

  /// The row as a query of the whole table would answer it: its columns in the table's order, for records
  /// that read them by position.
  ///
  /// - Parameter columns: the table's, as it is now. Those that were not captured, because they are younger,
  ///   are null.
  /// - Throws: `FeedError` with code `storage` for text that is not a snapshot.
  static func row(_ snapshot: String, columns: [String], _ db: Database) throws -> Row {
    var values: [String: DatabaseValue] = [:]
    for object in try JSONParser.parse(snapshot, marks: .kept).arrayValue ?? [] {
      for (column, value) in object.objectValue ?? [:] { values[column] = try databaseValue(value) }
    }
    guard !values.isEmpty else { throw OutboxMessage.unreadable }
    let columns = columns + values.keys.filter { !columns.contains($0) }.sorted()
    // SQLite makes the row: GRDB's own initializer takes a dictionary, which has no order.
    let terms = columns.map { "? AS \($0.quotedDatabaseIdentifier)" }.joined(separator: ", ")
    let statement = try db.cachedStatement(sql: "SELECT \(terms)")
    let arguments = StatementArguments(columns.map { values[$0] ?? .null })
    guard let row = try Row.fetchOne(statement, arguments: arguments) else { throw OutboxMessage.unreadable }
    return row
  }

  private static func databaseValue(_ value: JSONValue) throws -> DatabaseValue {
    switch value {
    case .null: return .null
    case .int(let value): return value.databaseValue
    case .string(let text):
      let rest = text.dropFirst()
      switch text.first {
      case "t": return String(rest).databaseValue
      case "r": return real(rest).databaseValue
      case "b": return try blob(rest).databaseValue
      default: throw OutboxMessage.unreadable
      }
    default: throw OutboxMessage.unreadable
    }
  }

  private static func real(_ text: Substring) -> Double {
    switch text {
    case "Inf", "+Inf": .infinity
    case "-Inf": -.infinity
    default: Double(text) ?? 0
    }
  }

  private static func blob(_ text: Substring) throws -> Data {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else {
      throw OutboxMessage.unreadable
    }
    return Data(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }
}

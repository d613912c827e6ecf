import Foundation
import GRDB

/// The triggers that notice inserted and deleted rows of a model.
///
/// Why triggers: they run inside the statement, so what they write commits and rolls back with it; they see every
/// connection and process, `deleteAll`, plain SQL and cascading deletes, none of which GRDB's record callbacks
/// see; and a row that is deleted is still whole in `OLD`. GRDB's transaction observers see only the row id, and
/// may not write. It costs one more row written; that cost has not been measured.
///
/// Only the row is captured. The hooks are Swift and are asked later, on exactly this row.
struct CaptureTriggers {
  let schema: ModelSchema

  private var definitions: [(name: String, sql: String)] {
    [
      definition("add", event: "INSERT", row: "NEW"),
      definition("remove", event: "DELETE", row: "OLD"),
    ]
  }

  private func definition(_ operation: String, event: String, row: String) -> (name: String, sql: String) {
    let name = "feed_\(operation)_\(schema.label)"
    let label = schema.label.replacingOccurrences(of: "'", with: "''")
    let sql = """
      CREATE TRIGGER \(name.quotedDatabaseIdentifier) AFTER \(event) ON \(schema.table.quotedDatabaseIdentifier) \
      BEGIN INSERT INTO feed_outbox (model, operation, captured) \
      VALUES ('\(label)', '\(operation)', \(RowSnapshot.sql(columns: columns, of: row))); END
      """
    return (name, sql)
  }

  /// A table without a key of its own is identified by its row id.
  private var columns: [String] {
    schema.columns.contains(schema.key.column) ? schema.columns : schema.columns + [schema.key.column]
  }

  /// Creates the triggers, or replaces those that an older schema left.
  func install(_ db: Database) throws {
    for (name, sql) in definitions {
      let existing = try String.fetchOne(
        db,
        sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?",
        arguments: [name]
      )
      if existing == sql { continue }
      try db.execute(sql: "DROP TRIGGER IF EXISTS \(name.quotedDatabaseIdentifier)")
      try db.execute(sql: sql)
    }
  }

  /// Removes the triggers of all models: from then on, nothing is noticed.
  static func uninstall(_ db: Database) throws {
    let names = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_master WHERE type = 'trigger'
          AND (name GLOB 'feed_add_*' OR name GLOB 'feed_remove_*')
        """
    )
    for name in names { try db.execute(sql: "DROP TRIGGER \(name.quotedDatabaseIdentifier)") }
  }
}

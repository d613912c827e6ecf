import FeedCore
import Foundation
import GRDB

/// The triggers that notice inserted and deleted rows of a model.
///
/// Why triggers: they run inside the statement, so what they write commits and rolls back with it; they see
/// every connection and process, `deleteAll`, plain SQL and cascading deletes, none of which GRDB's record
/// callbacks see; and a row that is deleted is still whole in `OLD`. GRDB's transaction observers see only
/// the row id, and may not write. What they cost is a row of `make bench ONLY=core`.
///
/// SQLite calls no delete trigger for a row that `INSERT OR REPLACE` puts out of its way. So such rows are
/// put aside before the insertion, and count as removed where they are gone after it.
///
/// Only the row is captured. The hooks are Swift and are asked later, on exactly this row.
struct CaptureTriggers {
  private static let prefixes = ["feed_add_", "feed_remove_", "feed_replace_", "feed_move_"]

  private let schema: ModelSchema
  private let table: String
  private let key: String
  /// The label in SQL.
  private let model: String

  init(schema: ModelSchema) {
    self.schema = schema
    table = schema.table.quotedDatabaseIdentifier
    key = schema.key.column.quotedDatabaseIdentifier
    model = "'\(schema.label.replacingOccurrences(of: "'", with: "''"))'"
  }

  private var definitions: [(name: String, sql: String)] {
    let insertion = "\(countReplaced); \(entry("add", "NEW"))"
    let deletion =
      "\(entry("remove", "OLD")); DELETE FROM feed_replaced WHERE model = \(model) AND key = OLD.\(key)"
    var definitions = [
      trigger(
        "feed_replace_",
        "BEFORE INSERT",
        when: "EXISTS (SELECT 1 FROM \(table) WHERE \(conflict))",
        putAside
      ),
      trigger("feed_add_", "AFTER INSERT", insertion),
      trigger("feed_remove_", "AFTER DELETE", deletion),
    ]
    if schema.columns.contains(schema.key.column) {
      // Another key is another thing: references to the old one lead nowhere.
      let move = "\(entry("remove", "OLD")); \(entry("add", "NEW"))"
      definitions.append(
        trigger("feed_move_", "AFTER UPDATE OF \(key)", when: "OLD.\(key) IS NOT NEW.\(key)", move)
      )
    }
    return definitions
  }

  private func trigger(_ prefix: String, _ event: String, when condition: String? = nil, _ body: String) -> (
    name: String, sql: String
  ) {
    let name = prefix + schema.label
    let condition = condition.map { "WHEN \($0) " } ?? ""
    return (
      name,
      "CREATE TRIGGER \(name.quotedDatabaseIdentifier) \(event) ON \(table) \(condition)BEGIN \(body); END"
    )
  }

  private func entry(_ operation: String, _ row: String) -> String {
    """
    INSERT INTO feed_outbox (model, operation, captured) \
    VALUES (\(model), '\(operation)', \(RowSnapshot.sql(columns: schema.capturedColumns, of: row)))
    """
  }

  // MARK: Replaced rows

  /// Rows that have a key or a unique value of the new one. (Before the insertion the row id of a row that
  /// gets the next one is -1.)
  private var conflict: String {
    schema.uniqueColumns.map { columns in
      columns.map { "\(table).\($0.quotedDatabaseIdentifier) = NEW.\($0.quotedDatabaseIdentifier)" }
        .joined(separator: " AND ")
    }.joined(separator: " OR ")
  }

  /// What an insertion that was ignored or became an update left is thrown away first.
  private var putAside: String {
    """
    DELETE FROM feed_replaced WHERE model = \(model); \
    INSERT INTO feed_replaced (model, key, captured) \
    SELECT \(model), \(key), \(RowSnapshot.sql(columns: schema.capturedColumns, of: table)) FROM \(table) WHERE \(conflict)
    """
  }

  private var countReplaced: String {
    """
    INSERT INTO feed_outbox (model, operation, captured) SELECT model, 'remove', captured FROM feed_replaced \
    WHERE model = \(model) AND (key = NEW.\(key) \
    OR NOT EXISTS (SELECT 1 FROM \(table) WHERE \(table).\(key) = feed_replaced.key)); \
    DELETE FROM feed_replaced WHERE model = \(model)
    """
  }

  // MARK: Installing

  /// Creates the triggers, or replaces those that an older schema left.
  ///
  /// - Throws: `FeedError` with code `configuration` for a view.
  func install(_ db: Database) throws {
    if try db.viewExists(schema.table) {
      throw FeedError(
        .configuration,
        "\(schema.label) publishes itself, but '\(schema.table)' is a view: let it adopt FeedModel only."
      )
    }
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
    let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for name in names where prefixes.contains(where: name.hasPrefix) {
      try db.execute(sql: "DROP TRIGGER \(name.quotedDatabaseIdentifier)")
    }
  }
}

import GRDB

/// The outbox's table, in the program's own database so that entries commit with what they are about.
///
/// ```
/// feed_outbox
///   id           in the order of the statements that made the entries; never used twice
///   model        app.Tweet; empty for finished messages
///   operation    add, remove (a row was inserted or deleted) or message
///   captured     the row's columns as JSON, until the hooks were asked
///   message      what to deliver, as JSON, once they were; delivery repeats exactly this
///   foreign_id   of the activity, so that a withdrawal finds an addition that failed
///   captured_at  milliseconds since 1970
///   attempts, error, failed_at
/// ```
///
/// A second table, `feed_replaced`, holds rows only while an insertion that may replace them runs.
enum OutboxSchema {
  static let table = "feed_outbox"

  /// The machine's clock in SQL, in milliseconds since 1970.
  static let now = "CAST((julianday('now') - 2440587.5) * 86400000.0 AS INTEGER)"

  static func create(_ db: Database) throws {
    guard try !db.tableExists(table) || !db.tableExists("feed_replaced") else { return }
    try db.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS feed_outbox (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          model TEXT NOT NULL DEFAULT '',
          operation TEXT NOT NULL CHECK (operation IN ('add', 'remove', 'message')),
          captured TEXT,
          message TEXT,
          foreign_id TEXT,
          captured_at INTEGER NOT NULL DEFAULT (\(now)),
          attempts INTEGER NOT NULL DEFAULT 0,
          error TEXT,
          failed_at INTEGER,
          CHECK (captured IS NOT NULL OR message IS NOT NULL)
        );
        CREATE INDEX IF NOT EXISTS feed_outbox_failed ON feed_outbox (foreign_id) WHERE failed_at IS NOT NULL;
        CREATE TABLE IF NOT EXISTS feed_replaced (
          model TEXT NOT NULL, key, captured TEXT NOT NULL, PRIMARY KEY (model, key)
        ) WITHOUT ROWID;
        """
    )
  }
}

import FeedCore
import GRDB

/// Makes one connection obey the program's tracking switches and scopes.
///
/// The capturing triggers belong to the database and know nothing of a program's switches. A temporary
/// trigger, which only its own connection has, stands before the outbox and turns entries of untracked models
/// away.
struct TrackingGuard {
  let tracking: ModelTracking

  /// - Throws: `DatabaseError`. A connection that may only read is left alone.
  func install(_ db: Database) throws {
    guard !db.configuration.readonly else { return }
    let tracking = tracking
    db.add(
      function: DatabaseFunction("feed_is_tracked", argumentCount: 1, pure: false) { values in
        tracking.isTracked(String.fromDatabaseValue(values[0]) ?? "")
      }
    )
    try OutboxSchema.create(db)
    try db.execute(
      sql: """
        CREATE TEMP TRIGGER IF NOT EXISTS feed_tracking BEFORE INSERT ON main.feed_outbox
        WHEN NEW.operation <> 'message' AND NOT feed_is_tracked(NEW.model)
        BEGIN SELECT RAISE(IGNORE); END
        """
    )
  }
}

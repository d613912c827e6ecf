import FeedCore
import GRDB

extension RecordFeeds {
  /// What the hooks of a record make of it, now. Good for testing one's models.
  public func publication(of record: some ActivityRecord) async throws -> Publication {
    try await database.read { [models, manager] db in
      try record.publication(models, ActivityContext(db: db, manager: manager))
    }
  }

  /// Adds the activity of a record to its actor's feed now, without the outbox.
  ///
  /// Source: stream-django's `add_activity_to_feed`.
  @discardableResult
  public func addActivity(of record: some ActivityRecord) async throws -> Activity {
    try await manager.add(publication(of: record))
  }

  /// Removes the activity of a record from its actor's feed now.
  ///
  /// Source: stream-django's `remove_activity_from_feed`.
  public func removeActivity(of record: some ActivityRecord) async throws {
    try await manager.remove(publication(of: record))
  }

  /// How many entries wait to be delivered, since when, and what went wrong last.
  public func status() async throws -> OutboxStatus {
    try await database.read { [outbox] db in try outbox.status(db) }
  }

  /// An enricher over this database and, for `SU:` and the like, the backend.
  public func enricher(fields: [String] = Enricher.defaultFields) -> Enricher {
    Enricher(fields: fields, models: store, backend: manager.backend)
  }

  /// Enriches a page with the fields `actor`, `object` and `target`.
  public func enrich(_ page: FeedPage) async throws -> FeedPage {
    try await enricher(fields: ["actor", "object", "target"]).enrich(page)
  }
}

import FeedCore
import GRDB

/// What was saved and still has to reach the feeds. Entries commit with what they are about.
///
/// It only keeps; ``OutboxDispatcher`` delivers. Everything in it takes a database connection, so that it can
/// be part of any transaction.
public struct Outbox: Sendable {
  /// An outbox of whatever database its functions are given.
  public init() {}

  /// How many entries wait, since when, and what went wrong last.
  public func status(_ db: Database) throws -> OutboxStatus {
    let counts = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*) FILTER (WHERE failed_at IS NULL), min(captured_at) FILTER (WHERE failed_at IS NULL),
          count(failed_at),
          (SELECT attempts FROM feed_outbox WHERE failed_at IS NULL ORDER BY id LIMIT 1) FROM feed_outbox
        """
    )
    guard let counts else { return OutboxStatus(waiting: 0) }
    let since: Int64? = counts[1]
    return OutboxStatus(
      waiting: counts[0],
      waitingSince: since.map { Timestamp(microseconds: $0.multipliedSaturating(by: 1000)) },
      failed: counts[2],
      lastError: try lastError(db),
      attempts: counts[3] ?? 0
    )
  }

  private func lastError(_ db: Database) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT error FROM feed_outbox WHERE error IS NOT NULL
        ORDER BY failed_at IS NOT NULL, CASE WHEN failed_at IS NULL THEN id ELSE -id END LIMIT 1
        """
    )
  }

  /// Adds a ready-made activity, to be delivered after what was saved before it.
  ///
  /// Without a time it gets the present one, so that delivering it twice is the same as once.
  public func add(_ publication: Publication, _ db: Database) throws {
    var publication = publication
    publication.activity.time = publication.activity.time ?? .now()
    if publication.activity.foreignID.isEmpty { publication.activity.foreignID = publication.activity.object }
    try enqueue(.add(publication), foreignID: publication.activity.foreignID, db)
  }

  /// Removes what has this foreign id from the user's feed.
  ///
  /// - Parameter authorFeed: another group than the settings' user feed.
  public func remove(
    foreignID: String,
    by userID: some FeedKey,
    authorFeed: String? = nil,
    _ db: Database
  ) throws {
    let activity = NewActivity(actor: "", verb: "", object: "", foreignID: foreignID)
    let publication = Publication(authorFeed: authorFeed, actorID: userID.feedKey, activity: activity)
    try enqueue(.remove(publication), foreignID: foreignID, db)
  }

  /// Makes the user's news feeds follow the target, after what was saved before it.
  public func follow(_ follow: UserFollow, _ db: Database) throws { try enqueue(.follow(follow), db) }

  /// Ends a follow, after what was saved before it.
  public func unfollow(_ follow: UserFollow, _ db: Database) throws { try enqueue(.unfollow(follow), db) }

  private func enqueue(_ message: OutboxMessage, foreignID: String? = nil, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO feed_outbox (operation, message, foreign_id) VALUES ('message', ?, ?)",
      arguments: [OutboxMessage.text([message]), foreignID]
    )
  }

  /// Tries entries that were refused again, in their old order.
  public func retryFailed(_ db: Database) throws {
    try db.execute(sql: "UPDATE feed_outbox SET failed_at = NULL, attempts = 0 WHERE failed_at IS NOT NULL")
  }

  /// Gives up on entries that were refused. What they were about is never delivered.
  public func discardFailed(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM feed_outbox WHERE failed_at IS NOT NULL")
  }
}

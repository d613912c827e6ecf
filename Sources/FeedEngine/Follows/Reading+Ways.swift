import FeedCore

/// One way by which a follow brings an activity into a feed.
struct Way {
  /// The followed feed.
  var origin: Int64
  var order: ArrivalOrder
  /// When the server learned of it.
  var at: Timestamp
}

extension Reading {
  /// The ways by which follows bring the activity with the row `act` into `feed` since it caught up, the
  /// first one first. Those before that have been entered, or were held back permanently: it was removed from
  /// the feed.
  func ways(of act: Int64, at position: ActivityPosition, into feed: Int64) throws -> [Way] {
    let statement = try sql(
      """
      SELECT p.feed, iif(p.seq < f.since, f.since, p.seq), p.seq, iif(p.seq < f.since, f.created_at, p.at)
      FROM publication p CROSS JOIN follow f ON f.follower = ?1 AND f.target = p.feed
      CROSS JOIN feed r ON r.id = ?1
      WHERE p.act = ?2 AND (
        f.copied = 0 AND p.seq < f.since AND (?3, ?4) >= (f.floor_time, f.floor_tie)
        OR p.seq > max(f.since, r.caught) AND p.fans AND (f.ended IS NULL OR p.seq <= f.ended)
      )
      """
    )
    return try statement.all(feed, act, position.time, position.tie) { row in
      Way(
        origin: row.int(0),
        order: ArrivalOrder(event: row.int(1), publication: row.int(2)),
        at: Timestamp(microseconds: row.int(3))
      )
    }.sorted { $0.order < $1.order }
  }

  /// Up to which event a feed removed an activity that its follows bring; nil if it did not.
  func hidden(_ position: ActivityPosition, from feed: Int64) throws -> Int64? {
    try sql("SELECT until FROM hidden WHERE feed = ? AND time = ? AND tie = ?")
      .first(feed, position.time, position.tie) { $0.optionalInt(0) ?? .max }
  }

  /// What `feed` removed though it follows where it comes from, each with the event until which that holds.
  func hiddenPositions(of feed: Int64) throws -> [ActivityPosition: Int64] {
    let hidden = try sql("SELECT time, tie, until FROM hidden WHERE feed = ?")
      .all(feed) { (ActivityPosition(time: $0.int(0), tie: $0.int(1)), $0.optionalInt(2) ?? .max) }
    return Dictionary(hidden) { first, _ in first }
  }
}

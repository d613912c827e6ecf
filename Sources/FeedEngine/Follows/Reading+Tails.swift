import FeedCore

/// A follow, as far as it says what it brings.
struct FollowTail {
  var target: Int64
  var since: Int64
  /// The last event that it brings; nil while it goes on.
  var ended: Int64?
  /// The newest event that followers of the followed feed have to learn.
  var head: Int64
}

extension Reading {
  /// What a new follow copies into `feed`.
  func copies(of target: Int64, for feed: Int64) throws -> [Pending.Arrival] {
    try sql(
      """
      SELECT p.time, p.tie, p.feed, p.act, f.since, p.seq
      FROM follow f CROSS JOIN publication p ON p.feed = f.target
      WHERE f.follower = ? AND f.target = ?
        AND (p.time, p.tie) >= (f.floor_time, f.floor_tie) AND p.seq < f.since
      """
    ).all(feed, target) { Pending.Arrival($0) }
  }

  /// The follows of `feed`, from the one of the feed with the number `target` on.
  func followTails(of feed: Int64, from target: Int64, limit: Int) throws -> [FollowTail] {
    try sql(
      """
      SELECT f.target, f.since, f.ended, t.head FROM follow f CROSS JOIN feed t ON t.id = f.target
      WHERE f.follower = ? AND f.target >= ? ORDER BY f.target LIMIT ?
      """
    ).all(feed, target, limit) {
      FollowTail(target: $0.int(0), since: $0.int(1), ended: $0.optionalInt(2), head: $0.int(3))
    }
  }

  /// What happened in one followed feed after the first of `events` and up to the last.
  ///
  /// - Parameters:
  ///   - events: becomes shorter where there is more than the limit.
  ///   - limit: the most arrivals, and the most withdrawals.
  func tail(of follow: FollowTail, _ events: inout Range<Int64>, limit: Int) throws -> (
    arrivals: [Pending.Arrival], withdrawals: [Pending.Withdrawal]
  ) {
    let (after, last) = (events.lowerBound, min(events.upperBound, follow.ended ?? .max))
    var arrivals = try sql(
      """
      SELECT time, tie, feed, act, seq, seq FROM publication INDEXED BY publication_log
      WHERE feed = ? AND fans AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?
      """
    ).all(follow.target, after, last, limit + 1) { Pending.Arrival($0) }
    var withdrawals = try sql(
      """
      SELECT time, tie, feed, seq FROM withdrawal INDEXED BY withdrawal_log
      WHERE feed = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?
      """
    ).all(follow.target, after, events.upperBound, limit + 1) { Pending.Withdrawal($0) }
    var end = events.upperBound
    if arrivals.count > limit { end = min(end, arrivals.removeLast().event - 1) }
    if withdrawals.count > limit { end = min(end, withdrawals.removeLast().event - 1) }
    events = after..<max(after, end)
    return (arrivals.filter { $0.event <= end }, withdrawals.filter { $0.event <= end })
  }
}

extension Pending.Arrival {
  /// - Parameter row: time, tie, followed feed, row of the activity, event and publication.
  init(_ row: Statement.Row) {
    self.init(
      position: ActivityPosition(time: row.int(0), tie: row.int(1)),
      origin: row.int(2),
      act: row.int(3),
      event: row.int(4),
      publication: row.int(5)
    )
  }
}

extension Pending.Withdrawal {
  /// - Parameter row: time, tie, followed feed and event.
  init(_ row: Statement.Row) {
    let position = ActivityPosition(time: row.int(0), tie: row.int(1))
    self.init(place: Pending.Place(position: position, origin: row.int(2)), event: row.int(3))
  }
}

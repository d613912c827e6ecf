import FeedCore

/// Looks for what follows brought last to a feed with groups and is not in them: what its first page shows.
///
/// The order is that of arrival. As with `NewestEntries`, feeds are looked at until none can have anything
/// newer; where a feed has been given old activities late, its copies are found in the order of time, and
/// some may be missed here.
struct NewestArrivals {
  struct Found {
    var act: Int64
    var position: ActivityPosition
  }

  private struct Follow {
    var tail: FollowTail
    var hasCopies: Bool
    /// No activity that it brings came later.
    var newest: ArrivalOrder
  }

  private let reading: Reading
  private let feed: Reading.FeedRow
  private let count: Int

  init(_ reading: Reading, _ feed: Reading.FeedRow, count: Int) {
    self.reading = reading
    self.feed = feed
    self.count = count
  }

  /// At most `count` arrivals, the last one first.
  func find() throws -> [Found] {
    var found = Newest<ArrivalOrder, Found>(count)
    for follow in try follows() {
      if let worst = found.threshold, follow.newest < worst { break }
      try lookAtTail(follow, &found)
      if follow.hasCopies { try lookAtCopies(follow, &found) }
    }
    return found.items.map(\.value)
  }

  private func follows() throws -> [Follow] {
    try reading.sql(
      """
      SELECT f.target, f.since, f.ended, t.head, f.copied, t.latest
      FROM follow f CROSS JOIN feed t ON t.id = f.target
      WHERE f.follower = ?1 AND (f.copied = 0 OR t.head > max(?2, f.since))
      """
    ).all(feed.number, feed.caught) { row in
      let (since, latest) = (row.int(1), row.int(5))
      return Follow(
        tail: FollowTail(target: row.int(0), since: since, ended: row.optionalInt(2), head: row.int(3)),
        hasCopies: !row.bool(4),
        newest: ArrivalOrder(event: max(since, latest), publication: latest)
      )
    }.sorted { $0.newest > $1.newest }
  }

  private func lookAtTail(_ follow: Follow, _ found: inout Newest<ArrivalOrder, Found>) throws {
    let tail = follow.tail
    try reading.sql(
      """
      SELECT time, tie, act, seq, seq FROM publication INDEXED BY publication_log
      WHERE feed = ? AND fans AND seq > ? AND seq <= ? ORDER BY seq DESC LIMIT ?
      """
    ).prefix(tail.target, max(feed.caught, tail.since), tail.ended ?? .max, count) {
      Self.insert($0, into: &found)
    }
  }

  private func lookAtCopies(_ follow: Follow, _ found: inout Newest<ArrivalOrder, Found>) throws {
    try reading.sql(
      """
      SELECT p.time, p.tie, p.act, f.since, p.seq FROM follow f CROSS JOIN publication p ON p.feed = f.target
      WHERE f.follower = ? AND f.target = ? AND p.seq < f.since
        AND (p.time, p.tie) >= (f.floor_time, f.floor_tie) ORDER BY p.time DESC, p.tie DESC LIMIT ?
      """
    ).prefix(feed.number, follow.tail.target, count) { Self.insert($0, into: &found) }
  }

  /// - Returns: whether what comes after it may be among the newest, too.
  private static func insert(_ row: Statement.Row, into found: inout Newest<ArrivalOrder, Found>) -> Bool {
    let order = ArrivalOrder(event: row.int(3), publication: row.int(4))
    if let worst = found.threshold, order < worst { return false }
    let position = ActivityPosition(time: row.int(0), tie: row.int(1))
    found.insert(Found(act: row.int(2), position: position), at: order)
    return true
  }
}

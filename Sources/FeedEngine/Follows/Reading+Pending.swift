import FeedCore

/// What a follower has not taken over yet from the feeds it follows.
struct Pending {
  struct Arrival {
    var position: ActivityPosition
    var origin: Int64
    var act: Int64
    /// The event that brings it here: its publication, or the follow that copies it.
    var event: Int64
    /// The publication itself: the order among copies of one follow.
    var publication: Int64
  }

  struct Place: Hashable {
    var position: ActivityPosition
    var origin: Int64
  }

  struct Withdrawal {
    var place: Place
    var event: Int64
  }

  var arrivals: [Arrival] = []
  var withdrawals: [Withdrawal] = []
  /// The newest event that was looked at.
  var newest: Int64
  /// Whether looking for it again should be spared the next reader.
  var isWorthKeeping = false
  /// Whether there was more than the limit, so that this is not all.
  var isCut = false
}

extension Reading {
  /// Up to this many events, looking at each costs less than asking each followed feed.
  static let shortTail: Int64 = 256

  /// - Parameter limit: the most arrivals to look for.
  func pending(of feed: FeedRow, limit: Int) throws -> Pending {
    var pending = Pending(newest: try newestEvent())
    var feed = feed
    if let quiet = configuration.quietFeeds.quiet(feed.number, newest: pending.newest) {
      feed.caught = max(feed.caught, quiet)
    }
    guard pending.newest > feed.caught, try isFollower(feed.number) else { return pending }
    let tail = pending.newest - max(0, feed.caught)
    let hasCopies = try hasCopies(feed.number)
    if hasCopies { try copies(of: feed.number, into: &pending, limit: limit) }
    try publications(for: feed, into: &pending, limit: limit, isShort: tail <= Self.shortTail)
    try withdrawals(for: feed, into: &pending, isShort: tail <= Self.shortTail)
    let isEmpty = pending.arrivals.isEmpty && pending.withdrawals.isEmpty
    pending.isWorthKeeping =
      pending.isCut || pending.arrivals.count > 32 || (tail > Self.shortTail / 2 && (!isEmpty || hasCopies))
    // A transaction that writes may be undone.
    if isEmpty, !isWriting { configuration.quietFeeds.note(feed.number, upTo: pending.newest) }
    return pending
  }

  /// All that happened in followed feeds, where not much happened anywhere.
  func shortTail(of feed: FeedRow) throws -> Pending {
    var pending = Pending(newest: feed.caught)
    try publications(for: feed, into: &pending, limit: .max - 1, isShort: true)
    try withdrawals(for: feed, into: &pending, isShort: true)
    return pending
  }

  /// Whether there are follows whose earlier publications have not been copied.
  private func hasCopies(_ feed: Int64) throws -> Bool {
    try sql("SELECT 1 FROM follow INDEXED BY follow_copies WHERE follower = ? AND copied = 0 LIMIT 1")
      .first(feed) { _ in true } ?? false
  }

  func isFollower(_ feed: Int64) throws -> Bool {
    try sql("SELECT 1 FROM follow WHERE follower = ? LIMIT 1").first(feed) { _ in true } ?? false
  }

  private func copies(of feed: Int64, into pending: inout Pending, limit: Int) throws {
    try sql(
      """
      SELECT p.time, p.tie, p.feed, p.act, f.since, p.seq
      FROM follow f INDEXED BY follow_copies CROSS JOIN publication p ON p.feed = f.target
      WHERE f.follower = ? AND f.copied = 0
        AND (p.time, p.tie) >= (f.floor_time, f.floor_tie) AND p.seq < f.since
      LIMIT ?
      """
    ).each(feed, limit - pending.arrivals.count + 1) { pending.arrivals.append(Pending.Arrival($0)) }
    pending.isCut = pending.arrivals.count > limit
  }

  private func publications(
    for feed: FeedRow,
    into pending: inout Pending,
    limit: Int,
    isShort: Bool
  ) throws {
    guard !pending.isCut else { return }
    let source =
      isShort
      ? """
      publication p CROSS JOIN follow f ON f.follower = ?1 AND f.target = p.feed
      WHERE p.seq > ?2 AND p.seq > f.since AND p.fans
      """
      : """
      follow f CROSS JOIN feed t ON t.id = f.target
      CROSS JOIN publication p INDEXED BY publication_log ON p.feed = f.target
      WHERE f.follower = ?1 AND t.head > max(?2, f.since) AND p.fans AND p.seq > max(?2, f.since)
      """
    try sql(
      """
      SELECT p.time, p.tie, p.feed, p.act, p.seq, p.seq FROM \(source)
        AND (f.ended IS NULL OR p.seq <= f.ended)
      LIMIT ?3
      """
    ).each(feed.number, feed.caught, limit - pending.arrivals.count + 1) {
      pending.arrivals.append(Pending.Arrival($0))
    }
    pending.isCut = pending.arrivals.count > limit
  }

  /// What was withdrawn before a follow concerns what an earlier follow brought, which is gone with that.
  private func withdrawals(for feed: FeedRow, into pending: inout Pending, isShort: Bool) throws {
    let source =
      isShort
      ? "withdrawal w CROSS JOIN follow f ON f.follower = ?1 AND f.target = w.feed WHERE w.seq > ?2"
      : """
      follow f CROSS JOIN feed t ON t.id = f.target CROSS JOIN withdrawal w ON w.feed = f.target
      WHERE f.follower = ?1 AND t.head > ?2 AND w.seq > ?2
      """
    try sql("SELECT w.time, w.tie, w.feed, w.seq FROM \(source) AND w.seq > f.since")
      .each(feed.number, feed.caught) { pending.withdrawals.append(Pending.Withdrawal($0)) }
  }
}

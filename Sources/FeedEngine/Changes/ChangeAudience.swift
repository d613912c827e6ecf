import FeedCore

/// Whom an event concerns: the feeds in which it happened, and those that follow them.
///
/// The question is asked from the smaller side. A feed may have a hundred thousand followers of which
/// somebody listens to three, or three followers among ten thousand feeds that somebody listens to.
struct ChangeAudience {
  private let reading: Reading
  private let change: LoggedChange
  /// What `sourceFeeds` is asked with: the feed, or the number of the activity.
  private let subject: Int64
  private let sourceFeeds: String
  private let isPassedOn: Bool

  /// Nil for an event that concerns nobody any more, because its feed or its activity is gone.
  init?(_ reading: Reading, _ change: LoggedChange) throws {
    self.reading = reading
    self.change = change
    if change.feed == LoggedChange.everyFeed {
      guard let position = change.position, let act = try reading.act(position) else { return nil }
      subject = act
      sourceFeeds = "(SELECT DISTINCT feed FROM publication WHERE act = ?1)"
    } else {
      subject = change.feed
      sourceFeeds = "(SELECT ?1 AS feed)"
    }
    isPassedOn = try Self.isPassedOn(change, reading)
  }

  /// What was added to many feeds is not passed on to their followers, and marks concern their feed alone.
  private static func isPassedOn(_ change: LoggedChange, _ reading: Reading) throws -> Bool {
    switch change.kind {
    case .markedSeen, .markedRead, .silent: return false
    case .deleted, .reacted: return true
    case .new:
      return try reading.sql("SELECT fans FROM publication WHERE seq = ?").first(change.event) { $0.bool(0) }
        ?? false
    }
  }

  /// Returns the feeds of `interest` in which the event can be seen, each once: where it happened comes
  /// first.
  func feeds(in interest: ChangeInterest.Snapshot, _ numbers: InterestNumbers) throws -> [FeedID] {
    if interest.breadth == .everything { return try everyFeed() }
    var feeds = interest.breadth == .sources ? try sourceFeed() : []
    guard !interest.feeds.isEmpty else { return feeds }
    feeds += try namedSources(interest.feeds, numbers)
    if isPassedOn { feeds += try namedFollowers(interest.feeds, numbers) }
    return Writing.unique(feeds)
  }

  /// More than a stream holds would be dropped anyway.
  private func everyFeed() throws -> [FeedID] {
    let most = ChangeListener.capacity + 1
    return Writing.unique(try sources(limit: most) + followers(limit: most))
  }

  // MARK: The feeds in which it happened

  private func sources(limit: Int) throws -> [FeedID] {
    try reading.sql("SELECT s.feed FROM \(sourceFeeds) s LIMIT ?2").all(subject, limit) { $0.int(0) }
      .compactMap { try reading.feed($0) }
  }

  /// Returns the feed of the event, or the one to which its activity was added first.
  func sourceFeed() throws -> [FeedID] {
    guard change.feed == LoggedChange.everyFeed else { return try sources(limit: 1) }
    let number = try reading.sql("SELECT feed FROM publication WHERE act = ? ORDER BY seq LIMIT 1")
      .first(subject) { $0.int(0) }
    return try number.flatMap { try reading.feed($0) }.map { [$0] } ?? []
  }

  private func namedSources(_ feeds: Set<FeedID>, _ numbers: InterestNumbers) throws -> [FeedID] {
    let some = try sources(limit: feeds.count + 1)
    guard some.count > feeds.count, let position = change.position else { return some.filter(feeds.contains) }
    let holds = try reading.sql("SELECT 1 FROM publication WHERE feed = ? AND time = ? AND tie = ? LIMIT 1")
    return try numbers.byFeed.filter { _, number in
      try holds.first(number, position.time, position.tie) { _ in true } ?? false
    }.map(\.key)
  }

  // MARK: The feeds that follow

  private static let receives = """
    f.since < ?2 AND f.ended IS NULL
    AND NOT EXISTS (
      SELECT 1 FROM hidden h WHERE h.feed = f.follower AND h.time = ?3 AND h.tie = ?4
        AND coalesce(h.until, ?2) >= ?2
    )
    """

  private func followers(limit: Int) throws -> [FeedID] {
    guard isPassedOn else { return [] }
    return try reading.sql(
      """
      SELECT n.slug, n.name FROM \(sourceFeeds) s CROSS JOIN follow f ON f.target = s.feed
      CROSS JOIN feed n ON n.id = f.follower WHERE \(Self.receives) LIMIT ?5
      """
    ).all(subject, change.event, change.position?.time, change.position?.tie, limit) {
      FeedID(trusted: $0.text(0), $0.text(1))
    }
  }

  private func namedFollowers(_ feeds: Set<FeedID>, _ numbers: InterestNumbers) throws -> [FeedID] {
    let some = try followers(limit: feeds.count + 1)
    if some.count <= feeds.count { return some.filter(feeds.contains) }
    let follows = try reading.sql(followsASource)
    return try numbers.byFeed.filter { _, number in
      try follows.first(subject, change.event, change.position?.time, change.position?.tie, number) { _ in
        true
      } ?? false
    }.map(\.key)
  }

  /// Whether the feed `?5` follows one of the sources. An activity may be in thousands of feeds, so it is
  /// looked for among what the feed follows.
  private var followsASource: String {
    let holds =
      change.feed == LoggedChange.everyFeed
      ? """
      EXISTS (SELECT 1 FROM publication p WHERE p.feed = f.target AND p.time = ?3 AND p.tie = ?4 AND p.act = ?1)
      """
      : "f.target = ?1"
    return "SELECT 1 FROM follow f WHERE f.follower = ?5 AND \(holds) AND \(Self.receives) LIMIT 1"
  }

  // MARK: One follow after another

  /// Returns the follows by which the event is received, in an order that does not change, each feed by its
  /// first one only.
  ///
  /// - Parameter start: the last one that was looked at.
  func follows(after start: ChangePosition.Follow, limit: Int) throws -> [(
    follow: ChangePosition.Follow, feed: FeedID
  )] {
    guard isPassedOn else { return [] }
    return try reading.sql(
      """
      SELECT f.target, f.since, f.follower, n.slug, n.name
      FROM \(sourceFeeds) s CROSS JOIN follow f ON f.target = s.feed CROSS JOIN feed n ON n.id = f.follower
      WHERE \(Self.receives) AND s.feed >= ?5 AND (f.target, f.since, f.follower) > (?5, ?6, ?7)
        AND NOT EXISTS (
          SELECT 1 FROM follow g WHERE g.follower = f.follower AND g.target < f.target AND g.ended IS NULL
            AND g.since < ?2 AND g.target IN (SELECT feed FROM \(sourceFeeds))
        )
      ORDER BY f.target, f.since, f.follower LIMIT ?8
      """
    ).all(
      subject,
      change.event,
      change.position?.time,
      change.position?.tie,
      start.target,
      start.since,
      start.follower,
      limit
    ) {
      (
        ChangePosition.Follow(target: $0.int(0), since: $0.int(1), follower: $0.int(2)),
        FeedID(trusted: $0.text(3), $0.text(4))
      )
    }
  }
}

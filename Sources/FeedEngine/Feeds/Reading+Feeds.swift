import FeedCore

extension Reading {
  /// A feed as its row describes it.
  struct FeedRow {
    var number: Int64
    /// Events up to this one have reached its inbox or groups.
    var caught: Int64
  }

  /// Nil for a feed that nothing was ever done with.
  func feedRow(_ feed: FeedID) throws -> FeedRow? {
    try sql("SELECT id, caught FROM feed WHERE slug = ? AND name = ?")
      .first(feed.group, feed.id) { FeedRow(number: $0.int(0), caught: $0.int(1)) }
  }

  func feedNumber(_ feed: FeedID) throws -> Int64? { try feedRow(feed)?.number }

  func feed(_ number: Int64) throws -> FeedID? {
    if let known = configuration.feedNames[number] { return known }
    let feed = try sql("SELECT slug, name FROM feed WHERE id = ?")
      .first(number) { FeedID(trusted: $0.text(0), $0.text(1)) }
    // A transaction that writes may be undone, and then the number goes to another feed.
    if let feed, !isWriting { configuration.feedNames.insert(feed, for: number) }
    return feed
  }

  /// The number of the newest event.
  func newestEvent() throws -> Int64 {
    // One below the greatest number, so that a damaged row leaves space for the event after it.
    try sql("SELECT max(seq) FROM change").first { min($0.int(0), .max - 1) } ?? 0
  }
}

extension Writing {
  /// Feeds are created on use.
  func feedNumber(creating feed: FeedID) throws -> Int64 {
    if let number = cache.feedNumbers[feed] { return number }
    let number = try reading.feedNumber(feed) ?? addFeed(feed)
    cache.feedNumbers[feed] = number
    return number
  }

  private func addFeed(_ feed: FeedID) throws -> Int64 {
    try sql("INSERT INTO feed(slug, name) VALUES (?, ?)").run(feed.group, feed.id)
    return db.lastInsertedRowID
  }
}

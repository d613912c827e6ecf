import FeedCore

extension Writing {
  /// Brings what the followed feeds gained and lost into the inbox or the groups of `feed`.
  ///
  /// Fan-out happens here and not when somebody publishes: a feed that nobody reads costs nothing, and a feed
  /// that is read takes all that is new at once, in key order.
  func catchUp(_ feed: FeedID) throws {
    while try !catchUpPortion(feed) {}
  }

  /// Does the same with a portion of it, so that others can write in between. A crash after it loses nothing:
  /// how far the feed is was written with it.
  ///
  /// - Returns: whether nothing is left.
  func catchUpPortion(_ feed: FeedID) throws -> Bool {
    guard let row = try reading.feedRow(feed) else { return true }
    let sink = try ArrivalSink(self, feed, row.number)
    var portion = CatchUpPortion(self, row, sink)
    return try portion.run()
  }

  /// Enters the newest activities that follows bring into the groups of `feed`, before all others: what a
  /// first page shows. The rest stays for `catchUpPortion`, which passes over what is there.
  func enterNewest(_ found: [NewestArrivals.Found], into feed: FeedID) throws {
    guard let row = try reading.feedRow(feed) else { return }
    // One that many followed feeds have was found once for each of them.
    var entered: Set<Int64> = []
    for arrival in found where entered.insert(arrival.act).inserted {
      try enterByFollows(arrival.act, at: arrival.position, into: feed, row.number)
    }
    try noteFilled(row)
  }

  /// A feed that holds something has to learn of withdrawals, which are kept for feeds that have caught up
  /// with anything. No follow brings what came before the first event.
  func noteFilled(_ feed: Reading.FeedRow) throws {
    if feed.caught < 1 { try sql("UPDATE feed SET caught = 1 WHERE id = ? AND caught < 1").run(feed.number) }
  }
}

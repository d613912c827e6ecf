import FeedCore

/// The numbers of the feeds in an interest, kept between looks at the log.
///
/// Feeds are created when they are first used, so those that had no number are looked up again once the store
/// has new feeds.
struct InterestNumbers {
  private(set) var byFeed: [FeedID: Int64] = [:]
  private var missing: Set<FeedID> = []
  private var version = -1
  private var newestFeed: Int64 = -1

  mutating func update(for interest: ChangeInterest.Snapshot, _ reading: Reading) throws {
    if interest.version != version {
      byFeed = byFeed.filter { interest.feeds.contains($0.key) }
      missing = interest.feeds.filter { byFeed[$0] == nil }
      version = interest.version
      newestFeed = -1
    }
    guard !missing.isEmpty else { return }
    let newest = try reading.sql("SELECT max(id) FROM feed").first { $0.int(0) } ?? 0
    guard newest != newestFeed else { return }
    newestFeed = newest
    for feed in missing {
      guard let number = try reading.feedNumber(feed) else { continue }
      byFeed[feed] = number
    }
    missing = missing.filter { byFeed[$0] == nil }
  }
}

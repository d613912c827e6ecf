import FeedCore

/// What a read found, and what it found missing in the store.
struct PageAnswer {
  var page: FeedPage
  /// Whether the inbox should be filled, so that the next read is spared the search.
  var wantsCatchUp = false
}

/// Thrown by a read that first needs what only a write can do.
struct NeedsCatchUp: Error {}

extension Reading {
  /// More new activities than this are written into the inbox before they are read.
  static let largestOverlay = 1024

  /// Source: `stream-api.md` §2.1, §3.7.
  ///
  /// - Throws: `NeedsCatchUp` where too much is pending, unless `overlay` allows for it.
  func flatPage(_ feed: FeedID, _ query: FeedQuery, overlay: Int) throws -> PageAnswer {
    var bounds = try PositionBounds(query.bounds)
    guard let row = try feedRow(feed), query.limit > 0 else {
      return PageAnswer(page: FeedPage(items: .activities([])))
    }
    let pending = try pending(of: row, limit: overlay)
    if pending.isCut { throw NeedsCatchUp() }
    var remaining = try groups.group(of: feed).limit ?? .max
    if remaining != .max, !query.bounds.isEmpty {
      bounds.keep(from: try oldestKept(row.number, pending: pending, count: remaining))
      remaining = .max
    }
    var entries = try FlatEntries(
      self,
      row.number,
      bounds,
      pending: pending,
      chunk: query.offset + query.limit + 2
    )
    var found = try FlatPageBuilder(reading: self, query: query)
    while found.wantsMore, remaining > 0, let entry = try entries.next() {
      try found.add(entry)
      remaining -= 1
    }
    return PageAnswer(page: found.page, wantsCatchUp: pending.isWorthKeeping)
  }

  /// The oldest activity that a feed of at most `count` activities keeps; nil where it has fewer.
  private func oldestKept(_ feed: Int64, pending: Pending, count: Int) throws -> ActivityPosition? {
    var entries = try FlatEntries(self, feed, PositionBounds([]), pending: pending, chunk: count)
    var oldest: ActivityPosition?
    for _ in 0..<count {
      guard let entry = try entries.next() else { return nil }
      oldest = entry.position
    }
    return oldest
  }
}

/// Collects the activities of one page.
struct FlatPageBuilder {
  let reading: Reading
  let query: FeedQuery
  private let statement: Statement
  private var sieve: ActivitySieve
  private var activities: [Activity] = []
  private var skipped = 0

  init(reading: Reading, query: FeedQuery) throws {
    (self.reading, self.query) = (reading, query)
    statement = try reading.activityStatement()
    sieve = ActivitySieve(reading, query.filter)
    activities.reserveCapacity(query.limit + 1)
  }

  /// One more than the page holds tells whether another page follows.
  var wantsMore: Bool { activities.count <= query.limit }

  mutating func add(_ entry: FlatEntry) throws {
    if skipped < query.offset, sieve.isOpen {
      skipped += 1
      return
    }
    let origin = try Reading.origin(entry.origin, reading)
    guard let activity = try reading.activity(act: entry.act, origin: origin, by: statement) else { return }
    guard try sieve.admits(activity) else { return }
    if skipped < query.offset { skipped += 1 } else { activities.append(activity) }
  }

  var page: FeedPage {
    let shown = activities.prefix(query.limit)
    let hasMore = activities.count > query.limit
    return FeedPage(
      items: .activities(shown.map { EnrichedActivity($0) }),
      next: hasMore ? shown.last.map { query.next(after: $0.id.description) } : nil
    )
  }
}

extension FeedQuery {
  /// What to ask for the page after the one that ends with `id`.
  func next(after id: String) -> FeedQuery {
    var next = self
    next.offset = 0
    next.bounds.removeAll { $0.relation == .lessThan || $0.relation == .atMost }
    next.bounds.append(IDBound(.lessThan, id))
    (next.markSeen, next.markRead) = (nil, nil)
    return next
  }
}

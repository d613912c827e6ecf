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
    if let cap = try groups.group(of: feed).limit {
      bounds.keep(from: try oldestKept(row.number, pending: pending, count: cap))
    }
    var entries = try FlatEntries(
      self,
      row.number,
      bounds,
      pending: pending,
      chunk: query.offset + query.limit + 2
    )
    var found = try FlatPageBuilder(reading: self, query: query)
    while found.wantsMore, let entry = try entries.next() { try found.add(entry) }
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
  private var activities: [Activity] = []
  private var skipped = 0

  init(reading: Reading, query: FeedQuery) throws {
    (self.reading, self.query) = (reading, query)
    statement = try reading.activityStatement()
    activities.reserveCapacity(query.limit + 1)
  }

  /// One more than the page holds tells whether another page follows.
  var wantsMore: Bool { activities.count <= query.limit }

  mutating func add(_ entry: FlatEntry) throws {
    if skipped < query.offset, query.filter.isEmpty {
      skipped += 1
      return
    }
    let origin = entry.origin == 0 ? nil : try reading.feed(entry.origin)
    guard let activity = try reading.activity(act: entry.act, origin: origin, by: statement) else { return }
    guard query.filter.matches(activity) else { return }
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

extension ActivityFilter {
  func matches(_ activity: Activity) -> Bool {
    isEmpty
      || (actors.isEmpty || actors.contains(activity.actor))
        && (verbs.isEmpty || verbs.contains(activity.verb))
        && !discardActors.contains(activity.actor)
        && custom.allSatisfy { activity.custom[$0.key] == $0.value }
  }
}

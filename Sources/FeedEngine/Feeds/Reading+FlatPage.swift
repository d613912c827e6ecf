import FeedCore

/// What a read found, and what it found missing in the store.
struct PageAnswer {
  var page: FeedPage
  /// Whether the inbox should be filled, so that the next read is spared the search.
  var wantsCatchUp = false
}

/// Thrown by a read that must not take long.
struct NeedsLongSearch: Error {}

extension Reading {
  /// See the article “Filters and paging” of FeedCore.
  ///
  /// A page is complete whether or not the inbox is filled.
  func flatPage(_ feed: FeedID, _ query: FeedQuery) throws -> PageAnswer {
    var found: [EnrichedActivity] = []
    // One more than the page holds tells whether another page follows.
    found.reserveCapacity(query.limit + 1)
    var evaluator = ActivityFilterEvaluator(self, query.filter)
    var skipped = 0
    var look = LookAhead()
    let wantsCatchUp = try eachActivity(of: feed, query) { row, position, origin in
      if !evaluator.isOpen, !look.reaches(position) { return false }
      let activity = try Self.activity(row, origin: origin)
      guard try evaluator.includes(activity) else { return true }
      if !evaluator.isOpen, skipped < query.offset {
        skipped += 1
      } else {
        found.append(EnrichedActivity(activity))
      }
      return found.count <= query.limit
    }
    let hasMore = found.count > query.limit
    if hasMore { found.removeLast() }
    let next =
      hasMore
      ? found.last.map { query.next(after: $0.id.description) }
      : look.end.map { query.next(after: $0.id.description, stillSkipping: query.offset - skipped) }
    return PageAnswer(page: FeedPage(items: .activities(found), next: next), wantsCatchUp: wantsCatchUp)
  }

  /// The same for who writes the activities out as they are stored. The query has no filter.
  ///
  /// - Parameter inline: whether to throw `NeedsLongSearch` instead of taking milliseconds.
  func storedPage(
    _ feed: FeedID,
    _ query: FeedQuery,
    inline: Bool = false,
    _ body: (StoredActivityText) -> Void
  ) throws -> (end: StoredPageEnd, wantsCatchUp: Bool) {
    var (shown, hasMore) = (0, false)
    var last: ActivityID?
    let wantsCatchUp = try eachActivity(of: feed, query, inline: inline) { row, position, origin in
      hasMore = shown == query.limit
      guard !hasMore else { return false }
      body(StoredActivityText(row, at: position, origin: origin))
      shown += 1
      last = position.id
      return true
    }
    let next = hasMore ? last.map { query.next(after: $0.description) } : nil
    return (StoredPageEnd(next: next), wantsCatchUp)
  }

  /// Calls `body` with the rows of a flat feed's activities until it answers false. The offset is skipped
  /// before, where no filter has to look at what is skipped.
  ///
  /// - Returns: whether the inbox should be filled.
  private func eachActivity(
    of feed: FeedID,
    _ query: FeedQuery,
    inline: Bool = false,
    _ body: (Statement.Row, ActivityPosition, FeedID?) throws -> Bool
  ) throws -> Bool {
    var bounds = try PositionBounds(query.bounds)
    guard let row = try feedRow(feed), query.limit > 0 else { return false }
    let pending = try pending(of: row, limit: configuration.portions.overlay)
    if pending.isCut, inline { throw NeedsLongSearch() }
    var remaining = try groups.group(of: feed).limit ?? .max
    if remaining != .max, !query.bounds.isEmpty {
      bounds.keep(
        from: try oldest(row, bounds: PositionBounds([]), pending: pending, count: remaining)
      )
      remaining = .max
    }
    if query.offset > 0, query.filter.isEmpty {
      let skipped = min(query.offset, remaining)
      guard let last = try oldest(row, bounds: bounds, pending: pending, count: skipped) else {
        return pending.isWorthKeeping
      }
      bounds.below = last
      if remaining != .max { remaining -= skipped }
    }
    var entries = try FlatEntries(self, row, bounds, pending: pending, withActivities: true)
    while remaining > 0, let entry = try entries.next() {
      remaining -= 1
      let origin = try Self.origin(entry.origin, self)
      let goesOn = try entries.withActivity(of: entry) { try body($0, entry.position, origin) }
      if goesOn == false { break }
    }
    return pending.isWorthKeeping
  }

  /// The last of the newest `count` entries; nil if there are fewer.
  private func oldest(_ feed: FeedRow, bounds: PositionBounds, pending: Pending, count: Int) throws
    -> ActivityPosition?
  {
    var entries = try FlatEntries(self, feed, bounds, pending: pending, withActivities: false)
    var oldest: ActivityPosition?
    for _ in 0..<count {
      guard let entry = try entries.next() else { return nil }
      oldest = entry.position
    }
    return oldest
  }
}

extension StoredActivityText {
  /// - Parameter row: with the columns of `Reading.activityColumns`.
  fileprivate init(_ row: Statement.Row, at position: ActivityPosition, origin: FeedID?) {
    self.init(
      id: position.id,
      time: Timestamp(microseconds: position.time),
      actor: row.bytes(2),
      verb: row.bytes(3),
      object: row.bytes(4),
      target: row.bytes(5),
      foreignID: row.bytes(6),
      origin: origin,
      targets: row.bytes(7),
      custom: row.bytes(8)
    )
  }
}

extension FeedQuery {
  /// What to ask for the page after the one that ends with `id`.
  ///
  /// - Parameter offset: how many entries have to be left out yet.
  func next(after id: String, stillSkipping offset: Int = 0) -> FeedQuery {
    var next = self
    next.offset = offset
    next.bounds.removeAll { $0.relation == .lessThan || $0.relation == .atMost }
    next.bounds.append(IDBound(.lessThan, id))
    (next.markSeen, next.markRead) = (nil, nil)
    return next
  }
}

import FeedCore

/// A row of `activity_group`.
struct GroupRow {
  var id: Int64
  var name: String
  var createdAt: Timestamp
  var updatedAt: Timestamp
  var activityCount: Int
  var actorCount: Int
  var isSeen: Bool?
  var isRead: Bool?

  init(_ row: Statement.Row) {
    id = row.int(0)
    name = row.text(1)
    createdAt = Timestamp(microseconds: row.int(2))
    updatedAt = Timestamp(microseconds: row.int(3))
    activityCount = Int(row.int(4))
    actorCount = Int(row.int(5))
    isSeen = row.optionalInt(6).map { $0 != 0 }
    isRead = row.optionalInt(7).map { $0 != 0 }
  }
}

extension Reading {
  /// Whether followed feeds brought something that the groups of `feed` lack.
  func groupsAreBehind(_ feed: FeedID) throws -> Bool {
    guard let row = try feedRow(feed), try newestEvent() > row.caught, try isFollower(row.number) else {
      return false
    }
    return try sql(
      """
      SELECT 1 FROM follow f CROSS JOIN feed t ON t.id = f.target
      WHERE f.follower = ?1 AND (f.copied = 0 OR t.head > max(?2, f.since)) LIMIT 1
      """
    ).first(row.number, row.caught) { _ in true } ?? false
  }

  /// See “Order of groups” in the article “Groups and aggregation formats” of FeedCore.
  func groupPage(_ feed: FeedID, _ query: FeedQuery) throws -> FeedPage {
    _ = try format(of: feed)
    if let method = query.ranking { _ = try ranking(method, of: feed) }
    let isNotification = try groups.group(of: feed).kind == .notification
    guard let number = try feedNumber(feed) else {
      return FeedPage(
        items: .groups([]),
        unseen: isNotification ? 0 : nil,
        unread: isNotification ? 0 : nil
      )
    }
    var page =
      try query.ranking.map { try rankedGroups(feed, number, query, method: $0) }
      ?? groups(of: feed, number, query)
    if isNotification { (page.unseen, page.unread) = try waiting(in: number) }
    return page
  }

  private func groups(of feed: FeedID, _ number: Int64, _ query: FeedQuery) throws -> FeedPage {
    let (shown, next) = try newestGroups(of: feed, number, query)
    return FeedPage(items: .groups(shown), next: next)
  }

  /// How many groups of a notification feed are unseen and unread.
  private func waiting(in feed: Int64) throws -> (unseen: Int, unread: Int) {
    try sql("SELECT unseen, unread FROM feed WHERE id = ?").first(feed) { (Int($0.int(0)), Int($0.int(1))) }
      ?? (0, 0)
  }

  /// The groups of a page, and what to ask for the page after it.
  private func newestGroups(of feed: FeedID, _ number: Int64, _ query: FeedQuery) throws
    -> (shown: [ActivityGroup], next: FeedQuery?)
  {
    guard query.limit > 0 else { return ([], nil) }
    guard query.filter.isEmpty else { return try filteredGroups(of: feed, number, query) }
    // One row more than the page holds: what is in it need not be read.
    let limit = query.limit + 1
    let rows = try groupRows(of: feed, number, query.bounds, limit: limit, offset: query.offset)
    var reader = try GroupReader(self, query.filter)
    let shown = try rows.prefix(query.limit).compactMap { try reader.group($0) }
    guard rows.count == limit else { return (shown, nil) }
    let end = try shown.last?.id ?? newestItem(of: rows[query.limit - 1].id)?.id.description
    return (shown, end.map { query.next(after: $0) })
  }

  /// Looks at a bounded number of groups and activities.
  private func filteredGroups(of feed: FeedID, _ number: Int64, _ query: FeedQuery) throws
    -> (shown: [ActivityGroup], next: FeedQuery?)
  {
    let rows = try groupRows(of: feed, number, query.bounds, limit: LookAhead.most + 1)
    var reader = try GroupReader(self, query.filter)
    var found: [ActivityGroup] = []
    var skipped = 0
    var last: GroupRow?
    for (index, row) in rows.enumerated() {
      if index == LookAhead.most || reader.looked >= LookAhead.most {
        let end = try last.flatMap { try newestItem(of: $0.id) }
        let rest = query.offset - skipped
        return (found, end.map { query.next(after: $0.id.description, stillSkipping: rest) })
      }
      last = row
      guard let group = try reader.group(row) else { continue }
      if found.count == query.limit { return (found, found.last.map { query.next(after: $0.id) }) }
      if skipped < query.offset { skipped += 1 } else { found.append(group) }
    }
    return (found, nil)
  }

  /// The rows of groups, those that changed last first.
  ///
  /// - Parameter limit: a negative one means all.
  func groupRows(of feed: FeedID, _ number: Int64, _ bounds: [IDBound], limit: Int, offset: Int = 0) throws
    -> [GroupRow]
  {
    var (above, below) = try touchBounds(bounds, number)
    if let cap = try groups.group(of: feed).limit {
      above = max(above, try oldestKept(number, count: cap).previous)
    }
    return try sql(
      """
      SELECT id, name, created_at, updated_at, activity_count, actor_count, seen, read
      FROM activity_group
      WHERE feed = ? AND (touched, touched_rank) < (?, ?) AND (touched, touched_rank) > (?, ?)
      ORDER BY touched DESC, touched_rank DESC LIMIT ? OFFSET ?
      """
    ).all(number, below.event, below.publication, above.event, above.publication, limit, offset) {
      GroupRow($0)
    }
  }

  /// Where the oldest group stands that a feed of at most `count` groups keeps.
  private func oldestKept(_ feed: Int64, count: Int) throws -> ArrivalOrder {
    try sql(
      """
      SELECT touched, touched_rank FROM activity_group WHERE feed = ?
      ORDER BY touched DESC, touched_rank DESC LIMIT 1 OFFSET ?
      """
    ).first(feed, count - 1) { ArrivalOrder(event: $0.int(0), publication: $0.int(1)) } ?? .first
  }

  func newestItem(of group: Int64) throws -> ActivityPosition? {
    try sql("SELECT time, tie FROM group_item WHERE grp = ? ORDER BY time DESC, tie DESC LIMIT 1")
      .first(group) { ActivityPosition(time: $0.int(0), tie: $0.int(1)) }
  }

  // MARK: Group ids

  private func touchBounds(_ bounds: [IDBound], _ feed: Int64) throws -> (
    above: ArrivalOrder, below: ArrivalOrder
  ) {
    var (above, below) = (ArrivalOrder.first, ArrivalOrder.last)
    for bound in bounds {
      let touched = try touch(bound, feed)
      switch bound.relation {
      case .lessThan: below = min(below, touched)
      case .atMost: below = min(below, touched.next)
      case .greaterThan: above = max(above, touched)
      case .atLeast: above = max(above, touched.previous)
      }
    }
    return (above, below)
  }

  /// Where a group id is in the order of groups, even once its group has moved to the top.
  private func touch(_ bound: IDBound, _ feed: Int64) throws -> ArrivalOrder {
    guard let id = GroupID(bound.id) else {
      throw FeedError(.input, "'\(bound.id)' in \(bound.relation.rawValue) is not a group id.")
    }
    if let item = try item(id, feed) {
      let isNewest = try newestItem(of: item.group) == ActivityPosition(id.activity)
      return isNewest ? try touched(item.group) ?? item.order : item.order
    }
    // Its activity is gone: the order of arrival follows the time closely.
    return try sql(
      """
      SELECT touched, touched_rank FROM activity_group WHERE feed = ? AND updated_at <= ?
      ORDER BY touched DESC, touched_rank DESC LIMIT 1
      """
    ).first(feed, id.activity.time.microseconds) {
      ArrivalOrder(event: $0.int(0), publication: $0.int(1)).next
    } ?? .first
  }

  private func touched(_ group: Int64) throws -> ArrivalOrder? {
    try sql("SELECT touched, touched_rank FROM activity_group WHERE id = ?")
      .first(group) { ArrivalOrder(event: $0.int(0), publication: $0.int(1)) }
  }

  private func item(_ id: GroupID, _ feed: Int64) throws -> (group: Int64, order: ArrivalOrder)? {
    guard let position = ActivityPosition(exactly: id.activity) else { return nil }
    return try sql(
      """
      SELECT grp, touched, touched_rank FROM group_item WHERE feed = ? AND time = ? AND tie = ?
      ORDER BY touched, touched_rank LIMIT 1
      """
    ).first(feed, position.time, position.tie) {
      ($0.int(0), ArrivalOrder(event: $0.int(1), publication: $0.int(2)))
    }
  }

  /// The group that `id` names: by its newest activity or any other of its activities, or by its own name.
  func groupNumber(_ id: String, _ feed: Int64) throws -> Int64? {
    guard let parts = GroupID(id) else { return try group(named: id, feed) }
    if let name = parts.name, let group = try group(named: name, feed) { return group }
    return try item(parts, feed)?.group
  }

  private func group(named name: String, _ feed: Int64) throws -> Int64? {
    try sql("SELECT id FROM activity_group WHERE feed = ? AND name = ?").first(feed, name) { $0.int(0) }
  }
}

/// `<newest activity id>` or `<newest activity id>.<group>`. See “Ids of groups” in the article “Groups and
/// aggregation formats” of FeedCore.
struct GroupID {
  var activity: ActivityID
  var name: String?

  init?(_ text: String) {
    guard let id = ActivityID(String(text.prefix(36))) else { return nil }
    let rest = text.dropFirst(36)
    guard rest.isEmpty || rest.first == "." else { return nil }
    activity = id
    name = rest.isEmpty ? nil : String(rest.dropFirst())
  }
}

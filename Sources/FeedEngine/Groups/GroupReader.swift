import FeedCore

/// Reads the groups of one page with their newest activities, each group with one statement.
struct GroupReader {
  /// How many activities of a group a page shows. See “What a group shows” in the article “Groups and
  /// aggregation formats” of FeedCore.
  static let shown = 15

  private static let items = """
    SELECT \(Reading.activityColumns(of: "a", at: "i")), i.origin
    FROM group_item i CROSS JOIN activity a ON a.act = i.act
    WHERE i.grp = ? ORDER BY i.time DESC, i.tie DESC, i.origin
    """

  private let reading: Reading
  private let statement: Statement
  private var evaluator: ActivityFilterEvaluator
  /// How many activities a filter was asked about.
  private(set) var looked = 0

  init(_ reading: Reading, _ filter: ActivityFilter) throws {
    self.reading = reading
    statement = try reading.sql(Self.items)
    evaluator = ActivityFilterEvaluator(reading, filter)
  }

  /// Nil if no activity of the group passes the filter, of its newest `LookAhead.most`.
  mutating func group(_ row: GroupRow) throws -> ActivityGroup? {
    var newest: ActivityPosition?
    let activities = try activities(of: row, newest: &newest)
    guard let newest, let first = activities.first else { return nil }
    let id = newest.id.description
    return ActivityGroup(
      id: row.isSeen == nil ? id : "\(id).\(row.name)",
      group: row.name,
      verb: first.activity.verb,
      activityCount: row.activityCount,
      actorCount: row.actorCount,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
      activities: activities,
      isSeen: row.isSeen,
      isRead: row.isRead
    )
  }

  private mutating func activities(of row: GroupRow, newest: inout ActivityPosition?) throws
    -> [EnrichedActivity]
  {
    var found: [EnrichedActivity] = []
    found.reserveCapacity(max(0, min(row.activityCount, Self.shown)))
    var last: ActivityPosition?
    var itemsLooked = 0
    defer { looked += itemsLooked }
    try statement.prefix(row.id) { item in
      let position = ActivityPosition(time: item.int(0), tie: item.int(1))
      // By several ways it came in, the first of which counts.
      guard position != last else { return true }
      last = position
      if newest == nil { newest = position }
      if !evaluator.isOpen {
        guard itemsLooked < LookAhead.most else { return false }
        itemsLooked += 1
      }
      let origin = try Reading.origin(item.int(9), reading)
      let activity = try Reading.activity(item, origin: origin)
      if try evaluator.includes(activity) { found.append(EnrichedActivity(activity)) }
      return found.count < Self.shown
    }
    return found
  }
}

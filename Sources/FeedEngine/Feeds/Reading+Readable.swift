import FeedCore

/// What one reader may read: by the rules of `ReaderScopedBackend`.
struct ReaderAccess {
  /// How many activities are looked at with one statement.
  private static let portion = 500

  private let reading: Reading
  private let scope: FeedScope
  /// The groups whose feeds are readable, and the numbers of the reader's own feeds, as JSON arrays.
  private let groups: String
  private let ownFeeds: String

  init(_ reading: Reading, _ scope: FeedScope) throws {
    self.reading = reading
    self.scope = scope
    groups = JSONWriter.text(.array(scope.groups.sorted().map { .string($0) }))
    let own = try reading.groups.byName.keys.sorted().compactMap {
      try reading.feedNumber(FeedID(trusted: $0, scope.id))
    }
    ownFeeds = JSONWriter.text(.array(own.map { .int($0) }))
  }

  /// The user who reads.
  var userID: String { scope.id }

  // A follow brings what was published after it began, and what it copied of the time before.
  private static let statement = """
    SELECT a.act FROM json_each(?1) wanted CROSS JOIN activity a ON a.act = wanted.value
    WHERE a.actor = ?2 OR a.actor = 'SU:' || ?2 OR EXISTS (
      SELECT 1 FROM publication p CROSS JOIN feed f ON f.id = p.feed
      WHERE p.act = a.act AND (
        f.name = ?2 OR f.slug IN (SELECT value FROM json_each(?3)) OR EXISTS (
          SELECT 1 FROM json_each(?4) own
          CROSS JOIN follow w ON w.follower = own.value AND w.target = p.feed
          WHERE (p.fans AND p.seq > w.since AND (w.ended IS NULL OR p.seq <= w.ended))
            OR (p.seq < w.since AND (p.time, p.tie) >= (w.floor_time, w.floor_tie))
        )
      )
    )
    """

  /// Returns those of `acts` that the reader may read.
  func readable(_ acts: some Collection<Int64>) throws -> Set<Int64> {
    var readable: Set<Int64> = []
    let acts = Array(acts)
    for start in stride(from: 0, to: acts.count, by: Self.portion) {
      let wanted = acts[start..<min(start + Self.portion, acts.count)].map { JSONValue.int($0) }
      try reading.sql(Self.statement).each(JSONWriter.text(.array(wanted)), scope.id, groups, ownFeeds) {
        readable.insert($0.int(0))
      }
    }
    return readable
  }

  /// Returns those of `ids` that are stored and that the reader may read.
  func readable(_ ids: some Sequence<ActivityID>) throws -> Set<ActivityID> {
    var numbers: [Int64: ActivityID] = [:]
    for id in Set(ids) {
      guard let position = ActivityPosition(exactly: id), let act = try reading.act(position) else {
        continue
      }
      numbers[act] = id
    }
    return Set(try readable(numbers.keys).compactMap { numbers[$0] })
  }

  func mayRead(_ id: ActivityID) throws -> Bool { try !readable([id]).isEmpty }

  /// Whether the reader made the reaction or may read what it stands on.
  func mayRead(_ reaction: Reaction) throws -> Bool {
    try reaction.userID == scope.id || mayRead(reaction.activityID)
  }

  /// Returns the rows that the reader may read, in their order.
  func readable(_ rows: [ReactionRow]) throws -> [ReactionRow] {
    let ids = try readable(rows.map(\.reaction.activityID))
    return rows.filter { $0.reaction.userID == scope.id || ids.contains($0.reaction.activityID) }
  }
}

import FeedCore

/// Looks for the newest entries that follows bring to a flat feed, some at a time.
///
/// The feeds in which something newer may stand are looked at first, until no other one can have anything
/// among the newest: of ten thousand followed feeds, a first page looks into a few dozen.
struct NewestEntries {
  private struct Follow {
    var target: Int64
    /// Copies lie from here on; nil if they have arrived.
    var floor: ActivityPosition?
    var since: Int64
    var ended: Int64
    /// No activity of the followed feed is newer, in microseconds since 1970.
    var newest: Int64
  }

  private let reading: Reading
  private let caught: Int64
  private let follows: [Follow]
  private let hidden: [ActivityPosition: Int64]
  private var bounds: PositionBounds
  private var size: Int
  private var isDone = false

  init(
    _ reading: Reading,
    _ feed: Reading.FeedRow,
    _ bounds: PositionBounds,
    hidden: [ActivityPosition: Int64]
  ) throws {
    self.reading = reading
    self.bounds = bounds
    self.hidden = hidden
    caught = feed.caught
    size = reading.configuration.portions.chunk
    follows = try reading.sql(
      """
      SELECT f.target, f.copied, f.floor_time, f.floor_tie, f.since, f.ended, t.newest
      FROM follow f CROSS JOIN feed t ON t.id = f.target
      WHERE f.follower = ?1 AND (f.copied = 0 OR t.head > max(?2, f.since))
      """
    ).all(feed.number, caught) { row in
      Follow(
        target: row.int(0),
        floor: row.bool(1) ? nil : ActivityPosition(time: row.int(2), tie: row.int(3)),
        since: row.int(4),
        ended: row.optionalInt(5) ?? .max,
        newest: row.int(6)
      )
    }.sorted { $0.newest > $1.newest }
  }

  /// The next entries, each position once; none after the last.
  mutating func chunk() throws -> [FlatEntry] {
    guard !isDone else { return [] }
    var found = Newest<ActivityPosition, FlatEntry>(size)
    for follow in follows {
      if let worst = found.threshold, follow.newest < worst.time { break }
      try look(follow, &found)
    }
    let entries = found.items.map(\.value)
    isDone = entries.count < size
    size = min(size * 4, 4096)
    if let last = entries.last { bounds.below = last.position }
    return entries
  }

  private func look(_ follow: Follow, _ found: inout Newest<ActivityPosition, FlatEntry>) throws {
    let (below, above) = (bounds.below, bounds.above)
    try reading.sql(
      """
      SELECT time, tie, act, seq, fans FROM publication
      WHERE feed = ?1 AND (time, tie) < (?2, ?3) AND (time, tie) > (?4, ?5) ORDER BY time DESC, tie DESC
      """
    ).prefix(follow.target, below.time, below.tie, above.time, above.tie) { row in
      let position = ActivityPosition(time: row.int(0), tie: row.int(1))
      if let worst = found.threshold, position < worst { return false }
      guard let event = event(follow, position, publication: row.int(3), fans: row.bool(4)),
        event > hidden[position] ?? .min
      else { return true }
      found.insert(FlatEntry(position: position, origin: follow.target, act: row.int(2)), at: position) {
        $0.origin < $1.origin
      }
      return true
    }
  }

  /// The event by which the follow brings a publication; nil if it does not, or has brought it.
  private func event(_ follow: Follow, _ position: ActivityPosition, publication: Int64, fans: Bool) -> Int64?
  {
    if publication < follow.since {
      guard let floor = follow.floor, position >= floor else { return nil }
      return follow.since
    }
    return fans && publication > max(caught, follow.since) && publication <= follow.ended ? publication : nil
  }
}

/// The greatest of what is inserted, up to a number of them, one for each key.
struct Newest<Key: Comparable & Hashable, Value> {
  private let capacity: Int
  private var best: [Key: Value] = [:]
  /// What is not greater has no chance; nil as long as there is room.
  private(set) var threshold: Key?

  init(_ capacity: Int) {
    self.capacity = capacity
  }

  /// What is kept, the greatest first.
  var items: [(key: Key, value: Value)] {
    Array(best.sorted { $0.key > $1.key }.prefix(capacity)).map { ($0.key, $0.value) }
  }

  /// - Parameter isBetter: decides between two with one key.
  mutating func insert(_ value: Value, at key: Key, isBetter: (Value, Value) -> Bool = { _, _ in false }) {
    if let known = best[key], !isBetter(value, known) { return }
    best[key] = value
    // Sorting once in a while is cheaper than keeping an order.
    if best.count >= 2 * capacity { trim() }
  }

  private mutating func trim() {
    let kept = items
    best = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    threshold = kept.last?.key
  }
}

/// That an activity stands in a flat feed, and by which way.
struct FlatEntry {
  var position: ActivityPosition
  /// 0 where it was added or targeted here, else the followed feed.
  var origin: Int64
  var act: Int64
}

/// One sorted source of a flat feed's entries, read in chunks, newest first.
struct FlatEntrySource {
  private let reading: Reading
  private let query: String
  private let feed: Int64
  private let above: ActivityPosition
  private var below: ActivityPosition
  private var chunk: Int
  private var entries: [FlatEntry] = []
  private var index = 0
  private var isExhausted = false

  /// - Parameter query: takes the feed, the position below, the position above and the limit.
  init(_ reading: Reading, _ query: String, feed: Int64, bounds: PositionBounds, chunk: Int) {
    (self.reading, self.query, self.feed) = (reading, query, feed)
    (above, below, self.chunk) = (bounds.above, bounds.below, chunk)
  }

  /// What was added or targeted here.
  static let publications = """
    SELECT time, tie, 0, act FROM publication
    WHERE feed = ?1 AND (time, tie) < (?2, ?3) AND (time, tie) > (?4, ?5)
    ORDER BY time DESC, tie DESC LIMIT ?6
    """

  /// What came from followed feeds.
  static let inbox = """
    SELECT time, tie, origin, act FROM inbox
    WHERE feed = ?1 AND (time, tie) < (?2, ?3) AND (time, tie) > (?4, ?5)
    ORDER BY time DESC, tie DESC LIMIT ?6
    """

  /// The entry that comes next.
  mutating func head() throws -> FlatEntry? {
    if index == entries.count, !isExhausted { try fill() }
    return index < entries.count ? entries[index] : nil
  }

  mutating func advance() { index += 1 }

  private mutating func fill() throws {
    index = 0
    entries = try reading.sql(query).all(feed, below.time, below.tie, above.time, above.tie, chunk) {
      FlatEntry(
        position: ActivityPosition(time: $0.int(0), tie: $0.int(1)),
        origin: $0.int(2),
        act: $0.int(3)
      )
    }
    isExhausted = entries.count < chunk
    if let last = entries.last { below = last.position }
    chunk = min(chunk * 2, 1000)
  }
}

import FeedCore

/// The entries that follows bring to a flat feed and its inbox lacks, newest first.
///
/// There may be a million of them, of which a page shows 25: where they are many, they are looked for in
/// chunks.
struct PendingEntries {
  private var entries: [FlatEntry]
  private var index = 0
  private var search: NewestEntries?
  private let hidden: [ActivityPosition: Int64]

  init(_ reading: Reading, _ feed: Reading.FeedRow, _ bounds: PositionBounds, _ pending: Pending) throws {
    hidden = pending.arrivals.isEmpty ? [:] : try reading.hiddenPositions(of: feed.number)
    if pending.isCut {
      entries = []
      search = try NewestEntries(reading, feed, bounds, hidden: hidden)
    } else {
      entries = Self.entries(pending, bounds, hidden)
    }
  }

  private static func entries(
    _ pending: Pending,
    _ bounds: PositionBounds,
    _ hidden: [ActivityPosition: Int64]
  ) -> [FlatEntry] {
    pending.arrivals
      .filter { bounds.contains($0.position) && $0.event > hidden[$0.position] ?? .min }
      .map { FlatEntry(position: $0.position, origin: $0.origin, act: $0.act) }
      .sorted { ($0.position, $1.origin) > ($1.position, $0.origin) }
  }

  /// The entry that comes next.
  mutating func head() throws -> FlatEntry? {
    if index == entries.count, search != nil { (entries, index) = (try search?.chunk() ?? [], 0) }
    return index < entries.count ? entries[index] : nil
  }

  mutating func advance() { index += 1 }
}

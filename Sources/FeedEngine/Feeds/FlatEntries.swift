/// The entries of a flat feed, newest first, each activity once: what stands in it, what its inbox holds, and what
/// the followed feeds gained since the inbox was filled.
struct FlatEntries {
  private var own: FlatEntrySource
  private var inbox: FlatEntrySource
  private var pending: [FlatEntry]
  private var pendingIndex = 0
  private let withdrawn: Set<Pending.Place>
  private var last: ActivityPosition?

  init(_ reading: Reading, _ feed: Int64, _ bounds: PositionBounds, pending: Pending, chunk: Int) throws {
    own = FlatEntrySource(
      reading,
      FlatEntrySource.publications,
      feed: feed,
      bounds: bounds,
      chunk: chunk
    )
    inbox = FlatEntrySource(reading, FlatEntrySource.inbox, feed: feed, bounds: bounds, chunk: chunk)
    withdrawn = Set(pending.withdrawals.map(\.place))
    let hidden = pending.arrivals.isEmpty ? [] : try reading.hiddenPositions(of: feed)
    self.pending = pending.arrivals
      .filter { bounds.contains($0.position) && !hidden.contains($0.position) }
      .map { FlatEntry(position: $0.position, origin: $0.origin, act: $0.act) }
      .sorted { ($0.position, $1.origin) > ($1.position, $0.origin) }
  }

  /// What was added directly goes before what came through a followed feed.
  mutating func next() throws -> FlatEntry? {
    while let entry = try following() {
      if entry.position == last { continue }
      last = entry.position
      return entry
    }
    return nil
  }

  private mutating func following() throws -> FlatEntry? {
    let (first, second) = (try own.head(), try inboxHead())
    let third = pendingIndex < pending.count ? pending[pendingIndex] : nil
    let position = [first, second, third].lazy.compactMap(\.?.position).max()
    guard let position else { return nil }
    if let first, first.position == position {
      own.advance()
      return first
    }
    if let second, second.position == position {
      inbox.advance()
      return second
    }
    pendingIndex += 1
    return third
  }

  private mutating func inboxHead() throws -> FlatEntry? {
    while let entry = try inbox.head() {
      guard !withdrawn.isEmpty,
        withdrawn.contains(Pending.Place(position: entry.position, origin: entry.origin))
      else { return entry }
      inbox.advance()
    }
    return nil
  }
}

/// The entries of a flat feed, newest first, each activity once: what stands in it, what its inbox holds, and what
/// the followed feeds gained since the inbox was filled.
struct FlatEntries: ~Copyable {
  private let reading: Reading
  private var own: FlatEntrySource
  private var inbox: FlatEntrySource
  private var pending: [FlatEntry]
  private var pendingIndex = 0
  private let withdrawn: Set<Pending.Place>
  private var last: ActivityPosition?
  private var lastSource = Source.own

  private enum Source {
    case own
    case inbox
    case pending
  }

  /// - Parameter withActivities: whether `withActivity` is going to be asked.
  init(
    _ reading: Reading,
    _ feed: Int64,
    _ bounds: PositionBounds,
    pending: Pending,
    withActivities: Bool
  ) throws {
    let hidden = pending.arrivals.isEmpty ? [] : try reading.hiddenPositions(of: feed)
    func source(_ table: FlatEntrySource.Table) throws -> FlatEntrySource {
      try FlatEntrySource(reading, table, feed: feed, bounds: bounds, withActivities: withActivities)
    }
    // First both: one alone could not be let go of where the other one throws.
    let own = try source(.publication)
    let inbox = try source(.inbox)
    self.reading = reading
    self.own = own
    self.inbox = inbox
    withdrawn = Set(pending.withdrawals.map(\.place))
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

  /// Calls `body` with the row of the activity of `entry`, the one that `next` answered last.
  ///
  /// - Returns: nil where the activity is gone.
  func withActivity<Result>(of entry: FlatEntry, _ body: (Statement.Row) throws -> Result) throws -> Result? {
    switch lastSource {
    case .own: try own.row.map(body)
    case .inbox: try inbox.row.map(body)
    case .pending: try reading.withActivityRow(entry.act, body)
    }
  }

  private mutating func following() throws -> FlatEntry? {
    let (first, second) = (try own.head(), try inboxHead())
    let third = pendingIndex < pending.count ? pending[pendingIndex] : nil
    var newest = first
    lastSource = .own
    if let second, newest.map({ $0.position < second.position }) ?? true {
      (newest, lastSource) = (second, .inbox)
    }
    if let third, newest.map({ $0.position < third.position }) ?? true {
      (newest, lastSource) = (third, .pending)
    }
    switch lastSource {
    case .own: own.advance()
    case .inbox: inbox.advance()
    case .pending: pendingIndex += 1
    }
    return newest
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

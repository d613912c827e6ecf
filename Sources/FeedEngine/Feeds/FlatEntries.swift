/// The entries of a flat feed, newest first, each activity once: what is in it, what its inbox holds, and
/// what the followed feeds gained since the inbox was filled.
struct FlatEntries: ~Copyable {
  private let reading: Reading
  private var own: FlatEntrySource
  private var inbox: FlatEntrySource
  private var pending: PendingEntries
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
    _ feed: Reading.FeedRow,
    _ bounds: PositionBounds,
    pending: Pending,
    withActivities: Bool
  ) throws {
    func source(_ table: FlatEntrySource.Table) throws -> FlatEntrySource {
      try FlatEntrySource(reading, table, feed: feed.number, bounds: bounds, withActivities: withActivities)
    }
    let missing = try PendingEntries(reading, feed, bounds, pending)
    // First both: one alone could not be let go of where the other one throws.
    let own = try source(.publication)
    let inbox = try source(.inbox)
    self.reading = reading
    self.own = own
    self.inbox = inbox
    withdrawn = Set(pending.withdrawals.map(\.place))
    self.pending = missing
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
  /// - Returns: nil if the activity is gone.
  func withActivity<Result>(of entry: FlatEntry, _ body: (Statement.Row) throws -> Result) throws -> Result? {
    switch lastSource {
    case .own: try own.row.map(body)
    case .inbox: try inbox.row.map(body)
    case .pending: try reading.withActivityRow(entry.act, body)
    }
  }

  private mutating func following() throws -> FlatEntry? {
    let (first, second) = (try own.head(), try inboxHead())
    let third = try pending.head()
    var newest = first
    lastSource = .own
    if let second, newest.map({ $0.position < second.position }) ?? true {
      newest = second
      lastSource = .inbox
    }
    if let third, newest.map({ $0.position < third.position }) ?? true {
      newest = third
      lastSource = .pending
    }
    switch lastSource {
    case .own: own.advance()
    case .inbox: inbox.advance()
    case .pending: pending.advance()
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

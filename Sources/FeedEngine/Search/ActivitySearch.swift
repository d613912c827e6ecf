import FeedCore

/// One page of a search for activities, newest first.
///
/// The text index is in the order in which rows were inserted, which is not that of their times. A few hits
/// are sorted. Otherwise activities are walked by time, some hundred at a time, and the index is asked which
/// of them are hits: a word that is in a third of them fills a page after three times as many.
struct ActivitySearch {
  private let reading: Reading
  private let scope: FeedScope?
  private let limit: Int
  private let own: HitSource
  private let objects: HitSource
  private var budget: SearchBudget
  private var acts: [Int64] = []
  /// The position that was looked at last.
  private var last = ActivityPosition.pastLast

  init(_ reading: Reading, _ pieces: [SearchPiece], _ scope: FeedScope?, limit: Int, _ bounds: SearchBounds)
    throws
  {
    self.reading = reading
    self.scope = scope
    self.limit = limit
    budget = SearchBudget(bounds)
    func source(_ kind: SearchKind) throws -> HitSource {
      let matcher = try TextMatcher(reading, kind, pieces, bounds)
      return try HitSource(reading, matcher, mostListed: bounds.mostSorted(limit))
    }
    own = try source(.activity)
    objects = try source(.object)
  }

  /// - Returns: the numbers of activities, and the position to go on below, if there may be more.
  mutating func page(below position: ActivityPosition) throws -> (acts: [Int64], next: ActivityPosition?) {
    let mayBeMore =
      if let own = own.listed, let objects = objects.listed {
        try takeListed(own.union(objects), below: position)
      } else {
        try walk(below: position)
      }
    return (acts, mayBeMore ? last : nil)
  }

  private mutating func takeListed(_ hits: Set<Int64>, below position: ActivityPosition) throws -> Bool {
    let place = try reading.sql("SELECT time, tie FROM activity WHERE act = ?")
    let entries = try hits.compactMap { act in
      try place.first(act) { Entry(act: act, position: ActivityPosition(time: $0.int(0), tie: $0.int(1))) }
    }
    .filter { $0.position < position }
    .sorted { $0.position > $1.position }
    for start in stride(from: 0, to: entries.count, by: Self.smallest) {
      if try take(entries[start..<min(start + Self.smallest, entries.count)]) { return true }
    }
    return false
  }

  private mutating func walk(below position: ActivityPosition) throws -> Bool {
    let entries = try reading.sql(
      "SELECT act, time, tie FROM activity WHERE (time, tie) < (?, ?) ORDER BY time DESC, tie DESC LIMIT ?"
    )
    let largest = own.readsTexts || objects.readsTexts ? Self.smallest : Self.largest
    var (below, size) = (position, Self.smallest)
    while true {
      let portion = try entries.all(below.time, below.tie, size) { row in
        Entry(act: row.int(0), position: ActivityPosition(time: row.int(1), tie: row.int(2)))
      }
      if try take(portion[...]) { return true }
      guard portion.count == size, let end = portion.last else { return false }
      below = end.position
      size = min(size * 2, largest)
    }
  }

  /// The fewest and the most entries that are looked at together.
  private static let smallest = 128
  private static let largest = 4096

  private struct Entry {
    var act: Int64
    var position: ActivityPosition
  }

  /// - Returns: whether the page ends with these entries.
  private mutating func take(_ entries: ArraySlice<Entry>) throws -> Bool {
    budget.spend(.entry, times: entries.count)
    let numbers = entries.map(\.act)
    let hits = try own.hits(among: numbers, &budget).union(objects.hits(among: numbers, &budget))
    for entry in entries where hits.contains(entry.act) {
      last = entry.position
      if try isInScope(entry.act) { acts.append(entry.act) }
      if acts.count == limit || budget.isSpent { return true }
    }
    if let end = entries.last { last = end.position }
    return budget.isSpent
  }

  private mutating func isInScope(_ act: Int64) throws -> Bool {
    guard let scope else { return true }
    var isFound = false
    try reading.sql("SELECT feed FROM publication WHERE act = ?").prefix(act) { row in
      budget.spend(.row)
      isFound = try reading.feed(row.int(0)).map(scope.contains) ?? false
      return !isFound
    }
    return isFound
  }
}

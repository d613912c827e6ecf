import FeedCore

/// One page of a search for users, ordered by id.
struct UserSearch {
  private let reading: Reading
  private let matcher: TextMatcher
  private let limit: Int
  private let mostSorted: Int
  private var budget: SearchBudget
  private var ids: [String] = []
  /// The last id that was looked at.
  private var last = ""

  init(_ reading: Reading, _ pieces: [SearchPiece], limit: Int, _ bounds: SearchBounds) throws {
    self.reading = reading
    self.limit = limit
    mostSorted = bounds.mostSorted(limit)
    budget = SearchBudget(bounds)
    matcher = try TextMatcher(reading, .user, pieces, bounds)
  }

  /// - Returns: the ids, and the one to go on after, if there may be more.
  mutating func page(after id: String) throws -> (ids: [String], next: String?) {
    let mayBeMore =
      if let rows = try matcher.listed(mostSorted) { try take(rows, after: id) } else {
        try takeUsers(after: id)
      }
    return (ids, mayBeMore ? last : nil)
  }

  /// Sorts all hits.
  private mutating func take(_ rows: [Int64], after id: String) throws -> Bool {
    let statement = try reading.sql("SELECT id FROM user WHERE row = ? AND id > ?")
    let hits = try rows.compactMap { row in try statement.first(row, id) { (row: row, id: $0.text(0)) } }
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    for hit in hits {
      let isFound = try !matcher.query.isPartial || matcher.occurs(in: hit.row, &budget)
      if take(hit.id, isFound) { return true }
    }
    return false
  }

  /// Reads the texts of all users in order: the order of ids is another than that of the text index.
  private mutating func takeUsers(after id: String) throws -> Bool {
    var mayBeMore = false
    try reading.sql("SELECT row, id FROM user WHERE id > ? ORDER BY id").prefix(id) { row in
      budget.spend(.entry)
      mayBeMore = take(row.text(1), try matcher.occurs(in: row.int(0), &budget))
      return !mayBeMore
    }
    return mayBeMore
  }

  /// - Returns: whether the page ends here.
  private mutating func take(_ id: String, _ isFound: Bool) -> Bool {
    last = id
    if isFound { ids.append(id) }
    return ids.count == limit || budget.isSpent
  }
}

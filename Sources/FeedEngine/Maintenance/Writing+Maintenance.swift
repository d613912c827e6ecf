import FeedCore

extension Writing {
  /// Rows of a table that `vacuum` looks at in one transaction.
  private static let portion: Int64 = 2000

  /// Drops those withdrawals after `last` that every follower has applied, a portion of them.
  ///
  /// - Returns: the number to go on after; nil at the end.
  func dropWithdrawals(after last: Int64) throws -> Int64? {
    let end = try sql("SELECT max(seq) FROM (SELECT seq FROM withdrawal WHERE seq > ? ORDER BY seq LIMIT ?)")
      .first(last, Self.portion) { $0.optionalInt(0) }
    guard let end = end ?? nil else { return nil }
    try sql(
      """
      DELETE FROM withdrawal WHERE seq > ? AND seq <= ? AND NOT EXISTS (
        SELECT 1 FROM follow f JOIN feed r ON r.id = f.follower
        WHERE f.target = withdrawal.feed AND r.caught > 0 AND r.caught < withdrawal.seq)
      """
    ).run(last, end)
    return end
  }

  /// Drops the oldest events that all readers of the log have read, a portion of them.
  ///
  /// - Returns: whether there may be more.
  func dropEvents() throws -> Bool {
    // The newest event keeps the numbers going, and a reader of the log that is away comes back for the
    // others.
    try sql(
      """
      DELETE FROM change WHERE seq < (SELECT max(seq) FROM change)
        AND seq < (SELECT min(seq) FROM change) + ?
        AND seq <= (SELECT coalesce(min(event), (SELECT max(seq) FROM change)) FROM log_reader)
      """
    ).run(Self.portion)
    return db.changesCount > 0
  }

  /// Drops counters of nothing, a portion of them.
  ///
  /// - Returns: whether there may be more.
  func dropCounters() throws -> Bool {
    var dropped = 0
    for (table, key) in [("reaction_count", "high, low, kind"), ("child_count", "parent, kind")] {
      try sql("DELETE FROM \(table) WHERE (\(key)) IN (SELECT \(key) FROM \(table) WHERE n = 0 LIMIT ?)")
        .run(Self.portion)
      dropped += db.changesCount
    }
    return dropped > 0
  }
}

extension FeedEngine {
  /// Drops what is not needed any more, in transactions that are short enough for others to write in between.
  func dropWhatIsNotNeeded() async throws {
    // Unfinished work may still need a withdrawal.
    try await finishAllWork()
    var last: Int64 = 0
    while let next = try await write({ [last] in try $0.dropWithdrawals(after: last) }) {
      last = next
      await letOthersWrite()
    }
    while try await write({ try $0.dropEvents() }) { await letOthersWrite() }
    while try await write({ try $0.dropCounters() }) { await letOthersWrite() }
  }
}

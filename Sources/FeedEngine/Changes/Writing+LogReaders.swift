import FeedCore

/// Where the readers of the log stopped.
extension Writing {
  func changePosition(of reader: String) throws -> ChangePosition {
    let known = try sql("SELECT event, target, since, follower FROM log_reader WHERE name = ?").first(reader)
    { row in
      ChangePosition(
        event: row.int(0),
        follow: row.optionalInt(1).map {
          ChangePosition.Follow(target: $0, since: row.int(2), follower: row.int(3))
        }
      )
    }
    if let known { return known }
    let start = ChangePosition(event: try reading.newestEvent())
    try keep(start, of: reader)
    return start
  }

  func keep(_ position: ChangePosition, of reader: String) throws {
    let follow = position.follow
    try sql("INSERT OR REPLACE INTO log_reader(name, event, target, since, follower) VALUES (?, ?, ?, ?, ?)")
      .run(reader, position.event, follow?.target, follow?.since, follow?.follower)
  }

  func forgetReaders(_ prefix: String, except readers: Set<String>) throws {
    let names = JSONWriter.text(.array(readers.sorted().map { .string($0) }))
    try sql(
      """
      DELETE FROM log_reader
      WHERE substr(name, 1, length(?1)) = ?1 AND name NOT IN (SELECT value FROM json_each(?2))
      """
    ).run(prefix, names)
  }

  /// Events that the log keeps for whoever listens. A listener that lags more would have to sleep for hours.
  static let keptEvents: Int64 = 1 << 16

  /// Events that the log keeps for a reader that is away.
  private static let keptForReaders: Int64 = 1 << 20

  /// Drops events that nobody needs any more.
  func trimLog(before event: Int64) throws {
    let slowest = try sql("SELECT min(event) FROM log_reader").first { $0.optionalInt(0) ?? event } ?? event
    let last = max(min(event - Self.keptEvents, slowest), event - Self.keptForReaders)
    try sql("DELETE FROM change WHERE seq < ?").run(last)
  }
}

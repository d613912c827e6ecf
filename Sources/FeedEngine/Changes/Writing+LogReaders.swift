import FeedCore

extension Reading {
  /// Returns where a reader of the log stopped; nil for one that never read.
  func changePosition(of reader: String) throws -> ChangePosition? {
    try sql("SELECT event, target, since, follower FROM log_reader WHERE name = ?").first(reader) { row in
      ChangePosition(
        event: row.int(0),
        follow: row.optionalInt(1).map {
          ChangePosition.Follow(target: $0, since: row.int(2), follower: row.int(3))
        }
      )
    }
  }

  /// Returns the readers whose names begin with `prefix`.
  func logReaders(_ prefix: String) throws -> [String] {
    try sql("SELECT name FROM log_reader WHERE substr(name, 1, length(?1)) = ?1").all(prefix) { $0.text(0) }
  }
}

/// Where the readers of the log stopped.
extension Writing {
  func changePosition(of reader: String) throws -> ChangePosition {
    if let known = try reading.changePosition(of: reader) { return known }
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
    for reader in try reading.logReaders(prefix) where !readers.contains(reader) {
      try sql("DELETE FROM log_reader WHERE name = ?").run(reader)
    }
  }

  /// Events that the log keeps for those who listen. A listener that lags more would have to sleep for hours.
  static let keptEvents: Int64 = 1 << 16

  /// Events that the log keeps for a reader that is away.
  private static let keptForReaders: Int64 = 1 << 20

  /// Events between two times that the log is trimmed.
  static let trimInterval: Int64 = 256

  /// Events that are dropped at a time, so that no transaction drops many: more than come in between.
  private static let trimmedEvents: Int64 = 1024

  /// Drops the oldest events that nobody needs any more.
  func trimLog(before event: Int64) throws {
    let slowest = try sql("SELECT min(event) FROM log_reader").first { $0.optionalInt(0) ?? event } ?? event
    let last = max(min(event - Self.keptEvents, slowest), event - Self.keptForReaders)
    try sql("DELETE FROM change WHERE seq < ?1 AND seq < (SELECT min(seq) FROM change) + ?2")
      .run(last, Self.trimmedEvents)
  }
}

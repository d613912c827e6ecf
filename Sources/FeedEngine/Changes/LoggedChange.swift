import FeedCore

/// A row of the log.
struct LoggedChange {
  /// The feed of an event that concerns an activity wherever it is, such as a reaction.
  static let everyFeed: Int64 = 0

  var event: Int64
  var at: Timestamp
  var feed: Int64
  var kind: ChangeKind
  var position: ActivityPosition?
  var payload: String?

  init?(_ row: Statement.Row) {
    guard let kind = ChangeKind(rawValue: Int(row.int(3))) else { return nil }
    event = row.int(0)
    at = Timestamp(microseconds: row.int(1))
    feed = row.int(2)
    self.kind = kind
    position = row.optionalInt(4).map { ActivityPosition(time: $0, tie: row.int(5)) }
    payload = row.isNull(6) ? nil : row.text(6)
  }
}

extension LoggedChange {
  static func problem(_ row: LoggedChange, _ error: any Error) -> String {
    let reason = (error as? FeedError)?.detail ?? "\(error)"
    return "The event \(row.event) cannot be announced and is passed over: \(reason.prefix(200)). "
      + "More of this kind are not reported."
  }
}

extension Reading {
  /// Returns the next events that somebody may be interested in, oldest first.
  ///
  /// - Parameter limit: how many; fewer are returned only at the end of the log.
  func loggedChanges(after event: Int64, limit: Int) throws -> [LoggedChange] {
    try sql(
      """
      SELECT seq, at, feed, kind, time, tie, payload FROM change WHERE seq > ? AND kind > 0 ORDER BY seq LIMIT ?
      """
    ).all(event, limit) { LoggedChange($0) }.compactMap { $0 }
  }
}

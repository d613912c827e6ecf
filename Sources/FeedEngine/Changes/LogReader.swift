import FeedCore

/// Reads the log in portions of a fixed number of changes, for `ChangeLog`.
struct LogReader {
  /// Events that one portion looks at: most say nothing to anybody.
  private static let events = 500

  private let reading: Reading
  private let includingFollowers: Bool
  private let limit: Int
  private var builder: ChangeBuilder
  private var changes: [FeedChange] = []

  init(_ reading: Reading, includingFollowers: Bool, limit: Int) {
    self.reading = reading
    self.includingFollowers = includingFollowers
    self.limit = limit
    builder = ChangeBuilder(reading)
  }

  mutating func batch(after start: ChangePosition) throws -> ChangeBatch {
    var position = start
    let newest = try reading.newestEvent()
    let rows = try reading.loggedChanges(after: start.event, limit: Self.events)
    for row in rows {
      guard changes.count < limit else { return batch(position, hasMore: true) }
      // A position within an event belongs to the first row after it.
      let begun = position.follow
      if let follow = try append(row, after: begun) {
        position.follow = follow
        return batch(position, hasMore: true)
      }
      position = ChangePosition(event: row.event)
    }
    let hasMore = rows.count == Self.events
    if !hasMore { position = ChangePosition(event: max(newest, position.event)) }
    return batch(position, hasMore: hasMore)
  }

  private func batch(_ position: ChangePosition, hasMore: Bool) -> ChangeBatch {
    ChangeBatch(changes: changes, position: position, hasMore: hasMore)
  }

  /// Appends what an event means, from the follow `begun` on.
  ///
  /// - Returns: the last follow that was looked at if the portion is full; nil once the event is done.
  private mutating func append(_ row: LoggedChange, after begun: ChangePosition.Follow?) throws
    -> ChangePosition.Follow?
  {
    guard let audience = try ChangeAudience(reading, row) else { return nil }
    if begun == nil {
      for feed in try audience.sourceFeed() { append(row, for: feed) }
    }
    guard includingFollowers else { return nil }
    let start = begun ?? ChangePosition.Follow(target: .min, since: .min, follower: .min)
    let room = max(0, limit - changes.count)
    let follows = try audience.follows(after: start, limit: room + 1)
    for follow in follows.prefix(room) { append(row, for: follow.feed) }
    guard follows.count > room else { return nil }
    return follows.prefix(room).last?.follow ?? start
  }

  /// An event that cannot be read must not stop the log.
  private mutating func append(_ row: LoggedChange, for feed: FeedID) {
    do {
      if let change = try builder.change(row, for: feed) { changes.append(change) }
    } catch {
      reading.configuration.problems.note("event", LoggedChange.problem(row, error))
    }
  }
}

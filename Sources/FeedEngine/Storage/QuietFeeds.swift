import Synchronization

/// Up to which event a feed's follows are known to have brought nothing that it does not hold.
///
/// Stored, this would cost a write for each feed that is read while others publish elsewhere; it is only
/// worth something to who reads again soon. What was once read from the committed store stays true: a later
/// follow is a later event, and what it copies is looked for apart.
final class QuietFeeds: Sendable {
  private static let capacity = 10_000
  private let events = Mutex<[Int64: Int64]>([:])

  /// - Parameter newest: the newest event there is. What is known of later ones belongs to a file that is
  ///   gone.
  func quiet(_ feed: Int64, newest: Int64) -> Int64? {
    events.withLock { $0[feed] }.flatMap { $0 <= newest ? $0 : nil }
  }

  func note(_ feed: Int64, upTo event: Int64) {
    events.withLock { events in
      if events.count >= Self.capacity { events.removeAll(keepingCapacity: true) }
      events[feed] = event
    }
  }
}

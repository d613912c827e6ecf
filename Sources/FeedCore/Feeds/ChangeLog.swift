/// A backend whose changes can be read from a log, for a consumer that must miss none of them.
///
/// A stream of changes is for anyone who is there; the log is for a webhook whose receiver is away for an
/// hour.
package protocol ChangeLog: Sendable {
  /// The groups of its feeds.
  var groups: FeedGroups { get }

  /// Returns where `reader` stopped. One that is new starts at the end of the log.
  ///
  /// From then on the log keeps what the reader has not read, up to a million events.
  func changePosition(of reader: String) async throws -> ChangePosition

  /// Stores that `reader` has everything up to `position`.
  func keep(_ position: ChangePosition, of reader: String) async throws

  /// Forgets readers whose names begin with `prefix`, but for those in `readers`: the log keeps nothing for
  /// them.
  func forgetReaders(_ prefix: String, except readers: Set<String>) async throws

  /// Returns the next changes after `position`, oldest first.
  ///
  /// - Parameters:
  ///   - includingFollowers: whether a change is returned for each feed that follows the one in which it
  ///     happened, too; each of them counts towards `limit`.
  ///   - limit: how many at most.
  func changes(after position: ChangePosition, includingFollowers: Bool, limit: Int) async throws
    -> ChangeBatch

  /// Returns a stream with an element whenever the log may have grown.
  func logGrowth() async throws -> AsyncStream<Void>
}

/// How far the log was read: to an event, and within it to one of the feeds that follow.
package struct ChangePosition: Hashable, Sendable {
  /// The last event of which all changes were returned.
  package var event: Int64
  /// Within the next event: the last follow that was looked at; nil if the event was not begun.
  package var follow: Follow?

  package struct Follow: Hashable, Sendable {
    /// The number of the followed feed.
    package var target: Int64
    /// The event that made the follow.
    package var since: Int64
    /// The number of the feed that follows.
    package var follower: Int64

    package init(target: Int64, since: Int64, follower: Int64) {
      self.target = target
      self.since = since
      self.follower = follower
    }
  }

  package init(event: Int64, follow: Follow? = nil) {
    self.event = event
    self.follow = follow
  }
}

/// A part of the log.
package struct ChangeBatch: Sendable {
  package var changes: [FeedChange]
  /// Where to go on. It may move without any change being returned.
  package var position: ChangePosition
  /// Whether the log had more.
  package var hasMore: Bool

  package init(changes: [FeedChange], position: ChangePosition, hasMore: Bool) {
    self.changes = changes
    self.position = position
    self.hasMore = hasMore
  }
}

import FeedCore

/// How the outbox is doing.
public struct OutboxStatus: Hashable, Sendable {
  /// Entries that will be delivered.
  public var waiting: Int
  /// When the oldest of them was saved; nil if none waits.
  public var waitingSince: Timestamp?
  /// Entries that the backend or a hook refused permanently. They are kept and hold up no others.
  public var failed: Int
  /// Why the oldest waiting entry was not delivered when it was last tried, or else why the newest refused
  /// one was refused.
  public var lastError: String?
  /// How often the oldest waiting entry was tried.
  public var attempts: Int

  /// A status as it is reported.
  public init(
    waiting: Int,
    waitingSince: Timestamp? = nil,
    failed: Int = 0,
    lastError: String? = nil,
    attempts: Int = 0
  ) {
    self.waiting = waiting
    self.waitingSince = waitingSince
    self.failed = failed
    self.lastError = lastError
    self.attempts = attempts
  }
}

import FeedCore

/// One client of realtime, between its handshake and its end. Lives inside `RealtimeHub`.
struct RealtimeSession {
  /// More waiting messages than this end the session: its client is gone or too slow, and reads what it missed.
  static let queueLimit = 1000
  /// Channels that one session may listen to.
  static let subscriptionLimit = 5000

  struct Subscription {
    var channel: String
    var caller: Caller
    /// When the token runs out, in seconds since 1970; nil for never.
    var expiry: Double?
  }

  let id: String
  /// The login name of whoever shook hands over a Unix socket: the session is theirs alone.
  let peer: String?
  /// By app and joined feed name.
  var subscriptions: [String: Subscription] = [:]
  /// Messages that wait for the next poll.
  var queue: [String] = []
  /// Sends at once, over a WebSocket.
  var socket: RealtimeSocket?
  /// Resumes the poll that is being held.
  var waiter: CheckedContinuation<Void, Never>?
  /// Answers the last connect over a WebSocket when its time is up.
  var pendingConnect: Task<Void, Never>?
  var lastSeen: ContinuousClock.Instant
}

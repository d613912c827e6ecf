import FeedCore

/// One client of realtime, between its handshake and its end. Lives inside `RealtimeHub`.
struct RealtimeSession {
  /// More waiting messages than this end the session: its client is gone or too slow, and reads what it missed.
  static let queueLimit = 1000

  struct Subscription {
    var channel: String
    var caller: Caller
  }

  let id: String
  /// By joined feed name.
  var subscriptions: [String: Subscription] = [:]
  var appKey: String?
  /// Messages that wait for the next poll.
  var queue: [String] = []
  /// Sends at once, over a WebSocket.
  var socket: RealtimeSocket?
  /// Resumes the poll that is being held.
  var waiter: CheckedContinuation<Void, Never>?
  var lastSeen: ContinuousClock.Instant
}

/// The sending end of a WebSocket: texts in order, bounded.
struct RealtimeSocket: Sendable {
  let outgoing: AsyncStream<String>.Continuation

  /// - Returns: false where the other end does not keep up or is gone.
  func send(_ text: String) -> Bool {
    if case .enqueued = outgoing.yield(text) { true } else { false }
  }
}

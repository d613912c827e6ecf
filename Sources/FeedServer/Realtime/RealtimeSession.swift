import FeedCore

/// One client of realtime, between its handshake and its end. Lives inside `RealtimeSessionTable`.
struct RealtimeSession {
  /// More waiting messages than this end the session: its client is gone or too slow, and reads what it
  /// missed.
  static let queueLimit = 1000
  /// More waiting bytes than this end it too.
  static let queueBytes = 4 << 20
  /// Channels that one session may listen to.
  static let subscriptionLimit = 5000

  struct Subscription {
    var channel: String
    var caller: Caller
    /// When the token runs out, in seconds since 1970; nil for never.
    var expiry: Double?
  }

  let id: String
  let origin: RealtimeOrigin
  /// By app and joined feed name.
  var subscriptions: [String: Subscription] = [:]
  /// Messages that wait for the next poll, and their bytes.
  private(set) var queue: [RealtimeText] = []
  private var queuedBytes = 0
  /// Sends immediately, over a WebSocket.
  var socket: RealtimeSocket?
  /// Resumes the poll that is being held.
  var waiter: CheckedContinuation<Void, Never>?
  /// Responds to the last connect over a WebSocket when its time is up.
  var pendingConnect: Task<Void, Never>?

  init(id: String, origin: RealtimeOrigin) {
    self.id = id
    self.origin = origin
  }

  /// - Returns: false where more waits than may.
  mutating func enqueue(_ text: RealtimeText) -> Bool {
    queue.append(text)
    queuedBytes += text.count
    return queue.count <= Self.queueLimit && queuedBytes <= Self.queueBytes
  }

  /// Returns what waits, which then no longer does.
  mutating func takeQueue() -> [RealtimeText] {
    defer {
      queue = []
      queuedBytes = 0
    }
    return queue
  }
}

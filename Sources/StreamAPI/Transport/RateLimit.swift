import FeedCore

/// What the server says about how much one may still ask. Source: `stream-api.md` §2.0.
public struct RateLimit: Hashable, Sendable {
  public var limit: Int
  public var remaining: Int
  /// When the window ends.
  public var reset: Timestamp

  public init(limit: Int, remaining: Int, reset: Timestamp) {
    (self.limit, self.remaining, self.reset) = (limit, remaining, reset)
  }

  /// Seconds until one may ask again; nil where one may now.
  public func wait(at now: Timestamp) -> Double? {
    guard remaining <= 0, reset > now else { return nil }
    return reset.seconds - now.seconds
  }
}

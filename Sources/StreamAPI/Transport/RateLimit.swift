import FeedCore

/// How many requests the server still accepts. See <doc:Requests#Rate-limits>.
public struct RateLimit: Hashable, Sendable {
  public var limit: Int
  public var remaining: Int
  /// When the window ends.
  public var reset: Timestamp

  public init(limit: Int, remaining: Int, reset: Timestamp) {
    self.limit = limit
    self.remaining = remaining
    self.reset = reset
  }

  /// Stream's windows are a minute long, and no other server's is longer than a day: a reset further away is
  /// in another unit, or made up.
  private static let longestWindow = 86_400.0

  /// Seconds until the client may ask again; nil if it may now.
  public func wait(at now: Timestamp) -> Double? {
    let wait = reset.seconds - now.seconds
    guard remaining <= 0, wait > 0, wait <= Self.longestWindow else { return nil }
    return wait
  }
}

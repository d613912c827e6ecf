import FeedCore
import Synchronization

/// Counts requests by caller in windows of a minute. Source: `stream-api.md` §2.0, "Rate-limit headers".
public final class RateLimiter: Sendable {
  /// Where a caller stands after a request.
  public struct Standing: Hashable, Sendable {
    public var limit: Int
    public var remaining: Int
    /// Seconds since 1970 at which the window ends.
    public var reset: Int
    public var isExceeded: Bool
  }

  /// The counts of one minute. All windows end together, so nothing has to be searched for what is old.
  private struct Window {
    var minute = 0
    var counts: [String: Int] = [:]
  }

  private let limit: Int?
  private let window = Mutex(Window())

  public init(limit: Int?) { self.limit = limit }

  /// Counts one request; nil where there is no limit.
  public func count(_ caller: String, at now: Timestamp) -> Standing? {
    guard let limit else { return nil }
    let minute = Int(now.seconds) / 60
    let count = window.withLock { window -> Int in
      if window.minute != minute { window = Window(minute: minute) }
      window.counts[caller, default: 0] += 1
      return window.counts[caller, default: 1]
    }
    return Standing(
      limit: limit,
      remaining: max(0, limit - count),
      reset: (minute + 1) * 60,
      isExceeded: count > limit
    )
  }
}

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

  private struct Window {
    var minute: Int
    var count: Int
  }

  private let limit: Int?
  private let windows = Mutex<[String: Window]>([:])

  public init(limit: Int?) { self.limit = limit }

  /// Counts one request; nil where there is no limit.
  public func count(_ caller: String, at now: Timestamp) -> Standing? {
    guard let limit else { return nil }
    let minute = Int(now.seconds) / 60
    let count = windows.withLock { windows -> Int in
      if windows.count > 10_000 { windows = windows.filter { $0.value.minute == minute } }
      var window = windows[caller] ?? Window(minute: minute, count: 0)
      if window.minute != minute { window = Window(minute: minute, count: 0) }
      window.count += 1
      windows[caller] = window
      return window.count
    }
    return Standing(
      limit: limit,
      remaining: max(0, limit - count),
      reset: (minute + 1) * 60,
      isExceeded: count > limit
    )
  }
}

import FeedCore
import Synchronization

/// Counts requests by caller in windows of a minute. See <doc:Limits#Rate-limits>.
package final class RateLimiter: Sendable {
  /// Where a caller stands after a request.
  package struct RateLimitStatus: Hashable, Sendable {
    package var limit: Int
    package var remaining: Int
    /// Seconds since 1970 at which the window ends.
    package var reset: Int
    package var isExceeded: Bool
  }

  private struct Minute {
    var number = 0
    var counts: [String: Int] = [:]
  }

  /// Callers that are counted in one minute. If there are more, all start from nothing again, rather than
  /// that every request looks at all of them.
  private static let callerLimit = 50_000
  /// Bytes of a caller's name that are kept; longer names are distinguished by what they begin with.
  private static let nameLimit = 300

  private let limit: Int?
  private let current = Mutex(Minute())

  package init(limit: Int?) { self.limit = limit }

  /// Counts one request; nil if there is no limit.
  package func count(_ caller: String, at now: Timestamp) -> RateLimitStatus? {
    guard let limit else { return nil }
    let minute = Int(now.microseconds / 60_000_000)
    let name =
      caller.utf8.count > Self.nameLimit
      ? String(decoding: caller.utf8.prefix(Self.nameLimit), as: UTF8.self) : caller
    let count = current.withLock { current -> Int in
      // One dictionary for a minute: dropping it costs less than ageing each caller's count.
      if current.number != minute || current.counts.count >= Self.callerLimit {
        current = Minute(number: minute)
      }
      current.counts[name, default: 0] += 1
      return current.counts[name, default: 0]
    }
    return RateLimitStatus(
      limit: limit,
      remaining: max(0, limit - count),
      reset: (minute + 1) * 60,
      isExceeded: count > limit
    )
  }
}

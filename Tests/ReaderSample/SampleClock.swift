import FeedCore
import Synchronization

/// A clock that shows what it is set to, and a microsecond more each time it is read. It starts a month early.
public final class SampleClock: Sendable {
  private let time = Mutex(SampleWorld.now.advanced(bySeconds: -30 * 86_400))

  public init() {}

  public func set(_ time: Timestamp) { self.time.withLock { $0 = time } }

  public var read: @Sendable () -> Timestamp {
    { [self] in
      time.withLock { time in
        time.microseconds += 1
        return time
      }
    }
  }
}

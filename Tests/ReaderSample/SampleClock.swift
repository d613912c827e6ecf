import FeedCore
import Synchronization

/// A clock that shows what it is set to, and a microsecond more each time it is read. It starts a month
/// early.
package final class SampleClock: Sendable {
  private let time = Mutex(SampleWorld.now.advanced(bySeconds: -30 * 86_400))

  package init() {}

  package func set(_ time: Timestamp) { self.time.withLock { $0 = time } }

  package var read: @Sendable () -> Timestamp {
    { [self] in
      time.withLock { time in
        time.microseconds += 1
        return time
      }
    }
  }
}

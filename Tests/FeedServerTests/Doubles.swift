import FeedCore
import FeedEngine
import Synchronization

/// A clock that a test moves.
final class TestClock: Sendable {
  private let time: Mutex<Timestamp>

  init(_ time: Timestamp) { self.time = Mutex(time) }

  var now: Timestamp { time.withLock { $0 } }
  func advance(by seconds: Double) { time.withLock { $0 = $0.advanced(bySeconds: seconds) } }
}

/// Stands where no call arrives.
func idleBackend() -> any FeedBackend {
  // An engine in memory is the smallest backend there is.
  try! FeedEngine(inMemory: .standard)
}

/// Waits until `condition` holds.
///
/// - Throws: `FeedError` with code `timeout` after ten seconds.
func until(_ condition: () async throws -> Bool) async throws {
  let end = ContinuousClock.now + .seconds(10)
  while !(try await condition()) {
    guard ContinuousClock.now < end else { throw FeedError(.timeout, "The condition did not come about.") }
    try await Task.sleep(for: .milliseconds(5))
  }
}

/// An engine that outlives the servers over it.
struct SharedEngine: Sendable {
  let value: FeedEngine

  init() { value = try! FeedEngine(inMemory: .serving) }
}

import Dispatch
import FeedCore
import Synchronization

/// Lets nothing into a database that is closing, and lets it close only when what was inside has left.
///
/// GRDB hands SQLite a closed database as it is, which ends the process: one in memory, and a pooled connection
/// that closes below a read that has just got it.
final class OpenGate: Sendable {
  private let isOpen = Mutex(true)
  private let inside = DispatchGroup()

  /// - Throws: `FeedError` with code `storage` once it is closed.
  func enter() throws {
    try isOpen.withLock { isOpen in
      guard isOpen else { throw FeedError(.storage, "The feeds are closed.") }
      inside.enter()
    }
  }

  func leave() { inside.leave() }

  func run<Result>(_ body: () throws -> Result) throws -> Result {
    try enter()
    defer { leave() }
    return try body()
  }

  /// Refuses whoever comes now, and waits for those inside.
  func close() {
    isOpen.withLock { $0 = false }
    inside.wait()
  }
}

import FeedCore
import Synchronization

/// Counts the bytes of all request bodies in memory: each is limited, and many at once are too.
package final class BodyMemory: Sendable {
  private let limit: Int
  private let used = Mutex(0)

  init(limit: Int) { self.limit = limit }

  /// Bytes that are in use now.
  var bytesInUse: Int { used.withLock { $0 } }

  /// The bytes of one body, until the last copy of the lease is gone.
  final class Lease: Sendable {
    private let memory: BodyMemory
    private let bytes = Mutex(0)

    init(of memory: BodyMemory) { self.memory = memory }

    /// - Throws: `FeedError` with code `rateLimit` and status 503 if there is no space.
    func add(_ count: Int) throws {
      try memory.reserve(count)
      bytes.withLock { $0 += count }
    }

    deinit { memory.release(bytes.withLock { $0 }) }
  }

  private func reserve(_ count: Int) throws {
    let fits = used.withLock { used in
      guard count <= limit - used else { return false }
      used += count
      return true
    }
    guard fits else {
      throw FeedError(
        .rateLimit,
        "The server is receiving as much as it can hold: try again in a moment.",
        status: 503
      )
    }
  }

  private func release(_ count: Int) { used.withLock { $0 -= count } }
}

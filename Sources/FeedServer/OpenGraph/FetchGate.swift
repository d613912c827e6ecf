import FeedCore
import Synchronization

/// How many pages are fetched at once: others' slow servers must not tie up this one.
final class FetchGate: Sendable {
  private let limit: Int
  private let open = Mutex(0)

  init(limit: Int) { self.limit = limit }

  /// - Throws: `FeedError` with code `rateLimit` if as many fetches are under way as may be.
  func pass<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
    let isFree = open.withLock { open in
      guard open < limit else { return false }
      open += 1
      return true
    }
    guard isFree else {
      throw FeedError(.rateLimit, "Too many pages are being looked at: try again in a moment.")
    }
    defer { open.withLock { $0 -= 1 } }
    return try await body()
  }
}

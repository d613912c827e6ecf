import FeedCore
import Synchronization

/// The names behind feeds' numbers: a page of a timeline asks for up to 25, the same ones again and again.
///
/// Numbers are never given to another feed, so what was once read from the committed store stays true.
final class FeedNames: Sendable {
  private static let capacity = 10_000
  private let names = Mutex<[Int64: FeedID]>([:])

  subscript(number: Int64) -> FeedID? { names.withLock { $0[number] } }

  func insert(_ feed: FeedID, for number: Int64) {
    names.withLock { names in
      if names.count >= Self.capacity { names.removeAll(keepingCapacity: true) }
      names[number] = feed
    }
  }
}

import FeedCore
import Synchronization

/// Feeds that were read and whose inboxes want filling.
///
/// They are filled one at a time: a publisher waits for one portion of one inbox, however many are read.
final class CatchUpQueue: Sendable {
  private struct State {
    var waiting: [FeedID] = []
    /// Those before it were taken. They go once they are half of the list: where many read there is always
    /// one that waits, and the list would grow for ever.
    var first = 0
    var known: Set<FeedID> = []
    var isWorkedOn = false
  }

  private let state = Mutex(State())

  /// Adds `feed`, unless it waits already.
  ///
  /// - Returns: whether nobody takes feeds from the queue, so that the caller has to, until there are none.
  func add(_ feed: FeedID) -> Bool {
    state.withLock { state in
      if state.known.insert(feed).inserted { state.waiting.append(feed) }
      defer { state.isWorkedOn = true }
      return !state.isWorkedOn
    }
  }

  /// The feed that has waited longest; nil ends the work.
  func next() -> FeedID? {
    state.withLock { state in
      guard state.first < state.waiting.count else {
        state = State()
        return nil
      }
      let feed = state.waiting[state.first]
      state.known.remove(feed)
      state.first += 1
      if state.first * 2 > state.waiting.count {
        state.waiting.removeFirst(state.first)
        state.first = 0
      }
      return feed
    }
  }
}

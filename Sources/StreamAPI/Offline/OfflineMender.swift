import FeedCore
import Synchronization

/// Looks again and again, with growing pauses, whether the server is back; then what waited has been sent, and
/// whoever listens to changes is told to look.
final class OfflineMender: Sendable {
  private struct Listener {
    var feeds: Set<FeedID>
    var stream: AsyncStream<FeedChange>.Continuation
  }

  private struct State {
    var task: Task<Void, Never>?
    var listeners: [Int: Listener] = [:]
    var next = 0
    var isClosed = false
  }

  private let state = Mutex(State())

  func listen(to feeds: Set<FeedID>, _ stream: AsyncStream<FeedChange>.Continuation) -> Int {
    state.withLock { state in
      state.next += 1
      state.listeners[state.next] = Listener(feeds: feeds, stream: stream)
      return state.next
    }
  }

  func stopListening(_ id: Int) { state.withLock { _ = $0.listeners.removeValue(forKey: id) } }

  /// Starts looking, where nobody looks yet.
  ///
  /// - Parameters:
  ///   - send: sends what waits; false while it cannot.
  ///   - newest: what a feed begins with, to be told; throws while the server is away.
  func start(
    sending send: @escaping @Sendable () async -> Bool,
    reading newest: @escaping @Sendable (FeedID) async throws -> FeedChange
  ) {
    state.withLock { state in
      guard state.task == nil, !state.isClosed else { return }
      state.task = Task { [weak self] in
        var pause = 0.5
        while (try? await Task.sleep(for: .seconds(pause))) != nil {
          if await send(), await self?.announce(newest) ?? true { break }
          pause = min(pause * 2, 15)
        }
        self?.state.withLock { $0.task = nil }
      }
    }
  }

  /// - Returns: whether the server was there for all of it.
  private func announce(_ newest: (FeedID) async throws -> FeedChange) async -> Bool {
    for listener in state.withLock({ Array($0.listeners.values) }) {
      for feed in listener.feeds.sorted() {
        guard let change = try? await newest(feed) else { return false }
        listener.stream.yield(change)
      }
    }
    return true
  }

  func close() {
    let listeners = state.withLock { state in
      state.isClosed = true
      state.task?.cancel()
      return Array(state.listeners.values)
    }
    // Outside the lock: whoever ends a stream stops listening, which takes it.
    for listener in listeners { listener.stream.finish() }
  }
}

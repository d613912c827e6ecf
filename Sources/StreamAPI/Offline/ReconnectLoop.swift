import FeedCore
import Synchronization

/// Tries with growing pauses whether the server is back, one attempt at a time; when it is, what waited has
/// been sent and every subscriber to changes is asked to read again.
final class ReconnectLoop: Sendable {
  private struct Listener {
    var feeds: Set<FeedID>
    var stream: AsyncStream<FeedChange>.Continuation
  }

  private struct State {
    var task: Task<Void, Never>?
    var pause: Task<Void, Never>?
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

  /// Starts trying; if it is underway already, the next attempt is made without the rest of its pause.
  ///
  /// - Parameters:
  ///   - pause: seconds before the first attempt.
  ///   - send: sends what waits; false while it cannot.
  ///   - newest: what a feed begins with, to be announced; throws while the server is away.
  func start(
    after pause: Double,
    sending send: @escaping @Sendable () async -> Bool,
    reading newest: @escaping @Sendable (FeedID) async throws -> FeedChange
  ) {
    state.withLock { state in
      guard !state.isClosed else { return }
      if state.task != nil {
        state.pause?.cancel()
        return
      }
      state.task = Task { [weak self] in
        await self?.run(pause, send, newest)
        self?.state.withLock { $0.task = nil }
      }
    }
  }

  private func run(
    _ first: Double,
    _ send: @Sendable () async -> Bool,
    _ newest: @Sendable (FeedID) async throws -> FeedChange
  ) async {
    var pause = first
    while !Task.isCancelled {
      await rest(pause)
      guard !Task.isCancelled else { return }
      if await send(), await announce(newest) { return }
      pause = min(max(pause * 2, 0.5), 15)
    }
  }

  private func rest(_ seconds: Double) async {
    let pause = Task { _ = try? await Task.sleep(for: .seconds(clamping: seconds)) }
    state.withLock { $0.pause = pause }
    await withTaskCancellationHandler {
      await pause.value
    } onCancel: {
      pause.cancel()
    }
    state.withLock { $0.pause = nil }
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
    // Outside the lock: ending a stream calls `stopListening`, which needs it.
    for listener in listeners { listener.stream.finish() }
  }
}

import FeedCore
import Synchronization

/// The change streams that are open, so that they can be ended together.
final class RealtimeClients: Sendable {
  private struct State {
    var streams: [Int: AsyncStream<FeedChange>.Continuation] = [:]
    var next = 0
  }

  private let state = Mutex(State())

  func add(_ stream: AsyncStream<FeedChange>.Continuation) -> Int {
    state.withLock {
      $0.next += 1
      $0.streams[$0.next] = stream
      return $0.next
    }
  }

  func remove(_ id: Int) { state.withLock { _ = $0.streams.removeValue(forKey: id) } }

  func close() {
    let all = state.withLock { state in
      defer { state.streams.removeAll() }
      return Array(state.streams.values)
    }
    for stream in all { stream.finish() }
  }
}

extension StreamClient {
  /// The stream ends where the server refuses to go on.
  ///
  /// - Throws: also `FeedError` with code `notAllowed` if the server refuses one of the feeds.
  public func changes(of feeds: Set<FeedID>?) async throws -> AsyncStream<FeedChange> {
    let (stream, continuation) = AsyncStream<FeedChange>.makeStream()
    let (ready, readiness) = AsyncStream<(any Error)?>.makeStream()
    let connection = RealtimeConnection(
      client: self,
      feeds: feeds,
      deliver: { continuation.yield($0) },
      onReady: {
        readiness.yield($0)
        readiness.finish()
      }
    )
    let task = Task {
      await connection.run()
      // Refused, such as for a token that ran out meanwhile: nothing more comes.
      continuation.finish()
    }
    let id = realtime.add(continuation)
    continuation.onTermination = { [realtime] _ in
      task.cancel()
      realtime.remove(id)
    }
    for await error in ready {
      guard let error else { break }
      continuation.finish()
      throw error
    }
    try Task.checkCancellation()
    return stream
  }
}

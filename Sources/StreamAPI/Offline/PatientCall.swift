import Synchronization

/// A call that goes on when its caller has stopped waiting for it.
struct PatientCall<Reply: Sendable>: Sendable {
  private let task: Task<Reply, any Error>

  init(_ body: @escaping @Sendable () async throws -> Reply) { task = Task(operation: body) }

  /// Waits to its end. Cancelling the waiting task cancels the call.
  var value: Reply {
    get async throws {
      try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        task.cancel()
      }
    }
  }

  func cancel() { task.cancel() }

  /// Waits for a while.
  ///
  /// - Returns: nil if the call has not ended by then; it goes on.
  /// - Throws: what the call throws; `CancellationError` if the waiting task is cancelled, which cancels the
  ///   call.
  func value(within patience: Duration) async throws -> Reply? {
    let first = FirstResult<Reply?>()
    let reply = Task { [task] in first.finish(await task.result.map { $0 }) }
    let timer = Task {
      try? await Task.sleep(for: patience)
      first.finish(.success(nil))
    }
    defer {
      timer.cancel()
      reply.cancel()
    }
    return try await withTaskCancellationHandler {
      try await first.value()
    } onCancel: {
      task.cancel()
      first.finish(.failure(CancellationError()))
    }
  }
}

/// The result that comes first; later ones are dropped.
private final class FirstResult<Value: Sendable>: Sendable {
  private enum State {
    case open
    case waiting(CheckedContinuation<Value, any Error>)
    case finished(Result<Value, any Error>)
    case over
  }

  private let state = Mutex(State.open)

  func finish(_ result: Result<Value, any Error>) {
    let waiting: CheckedContinuation<Value, any Error>? = state.withLock { state in
      switch state {
      case .open:
        state = .finished(result)
        return nil
      case .waiting(let continuation):
        state = .over
        return continuation
      case .finished, .over: return nil
      }
    }
    waiting?.resume(with: result)
  }

  func value() async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let finished: Result<Value, any Error>? = state.withLock { state in
        guard case .finished(let result) = state else {
          state = .waiting(continuation)
          return nil
        }
        state = .over
        return result
      }
      if let finished { continuation.resume(with: finished) }
    }
  }
}

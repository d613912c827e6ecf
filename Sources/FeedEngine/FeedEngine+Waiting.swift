import FeedCore

extension FeedEngine {
  /// How long a read waits for what it would like to find in the store.
  private static let readPatience = Duration.seconds(2)

  /// Writes what a read wants to find, as far as that is possible soon.
  ///
  /// Somebody else may be writing for long. Then the read goes on with what is stored, and `work` goes on
  /// behind it.
  ///
  /// - Throws: what `work` throws, unless the store could not be written.
  func writeAhead(_ work: @escaping @Sendable (FeedEngine) async throws -> Void) async throws {
    guard !isReadOnly else { return }
    let (results, continuation) = AsyncStream.makeStream(of: Result<Void, any Error>.self)
    Task {
      do {
        try await work(self)
        continuation.yield(.success(()))
      } catch {
        continuation.yield(.failure(error))
      }
      continuation.finish()
    }
    let timer = Task {
      try await Task.sleep(for: Self.readPatience)
      continuation.finish()
    }
    defer { timer.cancel() }
    for await result in results {
      do {
        try result.get()
      } catch let error as FeedError where error.code == .storage {
        // The read does without.
      }
    }
  }
}

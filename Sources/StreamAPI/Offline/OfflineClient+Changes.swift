import FeedCore

extension OfflineClient {
  /// Changes, also from a server that is only there later. When it comes back, each feed's newest activity is
  /// announced again, so that a listener that shows a kept page looks whether it is out of date.
  ///
  /// - Throws: what the server refuses the subscription with, such as `notAllowed` for one of the feeds.
  public func changes(of feeds: Set<FeedID>?) async throws -> AsyncStream<FeedChange> {
    let (stream, continuation) = AsyncStream<FeedChange>.makeStream()
    let id = reconnect.listen(to: feeds ?? [], continuation)
    let first = PatientCall { [client] in try await client.changes(of: feeds) }
    do {
      // A server that does not respond in time is waited for in the background.
      if try await first.value(within: patience) == nil { startReconnecting() }
    } catch let error as FeedError where !error.isConnectionFailure {
      reconnect.stopListening(id)
      throw error
    } catch {
      startReconnecting()
    }
    let task = Task { [client] in
      await Self.forward(first, to: continuation) { try await client.changes(of: feeds) }
    }
    continuation.onTermination = { [reconnect] _ in
      task.cancel()
      reconnect.stopListening(id)
    }
    return stream
  }

  private static func forward(
    _ first: PatientCall<AsyncStream<FeedChange>>,
    to continuation: AsyncStream<FeedChange>.Continuation,
    opening open: () async throws -> AsyncStream<FeedChange>
  ) async {
    var source = try? await first.value
    var pause = 0.5
    while !Task.isCancelled {
      if let source {
        for await change in source { continuation.yield(change) }
        break
      }
      guard (try? await Task.sleep(for: .seconds(clamping: pause))) != nil else { break }
      pause = min(pause * 2, 15)
      source = try? await open()
    }
    continuation.finish()
  }
}

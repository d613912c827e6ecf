import FeedCore

extension OfflineClient {
  /// Changes, also from a server that is only there later. When it comes back, each feed's newest activity is told
  /// again: whoever keeps a page looks whether it is out of date.
  ///
  /// - Throws: what the server answers; with `notAllowed` it refuses one of the feeds.
  public func changes(of feeds: Set<FeedID>?) async throws -> AsyncStream<FeedChange> {
    var first: AsyncStream<FeedChange>?
    do {
      first = try await client.changes(of: feeds)
    } catch let error as FeedError where !error.isBreak {
      throw error
    } catch {
      // It is away: the stream begins when it comes.
      lookForServer()
    }
    let (stream, continuation) = AsyncStream<FeedChange>.makeStream()
    let id = mender.listen(to: feeds ?? [], continuation)
    let known = first
    let task = Task { [client] in
      await Self.forward(known, to: continuation) { try await client.changes(of: feeds) }
    }
    continuation.onTermination = { [mender] _ in
      task.cancel()
      mender.stopListening(id)
    }
    return stream
  }

  private static func forward(
    _ first: AsyncStream<FeedChange>?,
    to continuation: AsyncStream<FeedChange>.Continuation,
    opening open: () async throws -> AsyncStream<FeedChange>
  ) async {
    var source = first
    var pause = 0.5
    while !Task.isCancelled {
      if let source {
        for await change in source { continuation.yield(change) }
        break
      }
      guard (try? await Task.sleep(for: .seconds(pause))) != nil else { break }
      pause = min(pause * 2, 15)
      source = try? await open()
    }
    continuation.finish()
  }
}

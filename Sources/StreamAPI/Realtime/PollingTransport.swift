import FeedCore

/// Long polling: each message is a POST, and what comes is in its answer.
enum PollingTransport {
  /// - Parameter timeout: seconds; longer than a server holds a poll.
  static func open(_ url: String, transport: any StreamTransport, timeout: Double = 120) -> BayeuxTransport {
    let (incoming, continuation) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
    let buffered = BufferedBytes()
    let post: @Sendable (String) -> Void = { text in
      let task = Task {
        let request = WireRequest(
          method: "POST",
          url: url,
          headers: ["Content-Type": "application/json"],
          body: Array("[\(text)]".utf8)
        )
        do {
          let answer = try await transport.send(request, timeout: timeout)
          guard answer.status == 200 else { throw FeedError(wire: nil, status: answer.status) }
          _ = buffered.add(answer.body.count)
          continuation.yield(answer.body)
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
    return BayeuxTransport(
      incoming: incoming,
      send: post,
      close: { continuation.finish() },
      buffered: buffered
    )
  }
}

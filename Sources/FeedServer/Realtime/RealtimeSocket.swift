/// The sending end of a WebSocket: texts in order, bounded.
struct RealtimeSocket: Sendable {
  /// Sessions that may come by one socket; a client needs one.
  static let sessionLimit = 8

  /// Unlike that of any other socket of this server.
  let id: ObjectIdentifier
  let outgoing: AsyncStream<String>.Continuation
  /// Ends the connection, also one whose other end takes nothing any more.
  let close: @Sendable () -> Void

  /// - Returns: false where the other end does not keep up or is gone.
  func send(_ text: String) -> Bool {
    if case .enqueued = outgoing.yield(text) { true } else { false }
  }
}

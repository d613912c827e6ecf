/// The sending end of a WebSocket: texts in order, bounded in number and in bytes.
struct RealtimeSocket: Sendable {
  /// Sessions that may come by one socket; a client needs one.
  static let sessionLimit = 8

  /// Unlike that of any other socket of this server.
  let id: ObjectIdentifier
  /// Where the texts go. The sender calls `wrote(_:)` for each.
  let outgoing: AsyncStream<RealtimeText>.Continuation
  /// Ends the connection, also if the other end no longer reads.
  let close: @Sendable () -> Void
  /// The bytes that wait.
  private let waiting = ByteBudget(limit: RealtimeSession.queueBytes)

  init(
    id: ObjectIdentifier,
    outgoing: AsyncStream<RealtimeText>.Continuation,
    close: @escaping @Sendable () -> Void
  ) {
    self.id = id
    self.outgoing = outgoing
    self.close = close
  }

  /// - Returns: false where the other end does not keep up or is gone.
  func send(_ text: RealtimeText) -> Bool {
    guard !waiting.isExceeded, case .enqueued = outgoing.yield(text) else { return false }
    waiting.add(text.count)
    return true
  }

  /// The text is on its way and no longer waits.
  func wrote(_ text: RealtimeText) { waiting.subtract(text.count) }
}

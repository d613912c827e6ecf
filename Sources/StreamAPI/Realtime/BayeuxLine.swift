/// A way for messages to go and come: a WebSocket, or polls.
struct BayeuxLine: Sendable {
  /// What the server sends; ends, or throws, when the line is gone.
  let incoming: AsyncThrowingStream<[UInt8], any Error>
  let send: @Sendable (String) -> Void
  let close: @Sendable () -> Void
}

/// The server does not do WebSockets here: polls will do.
struct UpgradeRefused: Error {}

import Synchronization

/// A way for messages to go and come: a WebSocket, or polls.
struct BayeuxTransport: Sendable {
  /// What the server sends; ends, or throws, when the line is gone.
  let incoming: AsyncThrowingStream<[UInt8], any Error>
  let send: @Sendable (String) -> Void
  let close: @Sendable () -> Void
  /// What was received and not understood yet.
  var buffered = BufferedBytes()
}

/// How many bytes wait between the one who receives them and the one who reads them.
final class BufferedBytes: Sendable {
  /// A server that sends more than this before it is read loses the connection; what it announced is read as
  /// a page.
  private static let limit = 32 << 20

  private let count = Mutex(0)

  /// - Returns: false if there is no space for so many more.
  func add(_ bytes: Int) -> Bool {
    count.withLock {
      $0 += bytes
      return $0 <= Self.limit
    }
  }

  func remove(_ bytes: Int) { count.withLock { $0 -= bytes } }
}

/// The server does not do WebSockets here: polls will do.
struct UpgradeRefused: Error {}

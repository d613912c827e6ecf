import FeedCore
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// One WebSocket: messages in, texts out.
struct WebSocketConnection: Sendable {
  /// Bytes of the longest message.
  static let maximumMessage = 1 << 18

  let hub: RealtimeHub
  let peer: String?
  /// `X-Forwarded-For` of the handshake's request.
  let forwardedFor: String?
  /// Seconds after which a connection without a session ends, as one without a request does.
  let idleTimeout: Double

  /// Accepts the handshake and runs until one of both ends closes the connection.
  ///
  /// - Parameter messages: the body of the handshake's request.
  func run(_ messages: RequestBody, _ channel: any Channel) async {
    let (texts, continuation) = AsyncStream<RealtimeText>.makeStream(
      bufferingPolicy: .bufferingOldest(RealtimeSession.queueLimit)
    )
    let socket = RealtimeSocket(
      id: ObjectIdentifier(channel),
      outgoing: continuation,
      close: { channel.close(promise: nil) }
    )
    do {
      try await channel.writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .ok)))
      try await exchange(messages, texts, socket, channel)
    } catch {
      // The other end is gone, so the error cannot be reported.
    }
    continuation.finish()
    await hub.detach(socket)
  }

  private func exchange(
    _ messages: RequestBody,
    _ texts: AsyncStream<RealtimeText>,
    _ socket: RealtimeSocket,
    _ channel: any Channel
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await text in texts {
          try await channel.writeAndFlush(HTTPResponsePart.body(ByteBuffer(string: text.text)))
          socket.wrote(text)
        }
      }
      let origin = RealtimeOrigin(peer: peer, remote: channel.remoteAddress, forwardedFor: forwardedFor)
      group.addTask {
        for try await message in messages {
          await hub.receive(Array(message.readableBytesView), from: origin, socket: socket)
        }
      }
      group.addTask { try await waitUntilUnused(socket) }
      try await group.next()
      group.cancelAll()
    }
  }

  /// Returns when the connection had no session for a while: before its first handshake, or after its last
  /// session has ended.
  private func waitUntilUnused(_ socket: RealtimeSocket) async throws {
    var wasUsed = true
    while true {
      try await Task.sleep(for: .seconds(clamping: idleTimeout / 2))
      let isUsed = await hub.hasSession(socket)
      guard isUsed || wasUsed else { return }
      wasUsed = isUsed
    }
  }
}

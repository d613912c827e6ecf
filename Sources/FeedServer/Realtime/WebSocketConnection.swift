import FeedCore
import Logging
import NIOCore
import NIOWebSocket

/// One WebSocket: frames in, texts out, and a ping now and then to notice those who left without a word.
struct WebSocketConnection: Sendable {
  static let maximumMessage = 1 << 18

  let hub: RealtimeHub
  let peer: String?
  /// Seconds between pings.
  let pingInterval: Double

  func run(_ channel: NIOAsyncChannel<WebSocketFrame, WebSocketFrame>) async {
    let (texts, continuation) = AsyncStream<String>.makeStream(
      bufferingPolicy: .bufferingOldest(RealtimeSession.queueLimit)
    )
    let connection = channel.channel
    let socket = RealtimeSocket(
      id: ObjectIdentifier(connection),
      outgoing: continuation,
      close: { connection.close(promise: nil) }
    )
    do {
      try await channel.executeThenClose { inbound, outbound in
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            for await text in texts { try await send(.text, ByteBuffer(string: text), outbound) }
          }
          group.addTask {
            while true {
              try await Task.sleep(for: .seconds(clamping: pingInterval))
              try await send(.ping, ByteBuffer(), outbound)
            }
          }
          group.addTask { try await read(inbound, outbound, socket) }
          try await group.next()
          group.cancelAll()
        }
      }
    } catch {
      // The other end is gone; there is nobody to tell.
    }
    continuation.finish()
    await hub.detach(socket)
  }

  private func send(
    _ code: WebSocketOpcode,
    _ data: ByteBuffer,
    _ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>
  ) async throws {
    try await outbound.write(WebSocketFrame(fin: true, opcode: code, data: data))
  }

  private func read(
    _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>,
    _ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>,
    _ socket: RealtimeSocket
  ) async throws {
    var message: [UInt8] = []
    for try await frame in inbound {
      switch frame.opcode {
      case .text, .binary, .continuation:
        message += frame.unmaskedData.readableBytesView
        guard message.count <= Self.maximumMessage else { return }
        guard frame.fin else { continue }
        await hub.receive(message, peer: peer, socket: socket)
        message = []
      case .ping: try await send(.pong, frame.unmaskedData, outbound)
      case .connectionClose:
        try await send(.connectionClose, frame.unmaskedData, outbound)
        return
      default: break
      }
    }
  }
}

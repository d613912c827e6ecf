import HTTPTypes
import NIOCore
import NIOHTTPTypes
import NIOWebSocket

/// Turns the frames of a WebSocket into the body of its request and the body of its response into frames: one
/// message is one part. Pings, pongs and closing are its own. Source: RFC 6455.
final class WebSocketMessageHandler: ChannelDuplexHandler {
  typealias InboundIn = WebSocketFrame
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = WebSocketFrame

  /// How long a closing frame may take to leave.
  private static let closingTime = TimeAmount.seconds(5)

  private let pingInterval: TimeAmount
  private var pings: RepeatedTask?
  private var isAnswering = true
  private var isClosing = false

  /// - Parameter pingInterval: after one without any frame from the client, the connection ends.
  init(pingInterval: TimeAmount) { self.pingInterval = pingInterval }

  func handlerAdded(context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    pings = context.eventLoop.scheduleRepeatedTask(initialDelay: pingInterval, delay: pingInterval) { _ in
      let (handler, context) = bound.value
      handler.ping(context)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) { pings?.cancel() }

  private func ping(_ context: ChannelHandlerContext) {
    guard isAnswering else { return context.close(promise: nil) }
    isAnswering = false
    send(.ping, ByteBuffer(), context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    isAnswering = true
    guard !isClosing else { return }
    switch frame.opcode {
    case .text, .binary: context.fireChannelRead(wrapInboundOut(.body(frame.unmaskedData)))
    case .ping: send(.pong, frame.unmaskedData, context)
    case .pong: break
    case .connectionClose: end(frame.unmaskedData, context)
    default: end(.protocolError, context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch error {
    case NIOWebSocketError.invalidFrameLength,
      NIOWebSocketFrameAggregator.Error.accumulatedFrameSizeIsTooLarge:
      end(.messageTooLarge, context)
    case is NIOWebSocketError, is NIOWebSocketFrameAggregator.Error, is UnmaskedFrameError:
      end(.protocolError, context)
    default: context.fireErrorCaught(error)
    }
  }

  /// Ends the connection when the server shuts down: there is no request that could finish.
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent { end(.goingAway, context) }
    context.fireUserInboundEventTriggered(event)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head: promise?.succeed()
    case .body(let text):
      context.write(wrapOutboundOut(WebSocketFrame(fin: true, opcode: .text, data: text)), promise: promise)
    case .end:
      end(.normalClosure, context)
      promise?.succeed()
    }
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .output else { return context.close(mode: mode, promise: promise) }
    end(.normalClosure, context)
    promise?.succeed()
  }

  // MARK: Closing

  private func end(_ code: WebSocketErrorCode, _ context: ChannelHandlerContext) {
    var data = ByteBuffer()
    data.write(webSocketErrorCode: code)
    end(data, context)
  }

  private func end(_ data: ByteBuffer, _ context: ChannelHandlerContext) {
    guard !isClosing else { return }
    isClosing = true
    let channel = context.channel
    context.eventLoop.scheduleTask(in: Self.closingTime) { channel.close(promise: nil) }
    let frame = WebSocketFrame(fin: true, opcode: .connectionClose, data: data)
    context.writeAndFlush(wrapOutboundOut(frame)).whenComplete { _ in channel.close(promise: nil) }
  }

  private func send(_ code: WebSocketOpcode, _ data: ByteBuffer, _ context: ChannelHandlerContext) {
    guard !isClosing else { return }
    context.writeAndFlush(wrapOutboundOut(WebSocketFrame(fin: true, opcode: code, data: data)), promise: nil)
  }
}

/// A client sent a frame that is not masked.
struct UnmaskedFrameError: Error {}

/// Refuses frames that are not masked, as RFC 6455 §5.1 requires of servers.
final class WebSocketMaskHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard unwrapInboundIn(data).maskKey != nil else { return context.fireErrorCaught(UnmaskedFrameError()) }
    context.fireChannelRead(data)
  }
}

import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose other end takes too long to send a request, or does not read the response.
///
/// Hummingbird's own handler looks at silence: bytes that drip in, also those of a body that was refused long
/// ago, or a response that is not read, would hold a connection for ever.
final class SlowPeerHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPRequestPart

  private let requestTime: TimeAmount
  private let stallTime: TimeAmount
  /// By when the request that is coming in has to be there; nil between requests.
  private var deadline: NIODeadline?
  /// Outlives requests that are in time: to plan one for each, and to take it back, is more than to look
  /// once.
  private var deadlineCheck: Scheduled<Void>?
  private var stallCheck: Scheduled<Void>?

  /// - Parameters:
  ///   - requestTime: in which a request has to arrive in full, from its head on.
  ///   - stallTime: in which the other end has to take some more of an answer.
  init(requestTime: TimeAmount, stallTime: TimeAmount) {
    self.requestTime = requestTime
    self.stallTime = stallTime
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    // The body of a WebSocket's request has no end.
    case .head(let head) where head.isWebSocket: deadline = nil
    case .head:
      let deadline = NIODeadline.now() + requestTime
      self.deadline = deadline
      if deadlineCheck == nil { check(context, at: deadline) }
    case .body: break
    case .end: deadline = nil
    }
    context.fireChannelRead(data)
  }

  private func check(_ context: ChannelHandlerContext, at time: NIODeadline) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    deadlineCheck = context.eventLoop.scheduleTask(deadline: time) {
      let (handler, context) = bound.value
      handler.deadlineCheck = nil
      guard let deadline = handler.deadline else { return }
      guard deadline > .now() else { return context.channel.close(promise: nil) }
      handler.check(context, at: deadline)
    }
  }

  /// Nothing more is written until the other end has taken what waits: it has to shrink.
  func channelWritabilityChanged(context: ChannelHandlerContext) {
    stallCheck?.cancel()
    stallCheck = nil
    if !context.channel.isWritable { watch(context, left: Self.waiting(context)) }
    context.fireChannelWritabilityChanged()
  }

  private func watch(_ context: ChannelHandlerContext, left: Int) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    stallCheck = context.eventLoop.scheduleTask(in: stallTime) {
      let (handler, context) = bound.value
      let now = Self.waiting(context)
      guard now < left else { return context.close(promise: nil) }
      handler.watch(context, left: now)
    }
  }

  private static func waiting(_ context: ChannelHandlerContext) -> Int {
    (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    deadlineCheck?.cancel()
    stallCheck?.cancel()
  }
}

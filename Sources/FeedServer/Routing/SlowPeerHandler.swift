import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose other end takes too long to send a request, or reads nothing of an answer.
///
/// Hummingbird's own handler looks at silence: bytes that drip in, also those of a body that was refused long ago,
/// or an answer that nobody takes, would hold a connection for ever.
final class SlowPeerHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPRequestPart

  private let requestTime: TimeAmount
  private let stallTime: TimeAmount
  private var deadline: Scheduled<Void>?
  private var stallCheck: Scheduled<Void>?

  /// - Parameters:
  ///   - requestTime: in which a request has to arrive in full, from its head on.
  ///   - stallTime: in which the other end has to take some more of an answer.
  init(requestTime: TimeAmount, stallTime: TimeAmount) {
    (self.requestTime, self.stallTime) = (requestTime, stallTime)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      deadline?.cancel()
      let channel = context.channel
      deadline = context.eventLoop.scheduleTask(in: requestTime) { channel.close(promise: nil) }
    case .body: break
    case .end: deadline?.cancel()
    }
    context.fireChannelRead(data)
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
    deadline?.cancel()
    stallCheck?.cancel()
  }
}

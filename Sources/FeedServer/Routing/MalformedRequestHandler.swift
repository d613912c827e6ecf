import NIOCore
import NIOHTTP1

/// Answers bytes that are no HTTP request, or a head without end, and closes their connection.
///
/// Until its first request a connection waits for a possible upgrade, where nobody else looks at errors: it would
/// stay open, silent, for as long as an idle one may.
final class MalformedRequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// From then on the request's own handler sees to errors, and an answer may be on its way.
  private var hasRequest = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    hasRequest = true
    context.fireChannelRead(data)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let error = error as? HTTPParserError, !hasRequest { answer(error, context) }
    context.fireErrorCaught(error)
  }

  private func answer(_ error: HTTPParserError, _ context: ChannelHandlerContext) {
    hasRequest = true
    let head = HTTPResponseHead(
      version: .http1_1,
      status: error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest,
      headers: ["Connection": "close", "Content-Length": "0"]
    )
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
  }
}

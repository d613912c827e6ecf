import FeedCore
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Translates between HTTP/1 on the wire and the requests and responses of the responder, and carries out
/// what concerns the connection rather than a route: keep-alive, `Expect`, `Upgrade`, and bytes that are not
/// HTTP.
final class HTTPConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let decoder: ResumableRequestDecoder
  private let needsHost: Bool
  /// Replaces the handlers of HTTP with those of WebSocket.
  private let upgrade: (ChannelHandlerContext) throws -> Void
  /// Requests whose response is not yet written, in order.
  private var exchanges = CircularBuffer<Exchange>(initialCapacity: 4)
  /// Whether a head was refused: what follows it is not read.
  private var hasFailed = false
  /// Whether the connection ends as soon as the response is written.
  private var isClosing = false

  init(
    decoder: ResumableRequestDecoder,
    needsHost: Bool,
    upgrade: @escaping (ChannelHandlerContext) throws -> Void
  ) {
    self.decoder = decoder
    self.needsHost = needsHost
    self.upgrade = upgrade
  }

  // MARK: Requests

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !hasFailed else { return }
    switch unwrapInboundIn(data) {
    case .head(let head): receive(head, context)
    case .body(let body): context.fireChannelRead(wrapInboundOut(.body(body)))
    case .end(let trailers): receiveEnd(trailers, context)
    }
  }

  private func receive(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    do {
      let incoming = try IncomingRequest(head, needsHost: needsHost)
      exchanges.append(incoming.exchange)
      context.fireChannelRead(wrapInboundOut(.head(incoming.request)))
    } catch {
      // The body of the refused head is still in the stream, and must not be read as the next request.
      hasFailed = true
      errorCaught(context: context, error: error as? HTTPParserError ?? .invalidMethod)
    }
  }

  private func receiveEnd(_ trailers: HTTPHeaders?, _ context: ChannelHandlerContext) {
    // Requests can be pipelined: the bytes that arrive belong to the last, responses go to the first.
    guard let last = exchanges.indices.last else { return }
    exchanges[last].isComplete = true
    // The body of a WebSocket are its messages.
    guard exchanges[last].handshake == nil else { return }
    if exchanges[last].stopsDecoder { decoder.resume() }
    context.fireChannelRead(wrapInboundOut(.end(trailers.map { HTTPFields($0, splitCookie: false) })))
  }

  // MARK: Responses

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let response): write(response, context, promise)
    case .body(let body): context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: promise)
    case .end(let trailers): writeEnd(trailers, context, promise)
    }
  }

  private func write(
    _ response: HTTPResponse,
    _ context: ChannelHandlerContext,
    _ promise: EventLoopPromise<Void>?
  ) {
    var head = HTTPResponseHead(response)
    if let first = exchanges.indices.first {
      if response.status.kind == .informational {
        // "100 Continue" is not the response: the exchange goes on, and its body is now expected.
        exchanges[first].awaitsContinue = false
      } else if let handshake = exchanges[first].handshake {
        // The responder accepts a handshake with 200; the client must get 101 in its place.
        guard response.status != .ok else { return accept(handshake, context, promise) }
        refuseHandshake(context)
      }
    }
    if response.status.kind != .informational { prepare(&head) }
    context.write(wrapOutboundOut(.head(head)), promise: promise)
  }

  /// Adds what the client must know about the connection.
  private func prepare(_ head: inout HTTPResponseHead) {
    guard let exchange = exchanges.first else { return }
    if exchange.isHTTP10, !head.headers.contains(name: "Content-Length") {
      // HTTP/1.0 has no chunks: the end of the connection is the end of the body.
      head.version = .http1_0
      isClosing = true
    }
    // A client that was not told to continue sends no body, so the next bytes could be either.
    if exchange.closes || exchange.awaitsContinue && !exchange.isComplete { isClosing = true }
    if isClosing {
      head.headers.replaceOrAdd(name: "Connection", value: "close")
    } else if exchange.keepsAlive {
      head.headers.replaceOrAdd(name: "Connection", value: "keep-alive")
    }
  }

  private func writeEnd(
    _ trailers: HTTPFields?,
    _ context: ChannelHandlerContext,
    _ promise: EventLoopPromise<Void>?
  ) {
    context.write(wrapOutboundOut(.end(trailers.map(HTTPHeaders.init))), promise: promise)
    _ = exchanges.popFirst()
    guard isClosing else { return }
    // Only the output is closed: closing both while unread input is in the kernel's buffer resets the
    // connection, and the client could lose the response.
    context.flush()
    context.close(mode: .output, promise: nil)
  }

  // MARK: Upgrades

  private func accept(
    _ handshake: WebSocketHandshake,
    _ context: ChannelHandlerContext,
    _ promise: EventLoopPromise<Void>?
  ) {
    context.writeAndFlush(wrapOutboundOut(.head(handshake.response)), promise: promise)
    do {
      try upgrade(context)
    } catch {
      context.close(promise: nil)
    }
  }

  /// The handshake is an ordinary request after all, and HTTP follows it.
  private func refuseHandshake(_ context: ChannelHandlerContext) {
    guard let first = exchanges.indices.first else { return }
    exchanges[first].handshake = nil
    decoder.resume()
    // `receiveEnd` withheld the end of this request.
    context.fireChannelRead(wrapInboundOut(.end(nil)))
    context.fireChannelReadComplete()
    // The decoder looks at the bytes that wait only when there are more.
    context.pipeline.fireChannelRead(ByteBuffer())
  }

  // MARK: Errors

  /// Responds to bytes that are not an HTTP request, unless a response is still to come: that one has to be
  /// written first, so the responder's loop sees to it.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    let isMalformed = error is HTTPParserError || error is ByteToMessageDecoderError.PayloadTooLargeError
    guard isMalformed, exchanges.isEmpty, !isClosing else { return context.fireErrorCaught(error) }
    isClosing = true
    let isTooLarge = error as? HTTPParserError == .headerOverflow || !(error is HTTPParserError)
    respond(Self.answer(isTooLarge: isTooLarge), context)
  }

  private static func answer(isTooLarge: Bool) -> RouteResponse {
    isTooLarge
      ? .error(FeedError(.input, "The address or a header field is too large.", status: 431))
      : .error(FeedError(.input, "This is not a valid HTTP/1.1 request."))
  }

  private func respond(_ answer: RouteResponse, _ context: ChannelHandlerContext) {
    guard case .json(let bytes) = answer.body else { return }
    let head = HTTPResponseHead(
      version: .http1_1,
      status: .init(statusCode: answer.status),
      headers: [
        "Connection": "close", "Content-Type": "application/json; charset=utf-8",
        "Content-Length": String(bytes.count),
      ]
    )
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
  }
}

import NIOCore
import NIOHTTP1

/// Decodes HTTP requests, also those that follow a request for another protocol.
///
/// NIO's decoder stops after every request with `Upgrade` or `CONNECT`, because another protocol follows if
/// the server agrees. This server ignores most of them (RFC 9110 §7.8), and then HTTP follows: `resume()`
/// continues with a new decoder.
final class ResumableRequestDecoder: ByteToMessageDecoder {
  typealias InboundOut = HTTPServerRequestPart

  /// Bytes that may wait to be decoded: a head that is incomplete, or what follows a request to upgrade until
  /// the server has responded to it.
  static let maximumBuffer = 512 << 10

  private var decoder = ResumableRequestDecoder.makeDecoder()
  private var isStopped = false

  private static func makeDecoder() -> HTTPRequestDecoder {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = 80 << 10
    limits.maxHeaderListSize = 160 << 10
    return HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: limits)
  }

  /// Continues with HTTP after the request that was decoded last.
  ///
  /// - Precondition: that request has `Upgrade` and was not upgraded.
  func resume() { isStopped = true }

  func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
    let state = try decoder.decode(context: context, buffer: &buffer)
    guard isStopped else { return state }
    replaceDecoder(context)
    return buffer.readableBytes > 0 ? .continue : .needMoreData
  }

  func decodeLast(context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool) throws
    -> DecodingState
  {
    if isStopped { replaceDecoder(context) }
    return try decoder.decodeLast(context: context, buffer: &buffer, seenEOF: seenEOF)
  }

  private func replaceDecoder(_ context: ChannelHandlerContext) {
    isStopped = false
    decoder.decoderRemoved(context: context)
    decoder = Self.makeDecoder()
    decoder.decoderAdded(context: context)
  }

  func decoderAdded(context: ChannelHandlerContext) { decoder.decoderAdded(context: context) }
  func decoderRemoved(context: ChannelHandlerContext) { decoder.decoderRemoved(context: context) }
}

import FeedCore
import FeedEngine
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPTypes
import StreamAuth

@testable import FeedServer

/// The server from the bytes of a request to the bytes of its response, without sockets, event loops or time.
///
/// The bytes go through the real decoder and connection handler, each request through the real responder.
struct SocketlessServer {
  /// What came out for some bytes.
  struct Result {
    var statuses: [Int] = []
    var output: [UInt8] = []
    var requests = 0
  }

  static let token = StreamToken.sign(.user("ann"), secret: TestServer.secret)
  static let serverToken = StreamToken.sign(.server(), secret: TestServer.secret)

  private let responder: StreamResponder
  private let logger: Logger

  init(limits: ServerLimits = ServerLimits()) throws {
    var limits = limits
    limits.pollTimeout = 0.001
    let engine = try FeedEngine(inMemory: .serving)
    let app = StreamApp(key: TestServer.key, secret: TestServer.secret, backend: engine)
    // Nothing is fetched: every host is unknown.
    let pages = OpenGraphSource(resolve: { _ in throw FeedError(.unreachable, "There is no network.") })
    let services = try ServerServices(folder: nil, signingKey: "s", limits: limits, openGraph: pages)
    let metrics = ServerMetrics(PrometheusRegistry())
    let gatekeeper = Gatekeeper(apps: [app])
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    self.logger = logger
    let hub = RealtimeHub(
      apps: [app],
      gatekeeper: gatekeeper,
      limits: limits,
      metrics: metrics,
      logger: logger,
      clock: Timestamp.now
    )
    responder = StreamResponder(
      gatekeeper: gatekeeper,
      services: services,
      limiter: RateLimiter(limit: nil),
      metrics: metrics,
      realtime: hub,
      routes: StreamRoutes.table,
      logger: logger,
      trustsPeers: false
    )
  }

  /// Sends bytes on a new connection and writes the responses to all complete requests in them.
  func send(_ bytes: [UInt8]) async throws -> Result {
    let channel = NIOAsyncTestingChannel()
    try await channel.testingEventLoop.executeInContext {
      let decoder = ResumableRequestDecoder()
      let handler = ByteToMessageHandler(decoder, maximumBufferSize: ResumableRequestDecoder.maximumBuffer)
      let connection = HTTPConnectionHandler(decoder: decoder, needsHost: true) { _ in
        // What would follow is another protocol.
        decoder.resume()
      }
      try channel.pipeline.syncOperations.addHandlers([HTTPResponseEncoder(), handler, connection])
    }
    var result = Result()
    // Bytes that are not HTTP end up as an error behind all handlers if a response is still to come.
    _ = try? await channel.writeInbound(ByteBuffer(bytes: bytes))
    while let (head, body) = try await nextRequest(channel) {
      result.requests += 1
      result.statuses.append(try await answer(head, body, channel))
    }
    while let part = try await channel.readOutbound(as: IOData.self) {
      if case .byteBuffer(let buffer) = part { result.output += buffer.readableBytesView }
    }
    _ = try? await channel.finish(acceptAlreadyClosed: true)
    return result
  }

  private func nextRequest(_ channel: NIOAsyncTestingChannel) async throws -> (HTTPRequest, ByteBuffer)? {
    guard case .head(let head)? = try await channel.readInbound(as: HTTPRequestPart.self) else { return nil }
    var body = ByteBuffer()
    while !head.isWebSocket, let part = try await channel.readInbound(as: HTTPRequestPart.self) {
      if case .body(var more) = part { body.writeBuffer(&more) }
      if case .end = part { return (head, body) }
    }
    return head.isWebSocket ? (head, body) : nil
  }

  private func answer(_ head: HTTPRequest, _ body: ByteBuffer, _ channel: NIOAsyncTestingChannel) async throws
    -> Int
  {
    guard !head.isWebSocket else {
      try await channel.writeAndFlush(HTTPResponsePart.head(HTTPResponse(status: .ok)))
      return 101
    }
    let context = ConnectionContext(source: .init(channel: channel, logger: logger))
    let request = Request(head: head, body: RequestBody(buffer: body))
    let response = try await responder.respond(to: request, context: context)
    try await channel.writeAndFlush(HTTPResponsePart.head(response.head))
    try await response.body.write(ChannelWriter(channel: channel))
    return response.status.code
  }

  private struct ChannelWriter: ResponseBodyWriter {
    let channel: NIOAsyncTestingChannel

    mutating func write(_ buffer: ByteBuffer) async throws {
      try await channel.writeAndFlush(HTTPResponsePart.body(buffer))
    }

    consuming func finish(_ trailers: HTTPFields?) async throws {
      try await channel.writeAndFlush(HTTPResponsePart.end(trailers))
    }
  }
}

extension SocketlessServer {
  /// A request with a body and the usual headers.
  static func request(
    _ method: String,
    _ target: String,
    headers: [String] = [],
    token: String = token,
    body: [UInt8]? = nil
  ) -> [UInt8] {
    var head = "\(method) \(target) HTTP/1.1\r\n"
    let all = [
      "Host: h", token.isEmpty ? nil : "Authorization: \(token)", body.map { "Content-Length: \($0.count)" },
    ]
    for header in all.compactMap({ $0 }) + headers { head += header + "\r\n" }
    return Array((head + "\r\n").utf8) + (body ?? [])
  }
}

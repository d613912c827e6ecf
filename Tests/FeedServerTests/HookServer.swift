import Crypto
import FeedCore
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Receives webhooks: refuses the first few, keeps what it accepts.
actor HookServer {
  private(set) var accepted: (headers: [String: String], body: String)?
  /// All bodies that were accepted, in order.
  private(set) var bodies: [String] = []
  private var refusals: Int
  private let refusal: Int
  private var channel: (any Channel)?

  private init(refusing count: Int, with status: Int) {
    refusals = count
    refusal = status
  }

  var isReady: Bool { accepted != nil }
  private var port: Int { channel?.localAddress?.port ?? 0 }
  var address: String { "http://127.0.0.1:\(port)/hook" }

  static func start(refusing count: Int, with status: Int = 503) async throws -> HookServer {
    let server = HookServer(refusing: count, with: status)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(HookHandler(server: server))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    await server.keep(channel)
    return server
  }

  private func keep(_ channel: any Channel) { self.channel = channel }

  func take(_ headers: [String: String], _ body: String) -> Int {
    if refusals > 0 {
      refusals -= 1
      return refusal
    }
    if accepted == nil { accepted = (headers, body) }
    bodies.append(body)
    return 200
  }

  /// Returns the bodies since the last time, and keeps them no longer.
  func takeBodies() -> [String] {
    defer { bodies = [] }
    return bodies
  }

  func stop() async { try? await channel?.close() }

  static func signature(of body: String, secret: String) -> String {
    let key = SymmetricKey(data: Data(secret.utf8))
    return HMAC<SHA256>.authenticationCode(for: Data(body.utf8), using: key)
      .map { String(format: "%02x", $0) }.joined()
  }
}

private final class HookHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let server: HookServer
  private var headers: [String: String] = [:]
  private var body = ByteBuffer()

  init(server: HookServer) { self.server = server }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
      body.clear()
    case .body(var part): body.writeBuffer(&part)
    case .end: answer(context)
    }
  }

  private func answer(_ context: ChannelHandlerContext) {
    let (headers, body) = (self.headers, String(buffer: self.body))
    let channel = context.channel
    Task { [server] in
      let status = await server.take(headers, body)
      let head = HTTPResponseHead(
        version: .http1_1,
        status: .init(statusCode: status),
        headers: ["Content-Length": "0"]
      )
      channel.write(HTTPServerResponsePart.head(head), promise: nil)
      channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
    }
  }
}

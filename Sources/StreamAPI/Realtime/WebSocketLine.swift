import FeedCore
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import StreamWire

/// A WebSocket, over TCP, TLS or a Unix socket.
enum WebSocketLine {
  private typealias Socket = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>
  private static let maximumFrame = 16 << 20

  /// - Throws: `UpgradeRefused` where the server answers, but not with a WebSocket.
  static func open(_ url: String) async throws -> BayeuxLine {
    let address = try Address(url)
    let upgrade = try await connect(address)
    guard let socket = try await upgrade.get() else { throw UpgradeRefused() }
    let (incoming, received) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
    let (outgoing, sending) = AsyncStream<String>.makeStream()
    let task = Task {
      do {
        try await run(socket, outgoing, received)
        received.finish()
      } catch {
        received.finish(throwing: error)
      }
    }
    let close: @Sendable () -> Void = {
      sending.finish()
      task.cancel()
    }
    return BayeuxLine(incoming: incoming, send: { sending.yield("[\($0)]") }, close: close)
  }

  private static func run(
    _ socket: Socket,
    _ outgoing: AsyncStream<String>,
    _ received: AsyncThrowingStream<[UInt8], any Error>.Continuation
  ) async throws {
    try await socket.executeThenClose { inbound, outbound in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for await text in outgoing { try await write(.text, ByteBuffer(string: text), outbound) }
        }
        group.addTask {
          // Some servers only notice a client that says something now and then.
          while true {
            try await Task.sleep(for: .seconds(30))
            try await write(.ping, ByteBuffer(), outbound)
          }
        }
        group.addTask { try await read(inbound, outbound, received) }
        try await group.next()
        group.cancelAll()
      }
    }
  }

  private static func read(
    _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>,
    _ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>,
    _ received: AsyncThrowingStream<[UInt8], any Error>.Continuation
  ) async throws {
    var message: [UInt8] = []
    for try await frame in inbound {
      switch frame.opcode {
      case .text, .binary, .continuation:
        message += frame.unmaskedData.readableBytesView
        guard frame.fin else { continue }
        received.yield(message)
        message = []
      case .ping: try await write(.pong, frame.unmaskedData, outbound)
      case .connectionClose: return
      default: break
      }
    }
  }

  private static func write(
    _ code: WebSocketOpcode,
    _ data: ByteBuffer,
    _ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>
  ) async throws {
    // Frames of a client are masked. Source: RFC 6455 §5.3.
    try await outbound.write(WebSocketFrame(fin: true, opcode: code, maskKey: .random(), data: data))
  }

  /// The parts of an address that a connection needs.
  private struct Address {
    var socketPath: String?
    var host: String
    var port: Int
    var isSecure: Bool
    var path: String

    init(_ url: String) throws {
      if url.hasPrefix("http+unix://") {
        let rest = url.dropFirst("http+unix://".count)
        socketPath = PercentCoding.decode(rest.prefix { $0 != "/" })
        (host, port, isSecure, path) = ("localhost", 0, false, String(rest.drop { $0 != "/" }))
        return
      }
      guard let parts = URLComponents(string: url), let host = parts.host else {
        throw FeedError(.input, "The address of realtime is no URL: \(url)")
      }
      isSecure = parts.scheme == "https" || parts.scheme == "wss"
      (self.host, port) = (host, parts.port ?? (isSecure ? 443 : 80))
      path = parts.path.isEmpty ? "/" : parts.path
    }
  }

  private static func connect(_ address: Address) async throws -> EventLoopFuture<Socket?> {
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connectTimeout(.seconds(10))
    let tls = address.isSecure ? try NIOSSLContext(configuration: TrustedCertificates.configuration()) : nil
    let setUp: @Sendable (any Channel) -> EventLoopFuture<EventLoopFuture<Socket?>> = { channel in
      channel.eventLoop.makeCompletedFuture {
        if let tls {
          let handler = try NIOSSLClientHandler(context: tls, serverHostname: address.host)
          try channel.pipeline.syncOperations.addHandler(handler)
        }
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
          configuration: .init(upgradeConfiguration: upgrade(address))
        )
      }
    }
    if let path = address.socketPath {
      return try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: setUp)
    }
    return try await bootstrap.connect(host: address.host, port: address.port, channelInitializer: setUp)
  }

  private static func upgrade(_ address: Address) -> NIOTypedHTTPClientUpgradeConfiguration<Socket?> {
    let upgrader = NIOTypedWebSocketClientUpgrader<Socket?>(maxFrameSize: maximumFrame) { channel, _ in
      channel.eventLoop.makeCompletedFuture { try Socket(wrappingChannelSynchronously: channel) }
    }
    let headers: HTTPHeaders = [
      "Host": address.port == 0 ? address.host : "\(address.host):\(address.port)", "Content-Length": "0",
      "Sec-WebSocket-Protocol": "faye",
    ]
    return NIOTypedHTTPClientUpgradeConfiguration(
      upgradeRequestHead: HTTPRequestHead(
        version: .http1_1,
        method: .GET,
        uri: address.path,
        headers: headers
      ),
      upgraders: [upgrader],
      notUpgradingCompletionHandler: { channel in
        channel.close(promise: nil)
        return channel.eventLoop.makeSucceededFuture(nil)
      }
    )
  }
}

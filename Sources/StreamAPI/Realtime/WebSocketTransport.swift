import FeedCore
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import StreamWire
import Synchronization

/// A WebSocket, over TCP, TLS or a Unix socket.
enum WebSocketTransport {
  private typealias Socket = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>
  /// Of a frame, and of a message of several frames.
  private static let maximumMessage = 4 << 20
  /// Servers respond to a ping, which is sent every half minute.
  private static let longestSilence = Duration.seconds(75)

  /// - Parameter isThroughProxy: the address is reached through a proxy, which WebSockets are not opened
  ///   through.
  /// - Throws: `UpgradeRefused` if the server responds, but not with a WebSocket.
  static func open(_ url: String, isThroughProxy: Bool = false) async throws -> BayeuxTransport {
    guard !isThroughProxy else { throw UpgradeRefused() }
    let address = try Address(url)
    let upgrade = try await connect(address)
    guard let socket = try await upgrade.get() else { throw UpgradeRefused() }
    let (incoming, received) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
    let buffered = BufferedBytes()
    let (outgoing, sending) = AsyncStream<String>.makeStream()
    let task = Task {
      do {
        try await run(socket, outgoing, received, buffered)
        received.finish()
      } catch {
        received.finish(throwing: error)
      }
    }
    let close: @Sendable () -> Void = {
      sending.finish()
      task.cancel()
    }
    return BayeuxTransport(
      incoming: incoming,
      send: { sending.yield("[\($0)]") },
      close: close,
      buffered: buffered
    )
  }

  private static func run(
    _ socket: Socket,
    _ outgoing: AsyncStream<String>,
    _ received: AsyncThrowingStream<[UInt8], any Error>.Continuation,
    _ buffered: BufferedBytes
  ) async throws {
    let heard = LastHeard()
    try await socket.executeThenClose { inbound, outbound in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for await text in outgoing { try await write(.text, ByteBuffer(string: text), outbound) }
        }
        group.addTask {
          // Some servers only notice a client that sends something now and then.
          while true {
            try await Task.sleep(for: .seconds(30))
            guard heard.silence < longestSilence else {
              throw TransportFailure(.lost, "the server is silent")
            }
            try await write(.ping, ByteBuffer(), outbound)
          }
        }
        group.addTask { try await read(inbound, outbound, received, buffered) { heard.note() } }
        try await group.next()
        group.cancelAll()
      }
    }
  }

  private static func read(
    _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>,
    _ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>,
    _ received: AsyncThrowingStream<[UInt8], any Error>.Continuation,
    _ buffered: BufferedBytes,
    onFrame: () -> Void
  ) async throws {
    var message: [UInt8] = []
    for try await frame in inbound {
      onFrame()
      switch frame.opcode {
      case .text, .binary, .continuation:
        message += frame.unmaskedData.readableBytesView
        guard message.count <= maximumMessage else {
          throw TransportFailure(.lost, "the server sends a message larger than \(maximumMessage >> 20) MB")
        }
        guard frame.fin else { continue }
        guard buffered.add(message.count) else {
          throw TransportFailure(.lost, "the server sends faster than it can be read")
        }
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
        host = "localhost"
        port = 0
        isSecure = false
        path = String(rest.drop { $0 != "/" })
        return
      }
      guard let parts = URLComponents(string: url), let host = parts.host else {
        throw FeedError(.input, "The address of realtime is not a URL: \(url)")
      }
      isSecure = parts.scheme == "https" || parts.scheme == "wss"
      self.host = host
      port = parts.port ?? (isSecure ? 443 : 80)
      path = parts.path.isEmpty ? "/" : parts.path
    }
  }

  private static let longestHandshake = TimeAmount.seconds(10)

  private static func connect(_ address: Address) async throws -> EventLoopFuture<Socket?> {
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connectTimeout(.seconds(10))
    let tls = address.isSecure ? try NIOSSLContext(configuration: TrustedCertificates.configuration()) : nil
    let setUp: @Sendable (any Channel) -> EventLoopFuture<EventLoopFuture<Socket?>> = { channel in
      channel.eventLoop.makeCompletedFuture {
        if let tls {
          let handler = try NIOSSLClientHandler(context: tls, serverHostname: address.host)
          try channel.pipeline.syncOperations.addHandler(handler)
        }
        let upgraded = try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
          configuration: .init(upgradeConfiguration: upgrade(address))
        )
        // A server that accepts the connection and never responds.
        let deadline = channel.eventLoop.scheduleTask(in: longestHandshake) { channel.close(promise: nil) }
        upgraded.whenComplete { _ in deadline.cancel() }
        return upgraded
      }
    }
    if let path = address.socketPath {
      return try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: setUp)
    }
    return try await bootstrap.connect(host: address.host, port: address.port, channelInitializer: setUp)
  }

  private static func upgrade(_ address: Address) -> NIOTypedHTTPClientUpgradeConfiguration<Socket?> {
    let upgrader = NIOTypedWebSocketClientUpgrader<Socket?>(maxFrameSize: maximumMessage) { channel, _ in
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

/// When a connection last brought something.
private final class LastHeard: Sendable {
  private let time = Mutex(ContinuousClock.now)

  func note() { time.withLock { $0 = .now } }
  var silence: Duration { ContinuousClock.now - time.withLock { $0 } }
}

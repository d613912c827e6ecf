import FeedCore
import NIOCore
import NIOPosix

/// A web server that sends exactly these bytes for each path, however wrong they are.
final class PageServer: Sendable {
  enum Page: Sendable {
    case bytes(String)
    /// A head, and then text again and again for ever.
    case endless(String, String, pause: Duration)
  }

  let port: Int
  private let channel: any Channel

  private init(_ channel: any Channel) {
    self.channel = channel
    port = channel.localAddress?.port ?? 0
  }

  static func start(_ pages: [String: Page]) async throws -> PageServer {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(PageHandler(pages))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return PageServer(channel)
  }

  func stop() async { try? await channel.close() }

  /// A page with this title.
  static func html(_ title: String, headers: String = "") -> Page {
    let body = "<html><head><title>\(title)</title></head></html>"
    return .bytes(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    )
  }

  static func redirect(to address: String) -> Page {
    .bytes("HTTP/1.1 302 Found\r\nLocation: \(address)\r\nContent-Length: 0\r\n\r\n")
  }
}

private final class PageHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let pages: [String: PageServer.Page]

  init(_ pages: [String: PageServer.Page]) { self.pages = pages }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let request = String(buffer: unwrapInboundIn(data))
    let path = request.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    let channel = context.channel
    switch pages[path] {
    case .bytes(let bytes): channel.writeAndFlush(ByteBuffer(string: bytes), promise: nil)
    case .endless(let head, let part, let pause):
      Task {
        try await channel.writeAndFlush(ByteBuffer(string: head))
        while channel.isActive {
          try await channel.writeAndFlush(ByteBuffer(string: part))
          try await Task.sleep(for: pause)
        }
      }
    case nil: channel.close(promise: nil)
    }
  }
}

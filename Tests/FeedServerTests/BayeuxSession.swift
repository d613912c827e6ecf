import FeedCore
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import StreamAPI

/// A realtime client by hand, message by message, over a WebSocket or by polling.
struct BayeuxSession: Sendable {
  let server: TestServer
  let clientID: String

  /// Shakes hands by polling.
  static func start(_ server: TestServer) async throws -> BayeuxSession {
    let answers = try await poll(server, #"[{"channel":"/meta/handshake","version":"1.0","id":"1"}]"#)
    return BayeuxSession(server: server, clientID: answers.first?["clientId"]?.stringValue ?? "")
  }

  static func poll(_ server: TestServer, _ messages: String) async throws -> [JSONValue] {
    let answer = try await HTTPTransport().send(
      WireRequest(
        method: "POST",
        url: "\(server.address)/faye",
        headers: ["Content-Type": "application/json"],
        body: Array(messages.utf8)
      ),
      timeout: 10
    )
    return try JSONParser.parse(String(decoding: answer.body, as: UTF8.self)).arrayValue ?? []
  }

  func subscribe(_ feed: String, token: String) async throws -> JSONValue {
    try await Self.poll(server, subscription(feed, token)).first ?? .null
  }

  func connect() async throws -> [JSONValue] {
    try await Self.poll(
      server,
      #"[{"channel":"/meta/connect","clientId":"\#(clientID)","connectionType":"long-polling","id":"3"}]"#
    )
  }

  func subscription(_ feed: String, _ token: String) -> String {
    #"[{"channel":"/meta/subscribe","clientId":"\#(clientID)","subscription":"/site-1-feed-\#(feed)","#
      + #""ext":{"api_key":"key","signature":"\#(token)"},"id":"2"}]"#
  }
}

/// A WebSocket by hand.
struct RawWebSocket {
  private let channel: NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

  /// - Parameter reading: false for one that takes nothing of what the server sends.
  static func open<Result: Sendable>(
    _ server: TestServer,
    reading: Bool = true,
    _ body: (
      NIOAsyncChannelOutboundWriter<WebSocketFrame>,
      inout NIOAsyncChannelInboundStream<WebSocketFrame>.AsyncIterator
    )
      async throws -> Result
  ) async throws -> Result {
    let upgraded: EventLoopFuture<NIOAsyncChannel<WebSocketFrame, WebSocketFrame>?> =
      try await ClientBootstrap(
        group: MultiThreadedEventLoopGroup.singleton
      )
      .channelOption(.socketOption(.so_rcvbuf), value: reading ? 1 << 16 : 4096)
      .connect(host: "127.0.0.1", port: server.port) { channel in
        channel.eventLoop.makeCompletedFuture {
          let upgrader = NIOTypedWebSocketClientUpgrader<NIOAsyncChannel<WebSocketFrame, WebSocketFrame>?>(
            maxFrameSize: 1 << 20
          ) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
              if !reading { try channel.syncOptions?.setOption(.autoRead, value: false) }
              return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
            }
          }
          return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
            configuration: .init(
              upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                upgradeRequestHead: HTTPRequestHead(
                  version: .http1_1,
                  method: .GET,
                  uri: "/faye",
                  headers: ["Host": "h", "Content-Length": "0"]
                ),
                upgraders: [upgrader],
                notUpgradingCompletionHandler: { $0.eventLoop.makeSucceededFuture(nil) }
              )
            )
          )
        }
      }
    guard let channel = try await upgraded.get() else { throw FeedError(.unreachable, "No WebSocket.") }
    return try await channel.executeThenClose { inbound, outbound in
      var iterator = inbound.makeAsyncIterator()
      return try await body(outbound, &iterator)
    }
  }
}

extension NIOAsyncChannelOutboundWriter<WebSocketFrame> {
  func send(_ text: String) async throws {
    try await write(
      WebSocketFrame(fin: true, opcode: .text, maskKey: .random(), data: ByteBuffer(string: text))
    )
  }
}

extension NIOAsyncChannelInboundStream<WebSocketFrame>.AsyncIterator {
  /// The next messages; nil if the server has closed.
  mutating func messages() async throws -> [JSONValue]? {
    while let frame = try await next() {
      switch frame.opcode {
      case .text: return try JSONParser.parse(String(buffer: frame.unmaskedData)).arrayValue
      case .connectionClose: return nil
      default: continue
      }
    }
    return nil
  }
}

import FeedCore
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOWebSocket

/// The connections of one listener: HTTP, and WebSockets on `/faye`.
///
/// Unlike NIO's upgrader, which decides with the first request and closes what it does not upgrade, any
/// request of a connection may become a WebSocket, and any other request to upgrade is an ordinary request.
struct ServerChannel: HTTPChannelHandler {
  typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  let responder: HTTPChannelHandler.Responder
  private let limits: ServerLimits
  /// Limits the connections of each client.
  private let clients: ClientConnections
  /// Whether callers are identified by the kernel: the Unix socket.
  private let trustsPeers: Bool

  /// - Parameter http: responds to everything but WebSockets.
  init(
    http: @escaping HTTPChannelHandler.Responder,
    realtime: RealtimeHub,
    limits: ServerLimits,
    clients: ClientConnections,
    trustsPeers: Bool
  ) {
    self.limits = limits
    self.clients = clients
    self.trustsPeers = trustsPeers
    responder = { request, writer, channel in
      guard request.head.isWebSocket else { return try await http(request, writer, channel) }
      let peer = trustsPeers ? try PeerCredentials.currentUserID() : nil
      await EventLoopExecutor.elsewhere {
        let connection = WebSocketConnection(
          hub: realtime,
          peer: peer,
          forwardedFor: request.headers[RealtimeOrigin.forwardedFor],
          idleTimeout: limits.idleTimeout
        )
        await connection.run(request.body, channel)
      }
    }
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      try addHandlers(pipeline, logger)
      return try NIOAsyncChannel(
        wrappingChannelSynchronously: channel,
        configuration: .init(isOutboundHalfClosureEnabled: true)
      )
    }
  }

  func addHandlers(_ pipeline: ChannelPipeline.SynchronousOperations, _ logger: Logger) throws {
    let decoder = ResumableRequestDecoder()
    let bytes = ByteToMessageHandler(decoder, maximumBufferSize: ResumableRequestDecoder.maximumBuffer)
    let encoder = HTTPResponseEncoder()
    let idle = HTTPConnectionStateHandler(idleTimeout: .seconds(clamping: limits.idleTimeout), logger: logger)
    let connection = HTTPConnectionHandler(decoder: decoder, needsHost: !trustsPeers) { [limits] context in
      try Self.upgrade(context, removing: [encoder, idle, bytes], limits)
    }
    // A body that comes too slowly is answered first; the connection ends a moment later.
    let slow = SlowPeerHandler(
      requestTime: Self.time(limits.bodyTimeout + 1),
      stallTime: Self.time(limits.idleTimeout)
    )
    try pipeline.addHandlers([encoder, bytes, connection, idle, slow])
  }

  /// Frames take the place of requests; the handlers above them see one request with an endless body.
  private static func upgrade(
    _ context: ChannelHandlerContext,
    removing http: [any RemovableChannelHandler],
    _ limits: ServerLimits
  ) throws {
    let pipeline = context.pipeline.syncOperations
    let size = WebSocketConnection.maximumMessage
    let frames: [any ChannelHandler] = [
      WebSocketFrameEncoder(), ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: size)),
      WebSocketMaskHandler(),
      NIOWebSocketFrameAggregator(
        minNonFinalFragmentSize: 1,
        maxAccumulatedFrameCount: 1024,
        maxAccumulatedFrameSize: size
      ),
      WebSocketMessageHandler(pingInterval: time(limits.pollTimeout)),
    ]
    try pipeline.addHandlers(frames, position: .after(context.handler))
    let channel = context.channel
    for handler in http {
      // The decoder hands on what it had received already, in a moment.
      pipeline.removeHandler(handler).whenComplete { _ in channel.pipeline.fireChannelReadComplete() }
    }
    pipeline.removeHandler(context: context, promise: nil)
  }

  private static func time(_ seconds: Double) -> TimeAmount { TimeAmount(.seconds(clamping: seconds)) }

  func handle(value: Value, logger: Logger) async {
    guard trustsPeers else {
      return await serve(value, .address(of: value.channel), logger)
    }
    guard let peer = try? await PeerCredentials(of: value.channel) else { return await Self.end(value) }
    await PeerCredentials.$current.withValue(peer) { await serve(value, .user(peer.user), logger) }
  }

  private func serve(_ value: Value, _ client: ClientConnections.Client?, _ logger: Logger) async {
    guard clients.enter(client) else {
      logger.notice("A connection was refused: its client has as many as it may have.")
      return await Self.end(value)
    }
    await withTaskExecutorPreference(EventLoopExecutor(value.channel.eventLoop)) {
      await handleHTTP(asyncChannel: value, logger: logger)
    }
    clients.leave(client)
  }

  /// Closes a connection that is not served. NIO stops the process if the streams of one are dropped unused.
  private static func end(_ value: Value) async {
    try? await value.executeThenClose { _, _ in }
  }
}

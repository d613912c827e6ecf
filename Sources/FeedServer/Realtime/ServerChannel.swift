import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// A connection: HTTP, or a WebSocket where its first request asks `/faye` to be one.
///
/// hummingbird-websocket is not at hand; this is the same upgrade, written on NIO.
struct ServerChannel: HTTPChannelHandler {
  /// What became of a connection.
  enum Outcome: Sendable {
    case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
    case webSocket(NIOAsyncChannel<WebSocketFrame, WebSocketFrame>)
  }

  struct Value: ServerChildChannelValue {
    let channel: any Channel
    let outcome: EventLoopFuture<Outcome>
  }

  let responder: HTTPChannelHandler.Responder
  let realtime: RealtimeHub
  let limits: ServerLimits
  /// Those of a Unix socket, where callers are who the kernel says; nil elsewhere.
  let peers: PeerConnections?

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let upgrade = NIOTypedHTTPServerUpgradeConfiguration(upgraders: [upgrader()]) { channel in
        channel.eventLoop.makeCompletedFuture { .http(try plain(channel, logger)) }
      }
      var pipeline = NIOUpgradableHTTPServerPipelineConfiguration(upgradeConfiguration: upgrade)
      // NIOAsyncChannel keeps requests in order; errors are answered above it.
      pipeline.enablePipelining = false
      pipeline.enableErrorHandling = false
      pipeline.enableResponseHeaderValidation = false
      let outcome = try channel.pipeline.syncOperations.configureUpgradableHTTPServerPipeline(
        configuration: pipeline
      )
      try channel.pipeline.syncOperations.addHandler(MalformedRequestHandler())
      // Until the first request is there, nothing else watches the time.
      let silence = channel.eventLoop.scheduleTask(in: Self.time(limits.idleTimeout)) {
        channel.close(promise: nil)
      }
      outcome.whenComplete { _ in silence.cancel() }
      return Value(channel: channel, outcome: outcome)
    }
  }

  private func plain(_ channel: any Channel, _ logger: Logger) throws
    -> NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
  {
    try channel.pipeline.syncOperations.addHandler(HTTP1ToHTTPServerCodec(secure: false))
    try channel.pipeline.syncOperations.addHandler(
      HTTPConnectionStateHandler(idleTimeout: .seconds(clamping: limits.idleTimeout), logger: logger)
    )
    // A body that comes too slowly is answered first; the connection ends a moment later.
    try channel.pipeline.syncOperations.addHandler(
      SlowPeerHandler(
        requestTime: Self.time(limits.bodyTimeout + 1),
        stallTime: Self.time(limits.idleTimeout)
      )
    )
    return try NIOAsyncChannel(
      wrappingChannelSynchronously: channel,
      configuration: .init(isOutboundHalfClosureEnabled: true)
    )
  }

  private static func time(_ seconds: Double) -> TimeAmount { TimeAmount(.seconds(clamping: seconds)) }

  private func upgrader() -> NIOTypedWebSocketServerUpgrader<Outcome> {
    NIOTypedWebSocketServerUpgrader(
      maxFrameSize: WebSocketConnection.maximumMessage,
      shouldUpgrade: { channel, head in
        guard head.uri.hasPrefix("/faye") else { return channel.eventLoop.makeSucceededFuture(nil) }
        let protocols = head.headers[canonicalForm: "Sec-WebSocket-Protocol"]
        let headers: HTTPHeaders = protocols.contains("faye") ? ["Sec-WebSocket-Protocol": "faye"] : [:]
        return channel.eventLoop.makeSucceededFuture(headers)
      },
      upgradePipelineHandler: { channel, _ in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(QuiesceHandler())
          return .webSocket(try NIOAsyncChannel(wrappingChannelSynchronously: channel))
        }
      }
    )
  }

  func handle(value: Value, logger: Logger) async {
    guard let peers else { return await serve(value, logger) }
    guard let peer = try? await PeerCredentials(of: value.channel), peers.enter(peer.user) else {
      logger.notice("A connection was refused: its user has as many as one may have.")
      value.channel.close(promise: nil)
      return
    }
    await PeerCredentials.$current.withValue(peer) { await serve(value, logger) }
    peers.leave(peer.user)
  }

  private func serve(_ value: Value, _ logger: Logger) async {
    guard let outcome = try? await value.outcome.get() else {
      value.channel.close(promise: nil)
      return
    }
    switch outcome {
    case .http(let channel):
      await withTaskExecutorPreference(EventLoopExecutor(channel.channel.eventLoop)) {
        await handleHTTP(asyncChannel: channel, logger: logger)
      }
    case .webSocket(let channel):
      let peer = PeerCredentials.current?.userID
      guard peers == nil || peer != nil else {
        channel.channel.close(promise: nil)
        return
      }
      await WebSocketConnection(hub: realtime, peer: peer, pingInterval: limits.pollTimeout).run(channel)
    }
  }
}

/// Ends a WebSocket when the server shuts down: it has no request that could finish.
private final class QuiesceHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent { context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }
}

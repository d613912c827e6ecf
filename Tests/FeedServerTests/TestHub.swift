import FeedCore
import FeedEngine
import Foundation
import Logging
import StreamAuth

@testable import FeedServer

/// A realtime hub without a server around it.
enum TestHub {
  static let app = StreamApp(key: "key", secret: "secret", backend: idleBackend())

  static func make(_ limits: ServerLimits = ServerLimits()) -> RealtimeHub {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return RealtimeHub(
      apps: [app],
      gatekeeper: Gatekeeper(apps: [app]),
      limits: limits,
      metrics: ServerMetrics(PrometheusRegistry()),
      logger: logger,
      clock: Timestamp.now
    )
  }

  static func token(for user: String) -> String { StreamToken.sign(.user(user), secret: app.secret) }

  static func subscription(_ id: String, _ channel: String, _ token: String) -> String {
    subscription(id, .string(channel), token)
  }

  static func subscription(_ id: String, _ channels: [String], _ token: String) -> String {
    subscription(id, .array(channels.map { .string($0) }), token)
  }

  private static func subscription(_ id: String, _ channels: JSONValue, _ token: String) -> String {
    JSONWriter.text([
      "channel": "/meta/subscribe", "clientId": .string(id), "subscription": channels,
      "ext": ["api_key": "key", "signature": .string(token)],
    ])
  }

  private final class Identity: Sendable {}

  /// A socket whose texts nobody sends on unless the caller reads the stream.
  static func socket() -> (RealtimeSocket, AsyncStream<RealtimeText>) {
    let (texts, continuation) = AsyncStream<RealtimeText>.makeStream(
      bufferingPolicy: .bufferingOldest(RealtimeSession.queueLimit)
    )
    let identity = Identity()
    // `close` keeps the object, whose address no other socket has meanwhile.
    let socket = RealtimeSocket(
      id: ObjectIdentifier(identity),
      outgoing: continuation,
      close: { withExtendedLifetime(identity) { continuation.finish() } }
    )
    return (socket, texts)
  }
}

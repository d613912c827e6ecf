import FeedCore
import Foundation
import HTTPTypes
import Hummingbird
import StreamWire

/// Addresses outside Stream's API: health, metrics, stored files, realtime by polling.
extension StreamResponder {
  func system(
    _ request: Request,
    _ target: RequestPath,
    _ context: ConnectionContext,
    _ trace: inout RequestLogContext
  ) async throws -> RouteResponse? {
    let parts = target.parts
    guard let first = parts.first else { return nil }
    switch (request.method == .head ? .get : request.method, first, parts.count) {
    case (.options, _, _):
      trace.route = "options"
      trace.askedHeaders = request.headers[.accessControlRequestHeaders]
      return .object()
    case (.get, "health", 1):
      trace.route = "health"
      return .object { $0.member("status", "ok") }
    case (.get, "metrics", 1):
      trace.route = "metrics"
      try requireMetricsReader(request, context)
      return RouteResponse(
        status: 200,
        body: .text(metrics.registry.text(), contentType: "text/plain; version=0.0.4; charset=utf-8")
      )
    case (.get, "files", 2...):
      trace.route = "files/:id"
      return try await FileDelivery.answer(String(parts[1]), target, request.head, services)
    case (.post, "faye", _), (.get, "faye", _):
      trace.route = "faye"
      return try await poll(request, target, context)
    default: return nil
    }
  }

  /// What a server does is its operator's to know.
  ///
  /// - Throws: `FeedError` with code `notAllowed` for who asks from elsewhere, or through a proxy.
  private func requireMetricsReader(_ request: Request, _ context: ConnectionContext) throws {
    let isForwarded = Self.forwarding.contains { request.headers[$0] != nil }
    guard services.limits.tellsMetricsToAll || context.isLocal && !isForwarded else {
      throw FeedError(.notAllowed, "Metrics are told to this machine only; see metrics under [limits].")
    }
  }

  /// What proxies add to the requests they pass on.
  private static let forwarding = ["Forwarded", "X-Forwarded-For", "X-Real-IP"].map { HTTPField.Name($0)! }

  /// Bayeux by long polling: a POST of messages, or a GET with them in `message`.
  private func poll(_ request: Request, _ target: RequestPath, _ context: ConnectionContext) async throws
    -> RouteResponse
  {
    if Self.asksForWebSocket(request) { return Self.invalidHandshake }
    let origin = RealtimeOrigin(
      peer: trustsPeers ? try PeerCredentials.currentUserID() : nil,
      remote: context.channel.remoteAddress,
      forwardedFor: request.headers[RealtimeOrigin.forwardedFor]
    )
    let query = QueryItems(parsing: target.query)
    let callback = try JSONPCallback(query)
    let messages = try await messages(request, query, context)
    let replies = try await realtime.poll(messages, from: origin)
    return callback?.answer(with: replies)
      ?? RouteResponse(status: 200, body: .text(replies, contentType: "application/json; charset=utf-8"))
  }

  /// The JSON of a request's messages: in its address, a form or its body.
  private func messages(_ request: Request, _ query: QueryItems, _ context: ConnectionContext) async throws
    -> [UInt8]
  {
    guard request.method != .get else { return Array((query.first("message") ?? "").utf8) }
    let content = try await body(of: request, context, limit: WebSocketConnection.maximumMessage)
    guard content.contentType.contains("x-www-form-urlencoded") else { return content.bytes }
    let text = String(decoding: content.bytes, as: UTF8.self)
    guard CombiningMarks.areBounded(PercentCoding.decode(text)) else {
      throw FeedError(.input, "The form has too many combining marks in a row.")
    }
    let form = QueryItems(parsing: text)
    return Array((form.first("message") ?? "").utf8)
  }

  /// A valid handshake does not come here.
  private static func asksForWebSocket(_ request: Request) -> Bool {
    request.headers.value(of: .upgrade)?.listElements().contains { $0.equalsIgnoringCase("websocket") }
      == true
  }

  /// Source: RFC 6455 §4.2.2.
  private static let invalidHandshake: RouteResponse = {
    let version = WebSocketHandshake.version
    var answer = RouteResponse.error(
      FeedError(.input, "This is not a valid WebSocket handshake of version \(version).", status: 426)
    )
    answer.headers = [
      ("Sec-WebSocket-Version", version), ("Upgrade", "websocket"), ("Connection", "Upgrade"),
    ]
    return answer
  }()
}

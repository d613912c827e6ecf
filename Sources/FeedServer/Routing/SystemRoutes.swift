import FeedCore
import Foundation
import HTTPTypes
import Hummingbird
import StreamWire

/// Addresses outside Stream's API: health, metrics, stored files, realtime by polling.
extension StreamResponder {
  func system(
    _ request: Request,
    _ target: Target,
    _ context: ConnectionContext,
    _ trace: inout Trace
  ) async throws -> Answer? {
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
      return Answer(
        status: 200,
        body: .text(metrics.registry.text(), contentType: "text/plain; version=0.0.4; charset=utf-8")
      )
    case (.get, "files", 2...):
      trace.route = "files/:id"
      return try file(String(parts[1]), target)
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

  private static let forwardedFor = HTTPField.Name("X-Forwarded-For")!

  /// What proxies add to the requests they pass on.
  private static let forwarding = ["Forwarded", "X-Forwarded-For", "X-Real-IP"].map { HTTPField.Name($0)! }

  private func file(_ id: String, _ target: Target) throws -> Answer {
    try services.files.check(id, query: QueryItems(parsing: target.query))
    let file = try services.files.stored(id)
    // Only what a browser merely shows is served as what it is; the rest, such as HTML, could act in our name.
    let isShown = ContentSniffer.isImage(file.contentType) || file.contentType.hasPrefix("text/plain")
    var answer = Answer(
      status: 200,
      body: .file(
        path: services.files.path(of: file),
        contentType: isShown ? file.contentType : "application/octet-stream"
      )
    )
    let name = PercentCoding.encode(file.name)
    answer.headers = [
      ("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", "default-src 'none'; sandbox"),
      ("Content-Disposition", "\(isShown ? "inline" : "attachment"); filename*=UTF-8''\(name)"),
    ]
    return answer
  }

  /// Bayeux by long polling: a POST of messages, or a GET with them in `message`.
  private func poll(_ request: Request, _ target: Target, _ context: ConnectionContext) async throws -> Answer
  {
    let origin = RealtimeOrigin(
      peer: trustsPeers ? try PeerCredentials.currentUserID() : nil,
      remote: context.channel.remoteAddress,
      forwardedFor: request.headers[Self.forwardedFor]
    )
    let bytes: [UInt8]
    if request.method == .get {
      bytes = Array((QueryItems(parsing: target.query).first("message") ?? "").utf8)
    } else {
      let content = try await body(of: request, limit: WebSocketConnection.maximumMessage)
      bytes =
        content.contentType.contains("x-www-form-urlencoded")
        ? Array(
          (QueryItems(parsing: String(decoding: content.bytes, as: UTF8.self)).first("message") ?? "").utf8
        )
        : content.bytes
    }
    let callback = try Self.callback(QueryItems(parsing: target.query))
    let replies = try await realtime.poll(bytes, from: origin)
    guard let callback else {
      return Answer(status: 200, body: .text(replies, contentType: "application/json; charset=utf-8"))
    }
    // These two are line ends in scripts, though not in JSON. The comment keeps the text from being anything else.
    let script = replies.replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029")
    var answer = Answer(
      status: 200,
      body: .text("/**/\(callback)(\(script));", contentType: "text/javascript; charset=utf-8")
    )
    answer.headers = [("X-Content-Type-Options", "nosniff")]
    return answer
  }

  /// The function that a page without leave to read other sites wants to be called: JSONP.
  ///
  /// - Throws: `FeedError` with code `input` for what is no name.
  private static func callback(_ query: QueryItems) throws -> String? {
    guard let name = query.first("jsonp") else { return nil }
    guard name.wholeMatch(of: /[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*/.asciiOnlyWordCharacters()) != nil
    else {
      throw FeedError(.input, "The name of the callback is no name of a function.")
    }
    return name
  }
}

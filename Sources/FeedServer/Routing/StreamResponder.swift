import FeedCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import StreamWire

/// From a request to its answer: finds the route, admits the caller, runs, measures and logs.
struct StreamResponder: HTTPResponder {
  typealias Context = ConnectionContext

  let gatekeeper: Gatekeeper
  let services: ServerServices
  let limiter: RateLimiter
  let metrics: ServerMetrics
  let realtime: RealtimeHub
  let routes: RouteTable
  let logger: Logger
  /// Whether the kernel identifies callers: the Unix socket's responder.
  let trustsPeers: Bool

  func respond(to request: Request, context: ConnectionContext) async throws -> Response {
    let start = ContinuousClock.now
    let target = RequestPath(request.head.path ?? "/")
    var trace = RequestLogContext()
    var answer: RouteResponse
    do {
      answer = try await self.answer(request, target, context, &trace)
    } catch let error as HTTPParserError {
      throw error
    } catch {
      answer = .error(feedError(error))
    }
    let duration = start.duration(to: .now)
    metrics.answered(request.method.rawValue, route: trace.route, status: answer.status, after: duration)
    log(request, target, trace, answer, duration)
    let response = ResponseBuilder.response(answer, trace: trace, duration: duration)
    return request.method == .head ? response.createHeadResponse() : response
  }

  /// What is known of a request when its response is sent, also when it failed on the way.
  struct RequestLogContext: Sendable {
    var route = "none"
    var caller = ""
    var standing: RateLimiter.RateLimitStatus?
    /// `Access-Control-Request-Headers` of a browser's preflight.
    var askedHeaders: String?
  }

  private func answer(
    _ request: Request,
    _ target: RequestPath,
    _ context: ConnectionContext,
    _ trace: inout RequestLogContext
  ) async throws -> RouteResponse {
    try RequestRules.check(request.head)
    if target.parts.first != "api" || request.method == .options,
      let answer = try await EventLoopExecutor.elsewhere({
        try await system(request, target, context, &trace)
      })
    {
      return answer
    }
    let path = StreamRoutes.path(target.parts)
    let method = request.method == .head ? HTTPRequest.Method.get : request.method
    let match = try find(method.rawValue, path, of: target)
    trace.route = match.route.pattern
    let query = QueryItems(parsing: target.query)
    let peer = trustsPeers ? try PeerCredentials.currentUserID() : nil
    let admitted = try gatekeeper.admit(credentials(of: request, target, query, peer))
    trace.caller = admitted.caller.userID ?? admitted.app.key
    try limit("\(admitted.app.key) \(admitted.caller.userID ?? "")", &trace)
    try check(match, admitted.caller)
    let call = RouteRequest(
      app: admitted.app,
      caller: admitted.caller,
      values: match.values,
      query: query,
      body: try await body(of: request, context, limit: limitOfBody(path)),
      links: WireLinks(
        origin: origin(of: request),
        apiKey: admitted.app.key,
        userID: query.first("user_id").flatMap { $0.isEmpty ? nil : $0 },
        query: query
      ),
      services: services
    )
    if let answer = try match.route.respondOnEventLoop(call) { return answer }
    return try await EventLoopExecutor.elsewhere { try await match.route.handle(call) }
  }

  /// go asks for personalization without any prefix where `STREAM_URL` names the server. See
  /// <doc:WireFormat#Addresses>.
  private func find(_ method: String, _ path: ArraySlice<Substring>, of target: RequestPath) throws
    -> RouteTable.Match
  {
    do {
      return try routes.find(method, path)
    } catch let error as FeedError where error.code == .notFound {
      let path = ["personalization"] + target.parts
      guard path.count == 2, let match = try? routes.find(method, path[...]) else { throw error }
      return match
    }
  }

  private func credentials(of request: Request, _ target: RequestPath, _ query: QueryItems, _ peer: String?)
    -> Gatekeeper.Credentials
  {
    Gatekeeper.Credentials(
      method: request.method.rawValue,
      target: request.head.path ?? "/",
      query: query,
      authorization: request.headers.value(of: .authorization),
      keyHeader: request.headers.value(of: Self.keyHeader),
      date: request.headers.value(of: .date),
      peer: peer
    )
  }

  private static let keyHeader = HTTPField.Name("X-Api-Key")!
  private static let forwardedProtocol = HTTPField.Name("X-Forwarded-Proto")!

  private func check(_ match: RouteTable.Match, _ caller: Caller) throws {
    let feed = try match.values["slug"].flatMap { slug in
      try match.values["id"].map { try FeedID(slug, $0) }
    }
    try match.route.access.check(caller, feed: feed, pathUser: match.values["user"])
  }

  private func limit(_ caller: String, _ trace: inout RequestLogContext) throws {
    trace.standing = limiter.count(caller, at: services.clock())
    if trace.standing?.isExceeded == true {
      throw FeedError(.rateLimit, "Too many requests in this minute: try again after X-RateLimit-Reset.")
    }
  }

  private func limitOfBody(_ path: ArraySlice<Substring>) -> Int {
    let isFile = path.count == 1 && (path.first == "files" || path.first == "images")
    return isFile ? services.limits.fileSize : services.limits.bodySize
  }

  private func origin(of request: Request) -> String {
    let scheme = request.headers.value(of: Self.forwardedProtocol)?.lowercased() == "https" ? "https" : "http"
    return "\(scheme)://\(request.head.authority ?? "localhost")"
  }

  /// Reads the body, and first asks for it if the client waits to be asked.
  ///
  /// - Throws: `FeedError`: `tooLarge`, `input` with status 415 for a compressed body, `timeout` with status
  ///   408 for one that arrives too slowly, `rateLimit` with status 503 if other bodies take all of the
  ///   memory for bodies.
  func body(of request: Request, _ context: ConnectionContext, limit: Int) async throws -> RequestContent {
    let fields = request.headers
    let type = fields.value(of: .contentType) ?? ""
    if let length = fields.value(of: .contentLength).flatMap(Int.init), length > limit {
      throw Self.tooLarge(limit)
    }
    // Most requests have none: then nothing need be waited for.
    guard fields.contains(.contentLength) || fields.contains(.transferEncoding) else {
      return RequestContent(contentType: type)
    }
    try RequestRules.checkEncoding(fields)
    if fields.contains(.expect) { try await context.askToContinue() }
    return try await collect(request.body, type, limit)
  }

  private func collect(_ body: RequestBody, _ type: String, _ limit: Int) async throws -> RequestContent {
    var content = RequestContent(contentType: type, memory: BodyMemory.Lease(of: services.bodyMemory))
    let deadline = ContinuousClock.now + .seconds(clamping: services.limits.bodyTimeout)
    for try await chunk in body {
      guard content.bytes.count + chunk.readableBytes <= limit else { throw Self.tooLarge(limit) }
      guard ContinuousClock.now < deadline else {
        throw FeedError(.timeout, "The body took too long to arrive.", status: 408)
      }
      try content.append(chunk.readableBytesView)
    }
    return content
  }

  private static func tooLarge(_ limit: Int) -> FeedError {
    FeedError(.tooLarge, "The body is larger than the \(limit) bytes that this server accepts.")
  }

  private func feedError(_ error: any Error) -> FeedError {
    if let error = error as? FeedError { return error }
    logger.error("A request failed unexpectedly.", metadata: ["error": "\(error)"])
    return FeedError(.internalError, "The server could not answer: its log says why.")
  }

  private func log(
    _ request: Request,
    _ target: RequestPath,
    _ trace: RequestLogContext,
    _ answer: RouteResponse,
    _ duration: Duration
  ) {
    // The path alone: a query may hold a token.
    logger.info(
      "\(request.method) \(target.path)",
      metadata: [
        "status": "\(answer.status)", "caller": "\(Self.printable(trace.caller))",
        "ms": "\(ResponseBuilder.milliseconds(duration))",
      ]
    )
  }
}

extension StreamResponder {
  /// A name that came from outside, fit for a line of the log.
  private static func printable(_ name: String) -> String {
    // Scalars, not characters: one character can be as long as a whole header.
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars.prefix(64) {
      let isPlain = scalar.isASCII && scalar.value > 32 && scalar.value != 127
      text.append(isPlain || scalar.properties.isAlphabetic ? scalar : "?")
    }
    return String(text)
  }
}

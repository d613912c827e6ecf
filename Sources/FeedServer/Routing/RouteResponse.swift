import FeedCore
import StreamWire

/// What a route responds with.
package struct RouteResponse: Sendable {
  package enum Body: Sendable {
    /// A JSON object; `duration` is added to it on the way out.
    case json([UInt8])
    case text(String, contentType: String)
    /// A part of a file, or all of it.
    case file(StoredContent, range: Range<Int>, contentType: String)
  }

  package var status: Int
  package var body: Body
  package var headers: [(name: String, value: String)] = []

  package init(status: Int, body: Body) {
    self.status = status
    self.body = body
  }

  /// An object with nothing but its duration.
  package static func object(_ status: Int = 200) -> RouteResponse {
    RouteResponse(status: status, body: .json(Array("{}".utf8)))
  }

  /// An object with what `write` writes into it.
  package static func object(_ status: Int = 200, _ write: (inout WireWriter) throws -> Void) rethrows
    -> RouteResponse
  {
    try json(status) { try $0.object(write) }
  }

  /// Bytes of the longest response that is written in memory.
  static let maximumSize = 64 << 20

  private static let tooLarge = FeedError(
    .tooLarge,
    "The response would have more than \(maximumSize) bytes: ask for less at once, or without enrichment."
  )

  /// What `write` writes: one object. If that is too long, an error in its place.
  ///
  /// - Parameter capacity: about how many bytes it needs.
  package static func json(
    _ status: Int = 200,
    reserving capacity: Int = 1024,
    _ write: (inout WireWriter) throws -> Void
  ) rethrows -> RouteResponse {
    var writer = WireWriter(reserving: capacity, limit: maximumSize)
    try write(&writer)
    guard !writer.isCut else { return error(tooLarge) }
    return RouteResponse(status: status, body: .json(writer.bytes))
  }

  package static func error(_ error: FeedError) -> RouteResponse {
    var answer = json(error.status) { error.write(to: &$0) }
    if error.status == 401 { answer.headers.append(("WWW-Authenticate", "stream")) }
    return answer
  }

  package static func redirect(to url: String) -> RouteResponse {
    var answer = object(302)
    answer.headers.append(("Location", url))
    return answer
  }
}

import FeedCore
import HTTPTypes
import Hummingbird
import NIOCore

/// From an answer to the bytes that leave.
enum ResponseBuilder {
  private static let limitName = HTTPField.Name("X-RateLimit-Limit")!
  private static let remainingName = HTTPField.Name("X-RateLimit-Remaining")!
  private static let resetName = HTTPField.Name("X-RateLimit-Reset")!

  /// Browsers may call: what counts is the token, never a cookie.
  private static let common: HTTPFields = [
    .accessControlAllowOrigin: "*",
    .accessControlExposeHeaders: "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset",
  ]

  static func response(_ answer: RouteResponse, trace: StreamResponder.RequestLogContext, duration: Duration)
    -> Response
  {
    var headers = common
    if let standing = trace.standing {
      headers[limitName] = String(standing.limit)
      headers[remainingName] = String(standing.remaining)
      headers[resetName] = String(standing.reset)
    }
    if trace.route == "options" { allow(&headers, trace.askedHeaders) }
    for (name, value) in answer.headers { if let name = HTTPField.Name(name) { headers[name] = value } }
    let body = body(answer, duration, &headers)
    return Response(status: .init(code: answer.status), headers: headers, body: body)
  }

  /// - Parameter asked: the headers that a browser asks leave for; they may all be sent.
  private static func allow(_ headers: inout HTTPFields, _ asked: String?) {
    headers[.accessControlAllowMethods] = "GET, HEAD, POST, PUT, DELETE, OPTIONS"
    headers[.accessControlAllowHeaders] =
      asked ?? "Authorization, Content-Type, Stream-Auth-Type, X-Stream-Client, X-Api-Key, X-Requested-With"
    headers[.accessControlMaxAge] = "86400"
  }

  private static func body(_ answer: RouteResponse, _ duration: Duration, _ headers: inout HTTPFields)
    -> ResponseBody
  {
    switch answer.body {
    case .json(let bytes):
      headers[.contentType] = "application/json; charset=utf-8"
      return ResponseBody(byteBuffer: withDuration(bytes, duration))
    case .text(let text, let type):
      headers[.contentType] = type
      return ResponseBody(byteBuffer: ByteBuffer(string: text))
    case .file(let content, let range, let type):
      headers[.contentType] = type
      return file(content, range)
    }
  }

  /// A body that is read while it is sent, a chunk at a time.
  private static func file(_ content: StoredContent, _ range: Range<Int>) -> ResponseBody {
    ResponseBody(contentLength: range.count) { writer in
      var offset = range.lowerBound
      while offset < range.upperBound {
        let chunk = try await content.read(from: offset, upTo: range.upperBound)
        offset += chunk.readableBytes
        try await writer.write(chunk)
      }
      try await writer.finish(nil)
    }
  }

  /// Puts `"duration":"12.34ms"` at the end of an object. See <doc:WireFormat#Responses>.
  private static func withDuration(_ bytes: [UInt8], _ duration: Duration) -> ByteBuffer {
    var buffer = ByteBufferAllocator().buffer(capacity: bytes.count + 32)
    buffer.writeBytes(bytes.dropLast())
    buffer.writeString("\(bytes.count > 2 ? "," : "")\"duration\":\"\(milliseconds(duration))ms\"}")
    return buffer
  }

  /// Milliseconds with two decimals.
  static func milliseconds(_ duration: Duration) -> String {
    let hundredths = Int((duration / .microseconds(10)).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}

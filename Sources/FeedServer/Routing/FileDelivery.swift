import FeedCore
import HTTPTypes
import StreamWire

/// Delivers a stored file, or the part of it that a request asks for. Source: RFC 9110 §14.
enum FileDelivery {
  /// - Throws: `FeedError`: `notAllowed` for an address that is not signed or has expired, `notFound` if the
  ///   file is gone.
  static func answer(_ id: String, _ target: RequestPath, _ request: HTTPRequest, _ services: ServerServices)
    async throws -> RouteResponse
  {
    try services.files.check(id, query: QueryItems(parsing: target.query))
    let (file, content) = try await services.files.open(id)
    let asked = range(request, tag(file))
    var answer = part(asked, of: content, contentType: shownType(file))
    answer.headers += headers(of: file)
    return answer
  }

  private static func part(_ range: String?, of content: StoredContent, contentType: String) -> RouteResponse
  {
    switch ByteRange(range, size: content.size) {
    case .whole:
      return RouteResponse(
        status: 200,
        body: .file(content, range: 0..<content.size, contentType: contentType)
      )
    case .part(let range):
      var answer = RouteResponse(status: 206, body: .file(content, range: range, contentType: contentType))
      let bounds = "\(range.lowerBound)-\(range.upperBound - 1)"
      answer.headers = [("Content-Range", "bytes \(bounds)/\(content.size)")]
      return answer
    case .unsatisfiable:
      var answer = RouteResponse.error(
        FeedError(.input, "The file has \(content.size) bytes, none of them in that range.", status: 416)
      )
      answer.headers = [("Content-Range", "bytes */\(content.size)")]
      return answer
    }
  }

  /// The value of `Range`, unless the client has a part of another file and wants the rest of that one only.
  private static func range(_ request: HTTPRequest, _ tag: String) -> String? {
    guard request.method == .get else { return nil }
    if let condition = request.headerFields.value(of: .ifRange), condition != tag { return nil }
    return request.headerFields.value(of: .range)
  }

  /// A file never changes: its id names its content.
  private static func tag(_ file: FileStore.Stored) -> String { "\"\(file.id)\"" }

  /// Only what a browser merely shows is served as what it is; the rest, such as HTML, could act in our name.
  private static func shownType(_ file: FileStore.Stored) -> String {
    isShown(file) ? file.contentType : "application/octet-stream"
  }

  private static func isShown(_ file: FileStore.Stored) -> Bool {
    ContentSniffer.isImage(file.contentType) || file.contentType.hasPrefix("text/plain")
  }

  private static func headers(of file: FileStore.Stored) -> [(name: String, value: String)] {
    let disposition = isShown(file) ? "inline" : "attachment"
    return [
      ("Accept-Ranges", "bytes"), ("ETag", tag(file)), ("X-Content-Type-Options", "nosniff"),
      ("Content-Security-Policy", "default-src 'none'; sandbox"),
      ("Content-Disposition", "\(disposition); filename*=UTF-8''\(PercentCoding.encode(file.name))"),
    ]
  }
}

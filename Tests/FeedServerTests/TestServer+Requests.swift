import FeedCore
import StreamAPI
import StreamAuth

extension TestServer {
  struct Reply {
    var status: Int
    var json: JSONValue?
  }

  /// Sends one request as a client would.
  ///
  /// - Parameter user: nil for the app itself.
  func ask(_ method: String, _ path: String, _ body: JSONValue? = nil, as user: String? = nil) async throws
    -> Reply
  {
    let claims = user.map { TokenClaims.user($0) } ?? .server()
    let query = path.contains("?") ? "&api_key=key" : "?api_key=key"
    let answer = try await HTTPTransport().send(
      WireRequest(
        method: method,
        url: "\(address)/api/v1.0/\(path)\(query)",
        headers: ["Authorization": StreamToken.sign(claims, secret: Self.secret)],
        body: body.map { JSONWriter.bytes($0) } ?? []
      ),
      timeout: 30
    )
    return Reply(
      status: answer.status,
      json: try? JSONParser.parse(String(decoding: answer.body, as: UTF8.self))
    )
  }
}

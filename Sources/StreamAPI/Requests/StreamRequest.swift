import FeedCore
import StreamAuth
import StreamWire

/// One call of Stream's API, before it is signed: pure, so that it can be compared with what other clients
/// send.
public struct StreamRequest: Sendable {
  public enum Method: String, Hashable, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  package var method: Method
  package var service: StreamEndpoints.Service
  /// Below the version, with a slash at the end, percent-encoded.
  package var path: String
  package var query: QueryItems
  /// Nil for none. (Python's client sends `{}` with every call that is not a GET; so do we.)
  package var body: JSONValue?
  /// What a server's token for it permits.
  package var claims: TokenClaims
  /// Whether doing it twice is the same as doing it once, so that it may be sent again.
  package var isRepeatable: Bool
  /// A call for many feeds, which may carry an HTTP signature.
  package var isBatch = false

  package init(
    _ method: Method,
    _ path: String,
    query: QueryItems = QueryItems(),
    body: JSONValue? = nil,
    claims: TokenClaims,
    service: StreamEndpoints.Service = .api,
    isRepeatable: Bool? = nil
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.service = service
    self.claims = claims
    self.isRepeatable = isRepeatable ?? (method != .post)
    self.body = method == .get ? nil : body ?? .object([:])
  }

  static func path(_ parts: String...) -> String {
    parts.map { "\(PercentCoding.encode($0))/" }.joined()
  }

  /// `True` and `False`, as Python writes them into queries.
  static func flag(_ value: Bool) -> String { value ? "True" : "False" }
}

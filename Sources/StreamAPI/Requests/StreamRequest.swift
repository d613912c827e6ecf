import FeedCore
import StreamAuth
import StreamWire

/// One call of Stream's API, before it is signed: pure, so that it can be compared with what other clients send.
public struct StreamRequest: Sendable {
  public enum Method: String, Hashable, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  public var method: Method
  public var service: StreamEndpoints.Service
  /// Below the version, with a slash at the end, percent-encoded.
  public var path: String
  public var query: QueryItems
  /// Nil for none. (Python's client sends `{}` with every call that is no GET; so do we.)
  public var body: JSONValue?
  /// What a server's token for it says.
  public var claims: TokenClaims
  /// Whether doing it twice is the same as doing it once, so that it may be sent again.
  public var isRepeatable: Bool
  /// A call for many feeds, which may carry an HTTP signature.
  public var isBatch = false

  public init(
    _ method: Method,
    _ path: String,
    query: QueryItems = QueryItems(),
    body: JSONValue? = nil,
    claims: TokenClaims,
    service: StreamEndpoints.Service = .api,
    isRepeatable: Bool? = nil
  ) {
    (self.method, self.path, self.query, self.service) = (method, path, query, service)
    (self.claims, self.isRepeatable) = (claims, isRepeatable ?? (method != .post))
    self.body = method == .get ? nil : body ?? .object([:])
  }

  static func path(_ parts: String...) -> String {
    parts.map { "\(PercentCoding.encode($0))/" }.joined()
  }

  /// `True` and `False`, as Python writes them into queries.
  static func flag(_ value: Bool) -> String { value ? "True" : "False" }
}

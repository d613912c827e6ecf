import FeedCore
import Foundation
import StreamWire

/// How a client reaches its server and who it is there.
public struct StreamConfiguration: Sendable {
  public var key: String
  public var credentials: StreamCredentials
  /// The number in realtime channels.
  public var appID: String
  public var endpoints: StreamEndpoints
  /// Seconds that one attempt may take.
  public var timeout: Double = 10
  public var retries = RetryPolicy()
  /// Whether calls for many feeds carry an HTTP signature instead of a token, as php's do.
  public var signsBatches = false
  /// What the server can do beyond Stream's API; `runnel serve` can do all of it.
  public var capabilities: BackendCapabilities

  public init(
    key: String,
    credentials: StreamCredentials,
    appID: String = "1",
    endpoints: StreamEndpoints = .hosted(),
    capabilities: BackendCapabilities = .realtime
  ) {
    self.key = key
    self.credentials = credentials
    self.appID = appID
    self.endpoints = endpoints
    self.capabilities = capabilities
  }

  /// What `runnel serve` can do over the wire. (The groups' configuration stays with the server.)
  public static let runnelCapabilities: BackendCapabilities = [.filters, .search, .realtime, .announcesMarks]

  /// A `runnel serve` on a Unix socket of this host: no key, no token.
  public static func host(socket path: String) -> StreamConfiguration {
    StreamConfiguration(
      key: "",
      credentials: .peer,
      endpoints: .socket(path: path),
      capabilities: runnelCapabilities
    )
  }

  /// Where a host's server listens by default.
  public static let hostSocketPath = "/run/runnel/runnel.sock"

  /// The server of this host, where there is one: the socket in `RUNNEL_SOCKET`, or the usual one.
  ///
  /// - Returns: nil if no such socket exists. Whether a server responds on it shows with the first request.
  public static func host(environment: [String: String]) -> StreamConfiguration? {
    let named = environment["RUNNEL_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    let path = named ?? hostSocketPath
    var about = stat()
    guard stat(path, &about) == 0, about.st_mode & S_IFMT == S_IFSOCK else { return nil }
    return host(socket: path)
  }

  /// Reads Stream's one-line form, `https://KEY:SECRET@LOCATION.stream-io-api.com/?app_id=N`. With another
  /// host, such as `http://KEY:SECRET@localhost:8000/`, it is the server there. See
  /// <doc:HostedService#One-line-for-everything>.
  ///
  /// - Throws: `FeedError` with code `input`, without repeating the secret.
  public init(url: String) throws {
    guard let parts = StreamURL(url) else {
      throw FeedError(
        .input,
        "STREAM_URL is not understood: write it as https://KEY:SECRET@LOCATION.stream-io-api.com/?app_id=N."
      )
    }
    self.init(
      key: parts.key,
      credentials: .secret(parts.secret),
      appID: parts.appID ?? "1",
      endpoints: parts.isHosted
        ? .hosted(location: parts.location) : .server(at: "\(parts.scheme)://\(parts.host)"),
      capabilities: parts.isHosted ? .realtime : Self.runnelCapabilities
    )
  }
}

/// The parts of Stream's one-line form.
private struct StreamURL {
  let scheme: Substring
  let key: String
  let secret: String
  /// With its port.
  let host: Substring
  let appID: String?

  init?(_ url: String) {
    guard let start = url.firstRange(of: "://"), let at = url[start.upperBound...].firstIndex(of: "@") else {
      return nil
    }
    scheme = url[..<start.lowerBound]
    let credentials = url[start.upperBound..<at].split(
      separator: ":",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    let rest = url[url.index(after: at)...]
    host = rest.prefix { $0 != "/" && $0 != "?" }
    var end = rest[host.endIndex...]
    if end.first == "/" { end.removeFirst() }
    guard ["http", "https"].contains(scheme), credentials.count == 2, !host.isEmpty,
      credentials.allSatisfy({ !$0.isEmpty && !$0.contains("/") }), end.isEmpty || end.first == "?"
    else { return nil }
    key = String(credentials[0])
    secret = String(credentials[1])
    appID = QueryItems(parsing: end.dropFirst()).first("app_id")
  }

  var isHosted: Bool {
    host.hasSuffix("stream-io-api.com") || host.hasSuffix("getstream.io")
      || !host.contains(where: { $0 == "." || $0 == ":" }) && host != "localhost"
  }

  /// The region that the host's first part names; nil for the nearest.
  var location: String? {
    let first = host.prefix { $0 != "." }
    guard !["api", "stream-io-api", "getstream"].contains(first) else { return nil }
    return String(first.hasSuffix("-api") ? first.dropLast(4) : first)
  }
}

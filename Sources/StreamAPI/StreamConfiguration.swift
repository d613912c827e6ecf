import FeedCore
import Foundation

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
    (self.key, self.credentials, self.appID) = (key, credentials, appID)
    (self.endpoints, self.capabilities) = (endpoints, capabilities)
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

  /// Where a host's server listens when nobody says otherwise.
  public static let hostSocketPath = "/run/runnel/runnel.sock"

  /// The server of this host, where there is one: the socket in `RUNNEL_SOCKET`, or the usual one.
  ///
  /// - Returns: nil where no such socket exists. Whether somebody answers on it shows with the first request.
  public static func host(environment: [String: String]) -> StreamConfiguration? {
    let named = environment["RUNNEL_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    let path = named ?? hostSocketPath
    var about = stat()
    guard stat(path, &about) == 0, about.st_mode & S_IFMT == S_IFSOCK else { return nil }
    return host(socket: path)
  }

  /// Reads Stream's one-line form, `https://KEY:SECRET@LOCATION.stream-io-api.com/?app_id=N`. With another host,
  /// such as `http://KEY:SECRET@localhost:8000/`, it is the server there. Source: `stream-api.md` §1.2.
  ///
  /// - Throws: `FeedError` with code `input`, without repeating the secret.
  public init(url: String) throws {
    guard let address = ConnectionAddress(url) else {
      throw FeedError(
        .input,
        "STREAM_URL is not valid: write it as https://KEY:SECRET@LOCATION.stream-io-api.com/?app_id=N."
      )
    }
    let host = address.host
    let isHosted =
      host.hasSuffix("stream-io-api.com") || host.hasSuffix("getstream.io")
      || !host.contains(where: ".:".contains) && host != "localhost"
    let first = host.prefix { $0 != "." }
    let location =
      ["api", "stream-io-api", "getstream"].contains(first) ? nil : first.replacing("-api", with: "")
    self.init(
      key: address.key,
      credentials: .secret(address.secret),
      appID: address.appID ?? "1",
      endpoints: isHosted
        ? .hosted(location: location.map { String($0) }) : .server(at: "\(address.scheme)://\(host)"),
      capabilities: isHosted ? .realtime : Self.runnelCapabilities
    )
  }
}

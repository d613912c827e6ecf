import FeedCore
import StreamWire

/// The addresses of Stream's services. See <doc:HostedService#Addresses>.
public struct StreamEndpoints: Hashable, Sendable {
  public enum Service: String, Hashable, Sendable {
    case api
    case analytics
    case personalization
  }

  /// With the version, without a slash at the end.
  public var api: String
  public var analytics: String
  public var personalization: String
  /// The redirect that counts clicks.
  public var redirect: String
  public var realtime: String

  /// Stream's own service.
  ///
  /// - Parameter location: a region such as `us-east` or `dublin`; nil for the nearest.
  public static func hosted(location: String? = nil) -> StreamEndpoints {
    func host(_ service: String) -> String {
      let prefix = location.map { service == "analytics" ? $0 : "\($0)-\(service)" } ?? service
      return "https://\(prefix).stream-io-api.com/\(service)/v1.0"
    }
    return StreamEndpoints(
      api: host("api"),
      analytics: host("analytics"),
      personalization: host("personalization"),
      redirect: "https://analytics.stream-io-api.com/analytics/redirect/",
      realtime: "https://faye-us-east.stream-io-api.com/faye"
    )
  }

  /// A server of all services at one address, as `runnel serve` does.
  ///
  /// - Parameter base: with scheme and port; also with `/api` or `/api/v1.0` at the end, as addresses of
  ///   Stream's API are written, and with slashes there.
  public static func server(at base: String) -> StreamEndpoints {
    let base = root(of: base)
    return StreamEndpoints(
      api: "\(base)/api/v1.0",
      analytics: "\(base)/analytics/v1.0",
      personalization: "\(base)/personalization/v1.0",
      redirect: "\(base)/analytics/redirect/",
      realtime: "\(base)/faye"
    )
  }

  /// What is before the service's name and version.
  private static func root(of address: String) -> String {
    var rest = Substring(address)
    func dropSlashes() { while rest.last == "/" { rest.removeLast() } }
    dropSlashes()
    for ending in ["/v1.0", "/v1", "/api"] where rest.hasSuffix(ending) {
      rest.removeLast(ending.count)
      dropSlashes()
    }
    return String(rest)
  }

  /// A server on a Unix socket.
  public static func socket(path: String) -> StreamEndpoints {
    server(at: "http+unix://\(PercentCoding.encode(path))")
  }

  public func base(of service: Service) -> String {
    switch service {
    case .api: api
    case .analytics: analytics
    case .personalization: personalization
    }
  }
}

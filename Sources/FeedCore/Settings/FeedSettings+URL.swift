import Foundation

extension FeedSettings {
  /// Hosts of the service itself; any other host in `STREAM_URL` is a server of your own.
  private static let serviceDomains = ["stream-io-api.com", "getstream.io"]

  /// Reads `https://key:secret@host/?app_id=1`. The host's first part may name a location.
  ///
  /// - Throws: `FeedError` with code `configuration`; the text itself is not repeated, it holds the secret.
  mutating func apply(url source: SettingSource) throws {
    guard let parts = URLComponents(string: try source.address()), let host = parts.host, !host.isEmpty,
      let key = parts.user, let secret = parts.password, !key.isEmpty, !secret.isEmpty
    else { throw source.error("must look like https://key:secret@host/?app_id=1") }
    apiKey = key
    apiSecret = secret
    appID = parts.queryItems?.first { $0.name == "app_id" }?.value ?? appID
    if Self.serviceDomains.contains(where: { host == $0 || host.hasSuffix("." + $0) }) {
      location = location ?? Self.location(inHost: host)
    } else if baseURL == nil {
      var address = URLComponents()
      address.scheme = parts.scheme
      address.host = host
      address.port = parts.port
      baseURL = address.string
    }
  }

  /// `us-east` in `us-east.stream-io-api.com` and `us-east-api.stream-io-api.com`; nil for the default host.
  private static func location(inHost host: String) -> String? {
    guard let first = host.split(separator: ".").first.map(String.init) else { return nil }
    if ["api", "getstream", "stream-io-api"].contains(first) { return nil }
    return first.hasSuffix("-api") ? String(first.dropLast(4)) : first
  }
}

import AsyncHTTPClient
import FeedCore
import Foundation
import StreamWire

/// Through which proxy an address is reached, by the environment variables that curl honours: `http_proxy`
/// (lower case only: `HTTP_PROXY` may come from a request header in a CGI program), `https_proxy`,
/// `HTTPS_PROXY`, `all_proxy`, `ALL_PROXY`, and `no_proxy`, `NO_PROXY` for what is reached directly. Loopback
/// and Unix sockets always are.
public struct ProxySettings: Sendable {
  private let variables: [String: String]

  public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    variables = environment.filter { $0.key.lowercased().hasSuffix("_proxy") && !$0.value.isEmpty }
  }

  /// - Returns: nil if `url` is reached directly.
  /// - Throws: `FeedError` with code `configuration` that names the variable and does not repeat its value.
  func proxy(for url: String) throws -> HTTPClient.Configuration.Proxy? {
    guard !variables.isEmpty, let parts = URLComponents(string: url), let scheme = parts.scheme,
      ["http", "https"].contains(scheme), let host = parts.host, !isDirect(host, port: parts.port)
    else { return nil }
    let names =
      (scheme == "http" ? ["http_proxy"] : ["https_proxy", "HTTPS_PROXY"]) + ["all_proxy", "ALL_PROXY"]
    guard let name = names.first(where: { variables[$0] != nil }), let value = variables[name] else {
      return nil
    }
    guard let proxy = Self.proxy(value) else {
      throw FeedError(
        .configuration,
        "\(name) is not a proxy that can be used: write it as http://HOST:PORT or socks5://HOST:PORT, with USER:PASSWORD@ "
          + "before the host of an HTTP proxy that asks for them."
      )
    }
    return proxy
  }

  // MARK: The proxy

  private static func proxy(_ value: String) -> HTTPClient.Configuration.Proxy? {
    let address = value.contains("://") ? value : "http://\(value)"
    guard let parts = URLComponents(string: address), let host = parts.host, !host.isEmpty else { return nil }
    let port = parts.port ?? 1080
    guard (1...65_535).contains(port) else { return nil }
    switch parts.scheme?.lowercased() {
    case "http":
      guard let user = parts.user else { return .server(host: unbracketed(host), port: port) }
      return .server(
        host: unbracketed(host),
        port: port,
        authorization: .basic(username: user, password: parts.password ?? "")
      )
    case "socks", "socks5", "socks5h":
      return parts.user == nil ? .socksServer(host: unbracketed(host), port: port) : nil
    default: return nil
    }
  }

  private static func unbracketed(_ host: String) -> String {
    host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
  }

  // MARK: What is reached directly

  private func isDirect(_ host: String, port: Int?) -> Bool {
    let host = Self.unbracketed(host).lowercased()
    if Self.isLoopback(host) { return true }
    let list = variables["no_proxy"] ?? variables["NO_PROXY"] ?? ""
    return list.lowercased().split(whereSeparator: { $0 == "," || $0.isWhitespace }).contains { entry in
      Self.matches(String(entry), host, port)
    }
  }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host.hasSuffix(".localhost") { return true }
    guard let address = IPBits(host) else { return false }
    return address.isIn("127.0.0.0/8") || address.isIn("::1/128")
  }

  /// `*`, a host, a domain with all below it, an address, or a block of addresses; each perhaps with a port.
  private static func matches(_ entry: String, _ host: String, _ port: Int?) -> Bool {
    if entry == "*" { return true }
    if let address = IPBits(host) {
      return entry.contains("/") ? address.isIn(entry) : IPBits(unbracketed(entry)) == address
    }
    var name = Substring(entry)
    if let colon = name.lastIndex(of: ":") {
      guard let wanted = Int(name[name.index(after: colon)...]) else { return false }
      if let port, port != wanted { return false }
      name = name[..<colon]
    }
    while name.first == "." { name.removeFirst() }
    guard !name.isEmpty else { return false }
    return host == name || host.hasSuffix(".\(name)")
  }
}

/// The bytes of an IP address.
private struct IPBits: Equatable {
  let bytes: [UInt8]

  init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      bytes = withUnsafeBytes(of: six) { Array($0) }
    } else {
      return nil
    }
  }

  /// - Parameter block: such as `10.0.0.0/8`.
  func isIn(_ block: String) -> Bool {
    let parts = block.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let start = IPBits(String(parts[0])), let bits = Int(parts[1]),
      start.bytes.count == bytes.count, (0...bytes.count * 8).contains(bits)
    else { return false }
    return (0..<bits).allSatisfy { bit in
      let mask: UInt8 = 0x80 >> UInt8(bit % 8)
      return bytes[bit / 8] & mask == start.bytes[bit / 8] & mask
    }
  }
}

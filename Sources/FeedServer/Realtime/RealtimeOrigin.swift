import HTTPTypes
import NIOCore

/// Where messages of realtime come from: whose sessions they may use, and with whose sessions theirs are
/// counted.
struct RealtimeOrigin: Hashable, Sendable {
  /// The login name of the process at the other end of a Unix socket, whose sessions are its own; nil on TCP.
  let peer: String?
  /// What sessions are limited by: the user of a Unix socket, or the network address.
  let address: String

  /// The header in which a proxy names its client.
  static let forwardedFor = HTTPField.Name("X-Forwarded-For")!

  /// - Parameters:
  ///   - remote: the other end of the connection; nil if it is not known.
  ///   - forwardedFor: `X-Forwarded-For`. Anybody can send it, so it counts only if a proxy on this host did,
  ///     and then only its last entry, which is the proxy's own.
  init(peer: String?, remote: SocketAddress?, forwardedFor: String? = nil) {
    self.peer = peer
    if let peer {
      address = "user \(peer)"
    } else if ConnectionContext.isLocal(remote?.ipAddress), let client = Self.last(of: forwardedFor) {
      address = Self.network(of: client)
    } else {
      address = remote.map(Self.network) ?? "local"
    }
  }

  /// Longer texts are not addresses.
  private static let longestAddress = 64

  private static func last(of list: String?) -> SocketAddress? {
    guard let list else { return nil }
    let comma = UInt8(ascii: ",")
    let bytes = list.utf8.reversed().prefix { $0 != comma }
    guard bytes.count <= longestAddress else { return nil }
    let text = String(decoding: bytes.reversed(), as: UTF8.self).trimmingBlanks()
    return try? SocketAddress(ipAddress: text, port: 0)
  }

  /// An IPv4 address, or the first 64 bits of an IPv6 address: one subscriber is given all addresses of
  /// those.
  private static func network(of address: SocketAddress) -> String {
    guard case .v6(let six) = address else { return address.ipAddress ?? "local" }
    let bytes = withUnsafeBytes(of: six.address.sin6_addr) { Array($0) }
    let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    if isMapped { return bytes[12...].map { String($0) }.joined(separator: ".") }
    return bytes[..<8].map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
  }
}

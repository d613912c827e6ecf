import FeedCore
import Foundation
import NIOCore

/// Which addresses the server may fetch from: public ones only, so that nobody reads a host's own services
/// through it.
package enum AddressGuard {
  /// The public addresses of `host`.
  ///
  /// - Throws: `FeedError` with code `unreachable` if the host has none, `input` where any is not public.
  package static func publicAddresses(of host: String) throws -> [String] {
    let addresses = resolve(host)
    guard let first = addresses.first else { throw FeedError(.unreachable, "The host \(host) is not known.") }
    guard addresses.allSatisfy({ isPublic($0) && !isOwn($0) }) else {
      throw FeedError(.input, "The host \(host) is not on the public internet.")
    }
    return [first]
  }

  /// Whether it is this host's own, also where that one is public: a firewall lets us in where it lets nobody
  /// else.
  static func isOwn(_ address: String) -> Bool {
    let devices = (try? System.enumerateDevices()) ?? []
    return devices.contains { $0.address?.ipAddress == address }
  }

  /// Numeric addresses, from the system's resolver.
  static func resolve(_ host: String) -> [String] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var addresses: [String] = []
    var entry = list
    while let current = entry {
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      if getnameinfo(
        current.pointee.ai_addr,
        current.pointee.ai_addrlen,
        &text,
        socklen_t(text.count),
        nil,
        0,
        NI_NUMERICHOST
      ) == 0 {
        addresses.append(
          String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        )
      }
      entry = current.pointee.ai_next
    }
    return addresses
  }

  /// False for loopback, private, link-local, multicast, reserved and translated addresses.
  package static func isPublic(_ address: String) -> Bool {
    let bare = String(Substring(address.utf8.prefix { $0 != UInt8(ascii: "%") }))
    if let v4 = bytes(bare, AF_INET, 4) { return isPublic(v4: v4) }
    guard let v6 = bytes(bare, AF_INET6, 16) else { return false }
    if v6.prefix(10).allSatisfy({ $0 == 0 }), v6[10] == 0xFF, v6[11] == 0xFF {
      return isPublic(v4: Array(v6[12...]))
    }
    // Global unicast is 2000::/3; of it, not documentation, 6to4, Teredo and the like in 2001::/23 and
    // 2002::/16.
    guard v6[0] & 0xE0 == 0x20 else { return false }
    if v6[0] == 0x20, v6[1] == 0x01, v6[2] < 0x02 || (v6[2] == 0x0D && v6[3] == 0xB8) { return false }
    return !(v6[0] == 0x20 && v6[1] == 0x02)
  }

  private static func isPublic(v4 part: [UInt8]) -> Bool {
    switch (part[0], part[1]) {
    case (0, _), (10, _), (127, _), (224..., _): false
    case (100, 64...127), (169, 254), (172, 16...31), (192, 168), (198, 18...19): false
    case (192, 0): part[2] != 0 && part[2] != 2
    case (198, 51): part[2] != 100
    case (203, 0): part[2] != 113
    default: true
    }
  }

  private static func bytes(_ text: String, _ family: Int32, _ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }
}

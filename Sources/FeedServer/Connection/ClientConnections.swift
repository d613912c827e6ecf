import Foundation
import NIOCore
import Synchronization

/// Counts the connections of each client of a listener, so that no client takes all of them.
final class ClientConnections: Sendable {
  enum Client: Hashable, Sendable {
    /// The user of a process on this host, from a Unix socket.
    case user(uid_t)
    /// An address of the network. Of IPv6 the first 64 bits: the rest is for the client to choose.
    case address([UInt8])
  }

  private let limit: Int
  private let open = Mutex<[Client: Int]>([:])

  init(limit: Int) { self.limit = limit }

  /// - Parameter client: nil for one that has no limit.
  /// - Returns: false if the client has as many as it may have; a connection that was counted has to `leave`.
  func enter(_ client: Client?) -> Bool {
    guard let client else { return true }
    return open.withLock { open in
      let count = open[client, default: 0]
      guard count < limit else { return false }
      open[client] = count + 1
      return true
    }
  }

  func leave(_ client: Client?) {
    guard let client else { return }
    open.withLock { open in
      let count = open[client, default: 1] - 1
      open[client] = count > 0 ? count : nil
    }
  }
}

extension ClientConnections.Client {
  /// The client of a TCP connection; nil for this machine, where a proxy may connect for everybody.
  static func address(of channel: any Channel) -> Self? {
    guard let address = channel.remoteAddress, !ConnectionContext.isLocal(address.ipAddress) else {
      return nil
    }
    switch address {
    case .v4(let address): return .address(withUnsafeBytes(of: address.address.sin_addr, Array.init))
    case .v6(let address):
      return .address(withUnsafeBytes(of: address.address.sin6_addr) { Self.network(Array($0)) })
    case .unixDomainSocket: return nil
    }
  }

  /// The first 64 bits of an IPv6 address, or the IPv4 address inside it.
  static func network(_ address: [UInt8]) -> [UInt8] {
    let isMapped = address.prefix(10).allSatisfy { $0 == 0 } && address[10...11].allSatisfy { $0 == 0xFF }
    return isMapped ? Array(address.suffix(4)) : Array(address.prefix(8))
  }
}

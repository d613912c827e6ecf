import FeedCore
import Foundation
import NIOCore
import Synchronization

/// Who is at the other end of a Unix socket, as the kernel says: no token, and nothing to forge.
struct PeerCredentials: Sendable {
  /// What `SO_PEERCRED` gives: process, user and group.
  private struct Credentials: Sendable {
    var process: Int32 = 0
    var user: UInt32 = 0
    var group: UInt32 = 0
  }

  /// The login name of the process that `channel` leads to.
  ///
  /// - Throws: `FeedError` with code `authentication` where the kernel or the list of users does not know it.
  static func login(of channel: any Channel) async throws -> String {
    guard let socket = channel as? any SocketOptionProvider else { throw unknown }
    let credentials: Credentials = try await socket.unsafeGetSocketOption(
      level: SocketOptionLevel(SOL_SOCKET),
      name: SocketOptionName(SO_PEERCRED)
    ).get()
    guard let name = loginName(of: credentials.user) else { throw unknown }
    return name
  }

  private static let unknown = FeedError(
    .authentication,
    "The system does not know the user at the other end of the socket."
  )

  static func loginName(of user: uid_t) -> String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(user, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
    return String(cString: entry.pw_name)
  }
}

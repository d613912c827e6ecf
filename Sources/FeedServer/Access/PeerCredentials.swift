import FeedCore
import Foundation
import NIOCore
import NIOPosix

/// The user at the other end of a Unix socket, from the kernel: no token, and nothing to forge.
struct PeerCredentials: Sendable {
  /// What `SO_PEERCRED` gives: process, user and group, as they were when the other end connected.
  private struct Credentials: Sendable {
    var process: Int32 = 0
    var user: UInt32 = 0
    var group: UInt32 = 0
  }

  /// The peer of the connection whose requests this task handles.
  @TaskLocal static var current: PeerCredentials?

  let user: uid_t
  /// Of the user with the login name; nil if the list of users does not know it, or where it cannot be an id.
  let userID: String?

  /// - Throws: where the kernel does not say.
  init(of channel: any Channel) async throws {
    guard let socket = channel as? any SocketOptionProvider else { throw Self.unknown }
    let credentials: Credentials = try await socket.unsafeGetSocketOption(
      level: SocketOptionLevel(SOL_SOCKET),
      name: SocketOptionName(SO_PEERCRED)
    ).get()
    user = credentials.user
    // The list of users may be far away: not on a thread that others need.
    let login = try await NIOThreadPool.singleton.runIfActive { Self.loginName(of: credentials.user) }
    userID = login.flatMap(LoginName.userID)
  }

  /// The user id of the peer.
  ///
  /// - Throws: `FeedError` with code `authentication` if it has none.
  static func currentUserID() throws -> String {
    guard let userID = current?.userID else { throw unknown }
    return userID
  }

  static let unknown = FeedError(
    .authentication,
    "The user at the other end of the socket is not known to this system, or has a login name that cannot be a user id."
  )

  static func loginName(of user: uid_t) -> String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(user, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
    return String(cString: entry.pw_name)
  }
}

import Synchronization

/// A session that serves one person and must be no way to anything else on the host: what sshd starts for
/// them.
///
/// It is a fact of the process: once begun it is never over, and all tasks and threads see it.
///
/// See the article “Restricted sessions” of Reader.
struct RestrictedSession: Sendable {
  private static let begun = Mutex<RestrictedSession?>(nil)

  /// The socket of the host's server, the only home of feeds there is here.
  let socket: String

  /// The session that this process runs, if it is one.
  static var current: RestrictedSession? { begun.withLock { $0 } }

  static var isActive: Bool { current != nil }

  /// Makes this process a restricted session. A second call changes nothing.
  static func begin(socket: String) {
    begun.withLock { $0 = $0 ?? RestrictedSession(socket: socket) }
  }
}

/// A session that serves one person and must be no way to anything else on the host: what sshd starts for them.
///
/// Source: `tui.md` §7, "Escapes from a restricted session".
struct RestrictedSession: Sendable {
  /// The session this process runs, where it is one.
  @TaskLocal static var current: RestrictedSession?

  /// The socket of the host's server, the only home of feeds there is here.
  var socket: String

  static var isActive: Bool { current != nil }
}

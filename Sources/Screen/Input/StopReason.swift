/// Why the terminal asks for an orderly exit: save, then leave.
package enum StopReason: Hashable, Sendable {
  /// SIGINT from outside (Ctrl-C on the keyboard is a key).
  case interrupted
  /// SIGQUIT from outside.
  case quit
  /// SIGTERM.
  case terminated
  /// SIGHUP, or the terminal is gone (end of file or an I/O error on it).
  case hungUp
}

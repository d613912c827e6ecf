/// Who has the terminal.
enum TerminalState {
  /// Not started, or stopped.
  case idle
  /// We do.
  case active
  /// A child does, or the shell while we are stopped.
  case lent
}

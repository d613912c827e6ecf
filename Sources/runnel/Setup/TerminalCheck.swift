import Foundation

/// Whether a full-screen program can run here.
enum TerminalCheck {
  /// Input and output are a terminal that can place text on its screen.
  static var isPassed: Bool {
    let term = ProcessInfo.processInfo.environment["TERM"] ?? ""
    return hasKeys && isatty(STDOUT_FILENO) == 1 && !term.isEmpty && term != "dumb"
  }

  /// Input is a terminal.
  static var hasKeys: Bool { isatty(STDIN_FILENO) == 1 }
}

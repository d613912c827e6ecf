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

/// What the environment tells about the terminal's background.
enum TerminalBackground {
  /// Whether `COLORFGBG` (`foreground;background`, as rxvt and others set it) names a light background.
  static func isLight(_ colors: String?) -> Bool {
    guard let background = colors?.split(separator: ";").last.flatMap({ Int($0) }) else { return false }
    return background == 7 || background > 8
  }
}

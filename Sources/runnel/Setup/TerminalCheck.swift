import Foundation

/// Whether a full-screen program can run here.
enum TerminalCheck {
  /// - Throws: `Failure` that says what is missing, and what works without a terminal.
  static func run() throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Failure(
        .unavailable,
        "The reader needs a terminal for input and output; 'runnel feed timeline' prints without one."
      )
    }
  }
}

import ArgumentParser
import Foundation

struct ReadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Open the reader on your own database (what 'runnel' alone does)."
  )

  @OptionGroup var session: SessionOptions

  func run() async throws {
    try TerminalCheck.run()
    throw Failure(.software, "reader")
  }
}

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
    let term = ProcessInfo.processInfo.environment["TERM"] ?? ""
    guard !term.isEmpty, term != "dumb" else {
      throw Failure(.unavailable, "The reader cannot draw on this terminal (TERM is '\(term)').")
    }
  }
}

import FeedCore
import Foundation
import ReaderRuntime
import Subprocess

#if canImport(System)
import System
#else
import SystemPackage
#endif

/// A program of the person's choice that gets the terminal until it ends: an editor, a pager.
enum ForegroundProgram {
  /// Runs the person's editor on a file.
  ///
  /// - Throws: `Failure` if no editor can be started, or if it did not end well.
  static func edit(_ file: String) async throws {
    let environment = ProcessInfo.processInfo.environment
    let editor = TextEditorProgram(environment: environment, isRestricted: RestrictedSession.isActive)
    guard let command = editor.command, let program = command.first else {
      throw Failure(.unavailable, "No editor can be started: set EDITOR, or change \(file) yourself.")
    }
    let status = try await run(program, command.dropFirst() + [file])
    guard status == .exited(0) else {
      throw Failure(.failed, "\(program) did not end well; \(file) is as it left it.")
    }
  }

  /// Runs a program with this process's standard input, output and error. It is found in `PATH`; no shell is
  /// involved.
  private static func run(_ program: String, _ arguments: [String]) async throws -> TerminationStatus {
    // Ctrl-C is for the program that has the terminal.
    let before = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, before) }
    do {
      return try await Subprocess.run(
        program.contains("/") ? .path(FilePath(program)) : .name(program),
        arguments: Arguments(arguments),
        input: .currentStandardInput,
        output: .currentStandardOutput,
        error: .currentStandardError
      )
      .terminationStatus
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw Failure(.unavailable, "There is no program '\(program)': set EDITOR to one that is installed.")
    }
  }
}

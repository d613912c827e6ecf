import ArgumentParser
import FeedCore
import Foundation

/// An activity's id as people paste it: the UUID, or `SA:` and the UUID.
enum ActivityArgument {
  @Sendable static func parse(_ argument: String) throws -> ActivityID {
    let text = argument.hasPrefix("SA:") ? String(argument.dropFirst(3)) : argument
    guard let id = ActivityID(text) else {
      throw ValidationError("it is not an activity's id, which 'runnel feed --ids' shows")
    }
    return id
  }
}

/// Text given on the command line, or else piped in.
enum TextArgument {
  /// More than any text may have; a file piped in by mistake is not read to its end.
  private static let byteLimit = 1 << 20

  /// - Parameter words: the command line's; none, or `-` alone, means standard input.
  /// - Throws: `Failure` if there is nothing to read, or no text.
  static func text(_ words: [String]) throws -> String {
    guard words.isEmpty || words == ["-"] else { return words.joined(separator: " ") }
    guard isatty(STDIN_FILENO) == 0 || words == ["-"] else {
      throw Failure(.usage, "There is no text: write it after the command, or pipe it in.")
    }
    let data = (try? FileHandle.standardInput.read(upToCount: byteLimit)) ?? Data()
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure(.badData, "Standard input is not UTF-8 text.")
    }
    return text
  }
}

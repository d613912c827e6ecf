import FeedCore
import Foundation
import PrivateFiles

/// The person's own editor, for texts that outgrow the composer.
public struct TextEditorProgram: Sendable {
  /// The program and its own arguments; nil where none may be started.
  public let command: [String]?

  public init(command: [String]?) { self.command = command }

  /// `VISUAL`, then `EDITOR`, then `vi`; words are split at blanks, as in `code --wait`, with no shell between.
  ///
  /// - Parameter isRestricted: no programs may be started, as in a session that serves this program only.
  public init(environment: [String: String], isRestricted: Bool) {
    let named = [environment["VISUAL"], environment["EDITOR"], "vi"].compactMap { $0 }.first { !$0.isEmpty }
    command = isRestricted ? nil : named?.split(separator: " ").map(String.init)
  }

  /// The text as the editor left it.
  ///
  /// - Throws: `FeedError` with a sentence: no editor, an editor that failed, a file that is no text.
  @MainActor func edit(_ text: String, in files: ReaderFiles, on display: any Display) async throws -> String
  {
    guard let command, let program = command.first else {
      throw FeedError(.notAllowed, "No editor may be started here: write in the composer.")
    }
    let folder = files.folder ?? FileManager.default.temporaryDirectory.appending(path: "runnel-\(getuid())")
    let file = folder.appending(path: "text-\(getpid()).md")
    try PrivateFile.write(text, to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let status = try await display.run(program, command.dropFirst() + [file.path])
    guard status == 0 else {
      throw FeedError(.input, "\(program) ended with status \(status); the text is as it was.")
    }
    guard let edited = try? String(contentsOf: file, encoding: .utf8) else {
      throw FeedError(.input, "What \(program) left is no UTF-8 text; the text is as it was.")
    }
    return edited
  }
}

import FeedCore
import Foundation
import PrivateFiles

/// The person's own editor, for texts that outgrow the composer.
package struct TextEditorProgram: Sendable {
  /// The program and its own arguments; nil if none can be started.
  package let command: [String]?
  /// Why none can be started.
  private let problem: String

  package init(command: [String]?) {
    self.init(command: command, problem: Self.refusal)
  }

  private init(command: [String]?, problem: String) {
    self.command = command
    self.problem = problem
  }

  private static let refusal = "No editor may be started here: write in the composer."

  /// `VISUAL`, then `EDITOR`, then `vi`. Words are split as a shell splits them, as in `code --wait`, with no
  /// shell between.
  ///
  /// - Parameter isRestricted: no programs may be started, as in a session that serves this program only.
  package init(environment: [String: String], isRestricted: Bool) {
    guard !isRestricted else {
      self.init(command: nil)
      return
    }
    let variable = ["VISUAL", "EDITOR"].first { environment[$0, default: ""].contains { $0 != " " } }
    let named = variable.flatMap { environment[$0] } ?? "vi"
    self.init(
      command: NamedProgram.words(named, environment: environment),
      problem: "\(variable ?? "EDITOR") has a quote that is not closed: close it, or write in the composer."
    )
  }

  /// The text as the editor left it.
  ///
  /// - Throws: `FeedError` with a sentence: no editor, an editor that failed, a file that is not text.
  @MainActor func edit(_ text: String, in files: ReaderFiles, on display: any Display) async throws -> String
  {
    guard let command, let program = command.first else {
      throw FeedError(.notAllowed, problem)
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
      throw FeedError(.input, "What \(program) left is not a UTF-8 text; the text is as it was.")
    }
    return edited
  }
}

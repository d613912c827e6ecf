import FeedCore
import Foundation
import ReaderSample
import Testing

@testable import ReaderRuntime

/// `$EDITOR` and `$BROWSER` name programs as a shell would read them, with no shell between.
@Suite struct NamedProgramTests {
  @Test(arguments: [
    ("vim", ["vim"]), ("code --wait", ["code", "--wait"]), ("  vim   -n ", ["vim", "-n"]),
    ("'my editor' -n", ["my editor", "-n"]), ("\"my editor\" -n", ["my editor", "-n"]),
    ("my\\ editor", ["my editor"]), ("'it''s'", ["its"]), ("a'b \"c'\"d 'e\"", ["ab \"cd 'e"]), ("''", [""]),
    ("\"a\\\"b\\c\"", ["a\"b\\c"]), ("a\\", ["a\\"]), ("$(x) `y` ;z|w>v *", ["$(x)", "`y`", ";z|w>v", "*"]),
    ("", []),
  ])
  func wordsAreThoseOfAShell(_ text: String, _ words: [String]) {
    #expect(ShellWords.split(text) == words)
  }

  @Test(arguments: ["'", "\"", "a 'b", "'a\"", "\"a'\\\""])
  func aQuoteThatIsNotClosedIsNoCommand(_ text: String) {
    #expect(ShellWords.split(text) == nil)
  }

  @Test func aProgramWhoseNameIsTheWholeTextNeedsNoQuotes() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "My 'Editors' \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appending(path: "an editor").path
    _ = FileManager.default.createFile(atPath: program, contents: nil, attributes: [.posixPermissions: 0o700])
    for environment in [
      ["EDITOR": program], ["VISUAL": program], ["EDITOR": "an editor", "PATH": folder.path],
    ] {
      let named = TextEditorProgram(environment: environment, isRestricted: false)
      #expect(named.command == Array(environment.filter { $0.key != "PATH" }.values))
    }
    // A folder is not a program.
    #expect(
      TextEditorProgram(environment: ["EDITOR": folder.path], isRestricted: false).command
        == ShellWords.split(folder.path)
    )
    #expect(LinkOpener(environment: ["BROWSER": program], isRestricted: false).command == [program])
    #expect(
      LinkOpener(
        environment: ["BROWSER": "'\(folder.path.replacing("'", with: "'\\''"))/an editor' -n:other"],
        isRestricted: false
      )
      .command == [program, "-n"]
    )
  }

  @Test func withoutANameItIsVi() {
    for environment in [[:], ["EDITOR": ""], ["VISUAL": " ", "EDITOR": ""]] {
      #expect(TextEditorProgram(environment: environment, isRestricted: false).command == ["vi"])
    }
    #expect(TextEditorProgram(environment: ["EDITOR": "vim"], isRestricted: true).command == nil)
  }

  @Test @MainActor func aNameThatCannotBeReadIsToldInASentence() async throws {
    let bench = try await Bench(
      editor: TextEditorProgram(environment: ["EDITOR": "vim 'x"], isRestricted: false)
    )
    try await bench.press("cText<ctrl-x>")
    #expect(bench.statusLine.contains("EDITOR has a quote that is not closed"))
    #expect(bench.screen.contains("Text"))
    try bench.close()
  }
}

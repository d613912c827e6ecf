import Testing

@testable import ReaderTerminal

@Suite struct TerminalNameTests {
  private let known: Set<String> = ["xterm", "xterm-256color", "linux", "vt100", "tmux-256color"]

  @Test(arguments: [
    ("xterm-256color", "xterm-256color"), ("linux", "linux"), ("xterm-kitty", "xterm-256color"),
    ("xterm-ghostty", "xterm-256color"), ("foot", "xterm-256color"), ("wezterm", "xterm-256color"),
    ("contour", "xterm-256color"), ("rio", "xterm-256color"), ("alacritty", "xterm-256color"),
    ("something-256color", "xterm-256color"), ("wyse60", "vt100"),
  ])
  func choice(_ term: String, _ name: String) throws {
    let chosen = try TerminalName(term: term) { known.contains($0) }
    #expect(chosen.name == name)
    #expect((chosen.notice == nil) == (term == name))
  }

  @Test(arguments: ["", "dumb", "unknown"])
  func terminalsThatOnlyPrintAreRefused(_ term: String) {
    #expect(throws: TerminalError.dumb(name: term)) { try TerminalName(term: term) { _ in true } }
  }

  @Test func aSystemWithoutDescriptionsIsRefusedInOneSentence() {
    #expect(throws: TerminalError.unknown(name: "foot")) { try TerminalName(term: "foot") { _ in false } }
    #expect("\(TerminalError.unknown(name: "foot"))".hasSuffix("."))
  }
}

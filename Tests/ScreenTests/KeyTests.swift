import Screen
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    "j", "J", "ctrl-d", "pgdn", "shift-tab", "enter", "f2", "alt-x", "space", "esc", "-", "ctrl--",
    "ctrl-alt-up",
    "?", "é", "home", "shift-f5",
  ])
  func notationReadsBack(_ notation: String) {
    #expect(Key(notation)?.notation == notation)
  }

  @Test func spellingsOfOneKeyAreEqual() {
    #expect(Key("Ctrl-D") == Key("ctrl-d"))
    #expect(Key("PageDown") == Key("pgdn"))
    #expect(Key("shift-j") == Key("J"))
    #expect(Key("return") == Key(.enter))
  }

  @Test(arguments: ["", "ctrl-", "nokey", "f0", "f99", "jj"])
  func whatNamesNoKeyIsNil(_ notation: String) {
    #expect(Key(notation) == nil)
  }

  @Test func onlyPlainCharactersAreTyped() {
    #expect(Key("x").typed == "x")
    #expect(Key(" ").typed == " ")
    #expect(Key("ctrl-x")?.typed == nil)
    #expect(Key(.enter).typed == nil)
  }
}

import Screen
import StyledText
import Testing

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("hello", 5), ("", 0), ("漢字", 4), ("😀", 2), ("★…─", 3), ("🇸🇪", 2), ("❤️", 1), ("⚠️", 1), ("👍🏽", 2),
    ("👨‍👩‍👧", 2), ("👩🏽‍💻", 2), ("é", 1), ("e\u{301}\u{302}\u{303}\u{304}", 1), ("한국어", 6),
    ("\u{1112}\u{1161}\u{11AB}", 2),
    ("🫨", 1), ("ไทย", 3), ("नमस्ते", 4), ("မြန်မာ", 5), ("தமிழ்", 4), ("می‌خواهم", 7), ("a\u{200B}b", 2),
    ("a\u{202E}b", 2), ("a\tb\u{1B}c", 3),
    ("\u{301}", 1),
  ])
  func columns(_ text: String, _ width: Int) {
    #expect(TextWidth.unicode.width(of: text) == width)
  }

  /// Reading matters more than saving a cell: vowel signs and Persian's joiner stay.
  @Test(arguments: ["नमस्ते", "বাংলা", "မြန်မာ", "தமிழ்", "می‌خواهم", "ภาษาไทย", "한국어", "日本語", "ελληνικά", "עברית"])
  func livingScriptsAreShownWhole(_ text: String) {
    var frame = Frame(width: 20, height: 1)
    frame.write(text, row: 0, column: 0)
    #expect(frame.text == text + "\n")
  }

  @Test(arguments: [
    ("…", 3), ("é", 1), ("straße", 7), ("→", 2), ("漢", 1), ("Жук", 4), ("“x”", 3), ("ﬁ", 2), ("½", 3),
  ])
  func columnsInASCIIAreCountedAfterSpellingOut(_ text: String, _ width: Int) {
    #expect(TextWidth.ascii.width(of: text) == width)
  }

  @Test func aFrameTakesAsManyColumnsAsMeasured() {
    for text in ["naïve 漢字 👍🏽!", "क्षि x", "🇸🇪🇳🇴", "e\u{301}…", "a\u{200D}b"] {
      for measure in [TextWidth.unicode, .ascii] {
        var frame = Frame(width: 40, height: 1, charset: measure.charset)
        #expect(frame.write(text, row: 0, column: 0) == measure.width(of: text))
      }
    }
  }

  @Test func truncatingCutsWholeClusters() {
    let measure = TextWidth.unicode
    #expect(measure.truncated("hello world", to: 8) == "hello w…")
    #expect(measure.truncated("hello", to: 5) == "hello")
    #expect(measure.truncated("漢字漢字", to: 6) == "漢字…")
    #expect(measure.truncated("漢字", to: 1) == "…")
    #expect(measure.truncated("hello", to: 0) == "")
    #expect(TextWidth.ascii.truncated("hello world", to: 8) == "hello…")
  }

  @Test func aTruncatedLineKeepsItsRoles() {
    let line = StyledLine([Span("ann", roles: ["author"]), Span(" said hello")])
    let cut = TextWidth.unicode.truncated(line, to: 3)
    #expect(cut.spans == [Span("an…", roles: ["author"])])
  }

  @Test func padding() {
    let measure = TextWidth.unicode
    #expect(measure.padded("漢", to: 5) == "漢   ")
    #expect(measure.padded("ab", to: 5, .right) == "   ab")
    #expect(measure.padded("ab", to: 5, .center) == " ab  ")
    #expect(measure.fitted("abcdef", to: 4) == "abc…")
  }
}

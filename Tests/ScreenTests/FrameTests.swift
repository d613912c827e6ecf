import Screen
import Testing

@Suite struct FrameTests {
  @Test func writingIsClippedToTheFrame() {
    var frame = Frame(width: 5, height: 2)
    #expect(frame.write("hello world", row: 0, column: 2) == 13)
    frame.write("x", row: 5, column: 0)
    frame.write("abc", row: 1, column: -2)
    #expect(frame.text == "  hel\nc\n")
  }

  @Test func writingIsClippedToARectangle() {
    var frame = Frame(width: 8, height: 1)
    frame.write("abcdef", row: 0, column: 0, clip: Rect(row: 0, column: 1, width: 3, height: 1))
    #expect(frame.text == " bcd\n")
  }

  @Test func aWideGlyphCutByTheEdgeBecomesBlank() {
    var frame = Frame(width: 3, height: 1)
    frame.write("漢字", row: 0, column: 0)
    #expect(frame.text == "漢\n")
    #expect(frame[0, 2].glyph.text == " ")
  }

  @Test func overwritingHalfOfAWideGlyphBlanksTheOther() {
    var frame = Frame(width: 4, height: 1)
    frame.write("漢字", row: 0, column: 0)
    frame.write("x", row: 0, column: 1)
    #expect(frame.text == " x字\n")
    frame.write("漢", row: 0, column: 1)
    #expect(frame.text == " 漢\n")
    frame.write("y", row: 0, column: 1)
    #expect(frame.text == " y\n")
  }

  @Test func hostileTextLeavesNoControlInAFrame() {
    var frame = Frame(width: 80, height: 1)
    frame.write("a\u{1B}[31mb\u{9B}2Jc\u{202E}d\u{200B}e\r\n\u{7}f", row: 0, column: 0)
    #expect(frame.text == "a[31mb2Jcdef\n")
  }

  @Test func marksAreCappedAtTwo() {
    var frame = Frame(width: 4, height: 1)
    frame.write("e" + String(repeating: "\u{301}", count: 40) + "x", row: 0, column: 0)
    #expect(Array(frame.text.unicodeScalars).count == 5)
  }

  @Test func stylesAreDumpedWithTheirRuns() {
    var frame = Frame(width: 12, height: 2)
    frame.write("hi", row: 0, column: 0, style: Style(foreground: .indexed(2), attributes: [.bold]))
    frame.write(" there", row: 0, column: 2)
    frame.patch(Rect(row: 1, column: 0, width: 2, height: 1), with: Style(background: .rgb(1, 2, 255)))
    #expect(frame.styledText == "{bold fg=2|hi} there\n{bg=#0102ff|  }\n")
  }

  @Test func asciiFramesSpellOut() {
    var frame = Frame(width: 20, height: 1, charset: .ascii)
    frame.write("naïve… ─→ 漢", row: 0, column: 0)
    #expect(frame.text == "naive... --> ?\n")
  }

  @Test func framesAreDrawnIntoFrames() {
    var inner = Frame(width: 3, height: 2)
    inner.write("漢a", row: 0, column: 0)
    inner.write("bcd", row: 1, column: 0)
    var frame = Frame(width: 4, height: 2)
    frame.draw(inner, row: 0, column: 2)
    #expect(frame.text == "  漢\n  bc\n")
  }

  @Test func fillAndRules() {
    var frame = Frame(width: 4, height: 2)
    frame.fill(Rect(row: 1, column: 0, width: 9, height: 9), with: "─")
    #expect(frame.text == "\n────\n")
  }
}

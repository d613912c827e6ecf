import StyledText
import Testing

@Suite struct WrappingTests {
  private func wrap(_ text: String, _ columns: Int, hanging: Int = 0) -> [String] {
    TextWidth.unicode.wrapped(text, to: columns, hanging: hanging)
  }

  @Test func breaksBetweenWords() {
    #expect(wrap("the quick brown fox", 10) == ["the quick", "brown fox"])
    #expect(wrap("the quick", 9) == ["the quick"])
    #expect(wrap("a  b", 2) == ["a", "b"])
  }

  @Test func breaksLongWords() {
    #expect(wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"])
    #expect(wrap("see https://example.org/path", 10) == ["see", "https://ex", "ample.org/", "path"])
  }

  @Test func breaksAfterHyphens() {
    #expect(wrap("well-known fact", 6) == ["well-", "known", "fact"])
    #expect(wrap("a -1 b", 4) == ["a -1", "b"])
  }

  @Test func breaksBetweenIdeographsButNotBeforeTheirPunctuation() {
    #expect(wrap("今日は良い天気です。", 8) == ["今日は良", "い天気で", "す。"])
    #expect(wrap("今日は、良い", 6) == ["今日", "は、良", "い"])
  }

  @Test func keepsLinesAndIndent() {
    #expect(wrap("a\n\n  b c", 10) == ["a", "", "  b c"])
    #expect(wrap("  indented text", 10) == ["  indented", "text"])
  }

  @Test func hangingIndentIsBeforeEveryLineButTheFirst() {
    #expect(wrap("one two three", 7, hanging: 2) == ["one two", "  three"])
  }

  @Test func spansKeepTheirRolesAcrossBreaks() {
    let line = StyledLine([
      Span("hello "), Span("big world", roles: ["tag"], action: .hashtag(tag: "x")), Span("!"),
    ])
    let lines = TextWidth.unicode.wrapped(line, to: 9)
    #expect(lines.map(\.text) == ["hello big", "world!"])
    #expect(lines[1].spans == [Span("world", roles: ["tag"], action: .hashtag(tag: "x")), Span("!")])
  }

  @Test(arguments: 1...12)
  func noLineIsWiderThanAskedAndNothingIsLost(_ columns: Int) {
    let text = "Hello 漢字漢字 wörld-wide e\u{301}e\u{301} 👍🏽👍🏽 abcdefghijklmnop नमस्ते (x)「あ」"
    let lines = wrap(text, columns)
    for line in lines where columns > 1 { #expect(TextWidth.unicode.width(of: line) <= max(columns, 2)) }
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }

  @Test(arguments: 0..<40)
  func anyTextIsWrappedWithinItsColumns(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = TextCleaner.body(String(decoding: random.hostileBytes(count: 60), as: UTF8.self))
    let columns = Int.random(in: 2...30, using: &random)
    for measure in [TextWidth.unicode, .ascii] {
      let lines = measure.wrapped(text, to: columns, hanging: 1)
      // A cluster wider than a line stands alone on its own.
      let wide = lines.filter { measure.width(of: $0) > columns }
      #expect(wide.allSatisfy { $0.drop { $0 == " " }.count == 1 })
      #expect(lines.joined().filter { $0 != " " }.count <= text.count)
    }
  }
}

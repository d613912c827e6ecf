import Screen
import Testing

@Suite struct TextCleanerTests {
  @Test(arguments: [
    ("  a \t b\n", "a b"), ("\u{1B}[31mred\u{1B}[0m", "red"), ("x\u{1B}]0;title\u{7}y", "xy"),
    ("x\u{9B}2Jy", "xy"), ("a\u{202E}b\u{2066}c", "abc"), ("\u{1B}\u{1B}[31mx", "x"),
    ("a\u{1B}]8;;http://x\u{1B}\\b", "ab"), ("never ends \u{1B}]0;abc", "never ends 0;abc"),
    ("plain", "plain"),
    ("", ""), (" ", ""), ("é\u{0}x", "éx"),
  ])
  func fields(_ text: String, _ cleaned: String) {
    #expect(TextCleaner.field(text) == cleaned)
  }

  @Test(arguments: [
    ("a\tb", "a   b"), ("a\r\nb", "a\nb"), ("a\rb", "a␍b"), ("\u{1B}[31m", "␛[31m"), ("a\u{7F}", "a␡"),
    ("a\u{9B}", "a□"), ("x\u{202E}y\u{200B}z", "xyz"), ("one\n\ntwo\n", "one\n\ntwo\n"),
    ("a\u{2028}b", "a\nb"),
  ])
  func bodies(_ text: String, _ cleaned: String) {
    #expect(TextCleaner.body(text) == cleaned)
  }

  @Test func brokenUTF8IsRepairedFirst() {
    // Taking out the 0x07 alone would leave C2 9B, an 8-bit CSI.
    let bytes: [UInt8] = [0x61, 0xC2, 0x07, 0x9B, 0x62]
    #expect(!TextCleaner.field(bytes: bytes).unicodeScalars.contains("\u{9B}"))
    #expect(!TextCleaner.body(bytes: bytes).unicodeScalars.contains("\u{9B}"))
  }

  @Test(arguments: 0..<200)
  func nothingHostileSurvives(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = String(decoding: random.hostileBytes(count: 300), as: UTF8.self)
    let field = TextCleaner.field(text)
    let body = TextCleaner.body(text)
    #expect(!field.unicodeScalars.contains(where: isHostile))
    #expect(!body.unicodeScalars.contains { $0 != "\n" && isHostile($0) })
    #expect(TextCleaner.field(field) == field)
    #expect(TextCleaner.body(body) == body)
  }

  @Test(arguments: 0..<50)
  func nothingHostileReachesAFrame(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = String(decoding: random.hostileBytes(count: 300), as: UTF8.self)
    for charset in [Charset.unicode, .ascii] {
      var frame = Frame(width: 400, height: 1, charset: charset)
      let end = frame.write(text, row: 0, column: 0)
      #expect(end == frame.measure.width(of: text))
      let shown = frame.text.dropLast().unicodeScalars
      #expect(!shown.contains(where: isHostile))
      if charset == .ascii { #expect(shown.allSatisfy { $0.isASCII }) }
    }
  }

  private func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }
}

import Screen
import Testing

@testable import StyledText

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

  /// What hides, or runs over the lines around it: the same for the screen and for what commands print.
  @Test(arguments: [
    ("a\u{1160}b", "ab"), ("a\u{E0041}\u{E007F}b", "ab"), ("🏴\u{E0067}\u{E0062}\u{E007F}x", "🏴x"),
    ("e\u{301}\u{302}\u{303}\u{304}x", "e\u{301}\u{302}x"), ("ก\u{E35}\u{E48}", "ก\u{E35}\u{E48}"),
    ("각\u{11A8}\u{11A8}\u{11A8}x", "각\u{11A8}\u{11A8}x"),
    ("a\u{180F}b", "a\u{180F}b"),
  ])
  func whatHidesOrRunsOverIsTheSameOnTheScreenAndInOutput(_ text: String, _ shown: String) {
    #expect(TextCleaner.body(text) == shown)
    #expect(TextCleaner.field(text) == shown)
    #expect(TextCleaner.isClean(text) == (text == shown))
    var (frame, cleaned) = (Frame(width: 20, height: 1), Frame(width: 20, height: 1))
    frame.write(text, row: 0, column: 0)
    cleaned.write(shown, row: 0, column: 0)
    #expect(frame == cleaned)
  }

  /// The compiler takes none of them in a literal.
  @Test(arguments: [UInt32(0xFFFE), 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFE, 0x10FFFF])
  func numbersThatAreNoCharactersAreBoxes(_ value: UInt32) throws {
    let text = "a" + String(Character(try #require(Unicode.Scalar(value)))) + "b"
    #expect(TextCleaner.body(text) == "a□b" && TextCleaner.field(text) == "a□b")
    #expect(!TextCleaner.isClean(text))
    var frame = Frame(width: 3, height: 1)
    frame.write(text, row: 0, column: 0)
    #expect(frame.text == "a□b\n")
    #expect(TextCleaner.editable(text) == text)
  }

  @Test func noScalarIsShownInOutputThatTheScreenDrops() {
    let spelling: Set<UInt32> = [0x200C, 0x200D, 0x180B, 0x180C, 0x180D, 0x180F]
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), ScalarClass.of(value) == .dropped else { continue }
      guard !spelling.contains(value), !(0xFE00...0xFE0F).contains(value) else { continue }
      let kept = TextCleaner.body("a" + String(Character(scalar)) + "b").unicodeScalars.contains(scalar)
      #expect(!kept || scalar == "\n", "U+\(String(value, radix: 16))")
    }
  }

  @Test func everyMarkIsLookedUp() {
    for value in UInt32(0)...0x10FFFF where ScalarClass.of(value) == .mark {
      #expect(ScalarFilter.mayBeSpecial(value), "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: [
    "👩\u{200D}👧", "❤\u{FE0F}\u{200D}🔥", "1\u{FE0F}\u{20E3}", "می\u{200C}خواهم", "क्षि", "ไทย", "é", "…─│",
    "🏳\u{FE0F}\u{200D}⚧\u{FE0F}",
  ])
  func whatPeopleWriteStays(_ text: String) {
    #expect(TextCleaner.body(text) == text)
    #expect(TextCleaner.isClean(text))
  }

  @Test(arguments: [
    ("one\rtwo", "one\ntwo"), ("one\r\ntwo", "one\ntwo"), ("one\r\rtwo\r", "one\n\ntwo\n"),
    ("\n\r\n", "\n\n"),
    ("a\u{1B}[31mb", "a␛[31mb"), ("🏴\u{E0067}\u{E007F}", "🏴\u{E0067}\u{E007F}"),
    ("e\u{301}\u{302}\u{303}", "e\u{301}\u{302}\u{303}"), ("a\u{202E}b", "ab"), ("a\tb", "a   b"),
  ])
  func textToBeWrittenOnKeepsItsSpelling(_ text: String, _ cleaned: String) {
    #expect(TextCleaner.editable(text) == cleaned)
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

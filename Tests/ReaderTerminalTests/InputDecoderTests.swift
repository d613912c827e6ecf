import Screen
import Testing

@testable import ReaderTerminal

@Suite struct InputDecoderTests {
  private func decode(_ text: String) -> [DecodedInput] {
    var decoder = InputDecoder()
    return decoder.feed(Array(text.utf8)) + decoder.expire()
  }

  private func keys(_ text: String) -> [String] {
    decode(text).map { input in
      guard case .event(.key(let key)) = input else { return "\(input)" }
      return key.notation
    }
  }

  @Test(arguments: [
    ("j", "j"), ("é", "é"), ("漢", "漢"), ("👍", "👍"), (" ", "space"), ("\r", "enter"), ("\n", "enter"),
    ("\t", "tab"),
    ("\u{7F}", "backspace"), ("\u{8}", "backspace"), ("\u{4}", "ctrl-d"), ("\u{0}", "ctrl-space"),
    ("\u{1C}", "ctrl-\\"), ("\u{1F}", "ctrl-_"), ("\u{1B}", "esc"), ("\u{1B}x", "alt-x"),
    ("\u{1B}é", "alt-é"),
    ("\u{1B}\u{4}", "ctrl-alt-d"), ("\u{1B}[A", "up"), ("\u{1B}OA", "up"), ("\u{1B}[B", "down"),
    ("\u{1B}[1;5C", "ctrl-right"), ("\u{1B}[1;2D", "shift-left"), ("\u{1B}[1;3A", "alt-up"),
    ("\u{1B}[H", "home"),
    ("\u{1B}OF", "end"), ("\u{1B}[1~", "home"), ("\u{1B}[4~", "end"), ("\u{1B}[5~", "pgup"),
    ("\u{1B}[6~", "pgdn"),
    ("\u{1B}[6;5~", "ctrl-pgdn"), ("\u{1B}[2~", "insert"), ("\u{1B}[3~", "delete"), ("\u{1B}[Z", "shift-tab"),
    ("\u{1B}OP", "f1"), ("\u{1B}[12~", "f2"), ("\u{1B}[24~", "f12"), ("\u{1B}[1;2P", "shift-f1"),
    ("\u{1B}[[C", "f3"), ("\u{1B}[97;5u", "ctrl-a"), ("\u{1B}[27;5;97~", "ctrl-a"),
    ("\u{1B}[13;2u", "shift-enter"),
    ("\u{1B}\u{1B}[A", "alt-up"), ("\u{1B}Oj", "*"), ("\u{1B}[", "alt-["), ("\u{1B}O", "alt-O"),
  ])
  func keysAreDecoded(_ bytes: String, _ notation: String) {
    #expect(keys(bytes) == [notation])
  }

  @Test func aBatchIsDecodedInOrder() {
    #expect(keys("jj\u{1B}[Ak\u{1B}OBé") == ["j", "j", "up", "k", "down", "é"])
  }

  @Test(arguments: [
    "\u{1B}[1;5C", "é", "👍", "\u{1B}[200~hi\u{1B}[201~", "\u{1B}[<0;3;4M", "\u{1B}[?2026;2$y",
  ])
  func splitBytesMeanTheSame(_ text: String) {
    var decoder = InputDecoder()
    let found = Array(text.utf8).flatMap { decoder.feed([$0]) }
    #expect(found == decode(text))
    #expect(found.count == 1)
    #expect(!decoder.isWaiting)
  }

  @Test func anEscapeWaitsUntilNothingFollows() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]).isEmpty)
    #expect(decoder.isWaiting)
    #expect(decoder.expire() == [.event(.key(Key(.escape)))])
    #expect(!decoder.isWaiting)
  }

  @Test func twoEscapesAreTwoKeys() {
    #expect(keys("\u{1B}\u{1B}") == ["esc", "esc"])
    #expect(keys("\u{1B}\u{1B}q") == ["esc", "alt-q"])
  }

  @Test func aPasteIsOneEventAndNeverKeys() {
    #expect(
      decode("\u{1B}[200~q\nd\u{1B}[A\u{1B}[201~j") == [
        .event(.paste("q\nd\u{1B}[A")), .event(.key(Key("j"))),
      ]
    )
  }

  @Test func aPasteThatNeverEndsIsDelivered() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}[200~abc\u{1B}[20".utf8)).isEmpty)
    #expect(decoder.isPasting)
    #expect(decoder.expire() == [.event(.paste("abc\u{1B}[20"))])
    #expect(decoder.feed([0x6A]) == [.event(.key(Key("j")))])
  }

  @Test func mouseReports() {
    #expect(
      decode("\u{1B}[<0;3;4M") == [.event(.mouse(MouseEvent(.press, .left, at: Position(row: 3, column: 2))))]
    )
    #expect(
      decode("\u{1B}[<2;1;1m") == [
        .event(.mouse(MouseEvent(.release, .right, at: Position(row: 0, column: 0))))
      ]
    )
    #expect(
      decode("\u{1B}[<65;1;2M") == [
        .event(.mouse(MouseEvent(.wheelDown, .none, at: Position(row: 1, column: 0))))
      ]
    )
    #expect(decode("\u{1B}[<35;1;2M").isEmpty)
    #expect(decode("\u{1B}[M abcj") == [.event(.key(Key("c"))), .event(.key(Key("j")))])
  }

  @Test func reportsAreNoKeys() {
    #expect(decode("\u{1B}[?2026;2$y") == [.report(.mode(number: 2026, state: 2))])
    #expect(
      decode("\u{1B}[?62;22c\u{1B}]11;rgb:0/0/0\u{1B}\\\u{1B}P>|XTerm\u{1B}\\")
        == Array(repeating: .report(.other), count: 3)
    )
    #expect(decode("\u{1B}[I\u{1B}[O") == [.event(.focus(true)), .event(.focus(false))])
  }

  @Test func aCursorReportIsToldFromF3() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}[1;2R".utf8)) == [.event(.key(Key(.function(3), .shift)))])
    decoder.expectsCursorReport = true
    #expect(decoder.feed(Array("\u{1B}[1;2R".utf8)) == [.report(.cursor(row: 1, column: 2))])
  }

  @Test func brokenTextIsReplaced() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0xFF, 0x6A, 0xC3]) == [.event(.key(Key("\u{FFFD}"))), .event(.key(Key("j")))])
    #expect(decoder.expire() == [.event(.key(Key("\u{FFFD}")))])
  }

  @Test func latinTextIsTakenWhereThereIsNoUTF8() {
    var decoder = InputDecoder(isLatin: true)
    #expect(decoder.feed([0xE9, 0x6A]) == [.event(.key(Key("é"))), .event(.key(Key("j")))])
    #expect(decoder.feed([0xC3, 0xA9]) == [.event(.key(Key("é")))])
  }

  @Test func theTerminalsOwnSequencesComeFirst() {
    let sequences = KeySequences { $0 == "kcuu1" ? Array("\u{1B}X!".utf8) : nil }
    var decoder = InputDecoder(sequences: sequences)
    #expect(decoder.feed(Array("\u{1B}X".utf8)).isEmpty)
    #expect(decoder.feed(Array("!".utf8)) == [.event(.key(Key(.up)))])
  }

  @Test(arguments: 0..<200)
  func anyBytesAreTakenWithoutEnd(_ seed: Int) {
    var state = UInt64(seed &+ 1)
    var decoder = InputDecoder()
    for _ in 0..<300 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let picks: [UInt8] = [
        0x1B, 0x5B, 0x4F, 0x3B, 0x31, 0x7E, 0x4D, 0x3C, UInt8(truncatingIfNeeded: state >> 40),
      ]
      _ = decoder.feed([picks[Int(state >> 33) % picks.count]])
      if state >> 60 == 0 { _ = decoder.expire() }
    }
    // However the bytes ended, two silences bring the keyboard back.
    _ = decoder.expire()
    _ = decoder.expire()
    #expect(!decoder.isWaiting)
    #expect(decoder.feed([0x6A]) == [.event(.key(Key("j")))])
  }
}

import Screen
import StyledText
import Testing

@testable import ReaderTerminal

@Suite struct OutputShortenerTests {
  private func shortened(_ parts: [String]) -> [String] {
    var shortener = OutputShortener()
    return parts.map { part in
      Array(part.utf8).withUnsafeBufferPointer {
        String(decoding: shortener.shortened($0), as: UTF8.self)
      }
    }
  }

  /// What each character is written in, by following the styles; everything else as it stands.
  private func meaning(of bytes: [UInt8]) -> [String] {
    var pen = Pen()
    var rest = bytes[...]
    var result: [String] = []
    while let byte = rest.popFirst() {
      guard byte == 0x1B, let kind = rest.first else {
        let moves = byte == UInt8(ascii: "\r") || byte == 8
        result.append("\(Character(Unicode.Scalar(byte)))" + (moves ? "" : " \(pen)"))
        continue
      }
      let final =
        kind == UInt8(ascii: "[") ? rest.firstIndex { (0x40...0x7E).contains($0) && $0 != kind } : nil
      guard let end = final else {
        rest = rest.dropFirst(2)
        continue
      }
      let parameters = rest[(rest.startIndex + 1)..<end]
      if rest[end] == UInt8(ascii: "m") {
        let isKnown = pen.apply(parameters)
        #expect(isKnown)
      } else {
        // What erases or scrolls fills with the background.
        let fills = "KSTJLMPX@".utf8.contains(rest[end])
        result.append(String(decoding: rest[...end], as: UTF8.self) + (fills ? " \(pen)" : ""))
      }
      rest = rest[(end + 1)...]
    }
    return result + ["\(pen)"]
  }

  @Test func whatNcursesSaysAtLengthIsSaidShortly() {
    let said = shortened([
      "\u{1B}(B\u{1B}[mx", "\u{1B}(B\u{1B}[0;1m\u{1B}[36mA\u{1B}[39m\u{1B}(B\u{1B}[m",
      "\u{1B}[36mA\u{1B}[39m\u{1B}(B\u{1B}[0;1m\u{1B}[36mB\u{1B}[33mC\u{1B}[39m\u{1B}(B\u{1B}[m",
    ])
    #expect(
      said == ["\u{1B}(B\u{1B}[mx", "\u{1B}[1;36mA\u{1B}[m", "\u{1B}[36mA\u{1B}[1mB\u{1B}[33mC\u{1B}[m"]
    )
  }

  @Test func whatErasesKeepsItsBackground() {
    let erasing = "\u{1B}[44m\u{1B}[K\u{1B}[49m\u{1B}[3;1H"
    #expect(shortened(["\u{1B}[m", erasing]).last == "\u{1B}[44m\u{1B}[K\u{1B}[3;1H\u{1B}[m")
  }

  @Test func lineDrawingCharactersAreSwitchedOnAndOff() {
    let said = shortened(["\u{1B}(B\u{1B}[ma", "\u{1B}(0q\u{1B}(Bq\u{1B}(B"]).last
    #expect(said == "\u{1B}(0q\u{1B}(Bq")
  }

  @Test func theNextRowIsALineFeedAwayUnlessThatScrolls() {
    let said = shortened([
      "\u{1B}(B\u{1B}[m", "\u{1B}[3;5Ha\r\u{1B}[4db\r\u{1B}[6dc\r\u{1B}[7d",
      "\u{1B}[2;5r\u{1B}[5;1H\r\u{1B}[6d",
      "\r\u{1B}[7d\n\r\u{1B}[9d", "\r",
    ])
    #expect(said[1] == "\u{1B}[3;5Ha\r\nb\r\u{1B}[6dc\r\n")
    #expect(said[2] == "\u{1B}[2;5r\u{1B}[5;1H\r\u{1B}[6d")
    #expect(said[3] == "\r\u{1B}[7d\n\r\u{1B}[9d")
    #expect(said[4] == "\r")
  }

  @Test func anUnknownStylePasses() {
    let said = shortened(["\u{1B}[m\u{1B}[58;5;1mA\u{1B}[1mB"]).joined()
    #expect(said.contains("\u{1B}[58;5;1m") && said.hasSuffix("\u{1B}[1mB"))
  }

  @Test func whatTheTerminalKnowsToTakeBackIsTakenBack() {
    let colored = "\u{1B}[38;5;240;48;2;1;2;3;1mA\u{1B}[22mB\u{1B}[2;3mC\u{1B}[22;3mD"
    #expect(
      shortened(["\u{1B}[m", colored]).last
        == "\u{1B}[1;38;5;240;48;2;1;2;3mA\u{1B}[22mB\u{1B}[2;3mC\u{1B}[22mD"
    )
  }

  @Test func anythingElseComesThroughUnchanged() {
    let other = "ab\r\n\u{8}\u{1B}[5;7Hé世\u{1B}7\u{1B}8\u{1B}[?25l\u{1B}[2J\u{E}\u{F}\u{1B}"
    #expect(shortened(["\u{1B}(B\u{1B}[m", other]).last == other)
  }

  @Test func randomStylesMeanTheSameInFewerBytes() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "\u{1B}(B\u{1B}[m", "\u{1B}[0;1m", "\u{1B}[0;2;4m", "\u{1B}[36m", "\u{1B}[39m", "\u{1B}[39;49m",
      "\u{1B}[7m",
      "\u{1B}[38;5;240m", "\u{1B}[48;2;1;2;3m", "\u{1B}[97m", "\u{1B}[48:5:7m", "\u{1B}[22m", "a", "b", " ",
      "\r",
      "\u{1B}[K", "\u{1B}[3;4H", "\u{1B}[2S", "\n",
    ]
    for _ in 0..<2000 {
      let long = Array((0..<30).map { _ in pieces.randomElement(using: &random)! }.joined().utf8)
      let start = Array("\u{1B}[m".utf8)
      var shortener = OutputShortener()
      let short = (start + long).withUnsafeBufferPointer { shortener.shortened($0) }
      let (before, after) = (meaning(of: start + long), meaning(of: short))
      let difference = "\(String(decoding: long, as: UTF8.self).debugDescription)"
      #expect(before == after, "\(difference)")
      #expect(short.count <= start.count + long.count, "\(difference)")
    }
  }
}

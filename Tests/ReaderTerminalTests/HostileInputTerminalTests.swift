import GrowthTesting
import ProcessTesting
import Screen
import TerminalTesting
import Testing

@testable import ReaderTerminal

/// Whatever arrives costs time in proportion to its length, and no more memory than what a person can use.
@Suite struct HostileInputTerminalTests {
  private static let starts = [
    "letters": "j", "escapes": "\u{1B}", "strings": "\u{1B}]", "broken UTF-8": "\u{FFFD}",
    "pastes": "\u{1B}[200~a\u{1B}[201~",
    "parameters": "\u{1B}[1;", "mouse": "\u{1B}[<0;1;1M", "application keys": "\u{1B}O1",
    "device strings": "\u{1B}P\u{1B}", "pairs": "\u{1B}\u{1B}[", "marks": "\u{301}",
  ]

  @Test(arguments: starts.keys.sorted())
  func decodingIsLinear(_ name: String) throws {
    let start = try #require(Self.starts[name])
    for piece in [4096, 1 << 20] {
      Growth.expectLinear(name, sizes: [1_000, 10_000, 100_000]) {
        Array(Array(repeating: Array(start.utf8), count: $0 / start.utf8.count).joined())
      } work: {
        feed($0, in: piece)
      }
    }
  }

  @Test(arguments: ["\u{1B}]0;", "\u{1B}P", "\u{1B}[", "\u{1B}[200~", "\u{1B}O"])
  func whatNeverEndsIsLinear(_ start: String) {
    Growth.expectLinear(start.debugDescription, sizes: [1_000, 10_000, 100_000]) { size in
      Array(start.utf8) + Array(repeating: UInt8(ascii: "1"), count: size)
    } work: {
      // Some bytes at a time, as a slow line brings them.
      feed($0, in: 16)
    }
  }

  private func feed(_ bytes: [UInt8], in size: Int) {
    var decoder = InputDecoder()
    var rest = bytes[...]
    while !rest.isEmpty {
      _ = decoder.feed(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    _ = decoder.expire()
  }

  @Test func aStringThatNeverEndsIsNotKept() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}]52;c;".utf8)).isEmpty)
    for _ in 0..<1000 {
      #expect(decoder.feed(Array(repeating: UInt8(ascii: "A"), count: 1000)).isEmpty)
      #expect(decoder.kept < 16)
    }
    #expect(decoder.isWaiting)
    #expect(decoder.feed(Array("\u{1B}\\j".utf8)) == [.report(.other), .event(.key(Key("j")))])
  }

  @Test(arguments: ["\u{1B}[", "\u{1B}O", "\u{1B}\u{1B}["])
  func aSequenceThatNeverEndsIsGivenUp(_ start: String) {
    var decoder = InputDecoder()
    _ = decoder.feed(Array(start.utf8))
    for _ in 0..<1000 {
      _ = decoder.feed(Array(repeating: UInt8(ascii: "1"), count: 100))
      #expect(decoder.kept <= 2 * ControlSequence.longest)
    }
  }

  @Test func aPasteThatNeverEndsIsCutAndSaysSo() {
    var decoder = InputDecoder()
    _ = decoder.feed(Array("\u{1B}[200~".utf8))
    for _ in 0..<5 { _ = decoder.feed(Array(repeating: UInt8(ascii: "A"), count: 1 << 20)) }
    #expect(decoder.kept <= PastedBytes.capacity)
    let found = decoder.feed(Array("\u{1B}[201~j".utf8))
    guard found.count == 3, case .event(.paste(let text)) = found[0] else {
      return #expect(Bool(false), "\(found.count)")
    }
    #expect(text.utf8.count == PastedBytes.capacity)
    #expect(found[1...] == [.event(.pasteWasCut), .event(.key(Key("j")))])
  }

  @Test func aPasteOfTheLargestSizeIsWhole() {
    var decoder = InputDecoder()
    let text = String(repeating: "a", count: PastedBytes.capacity)
    #expect(decoder.feed(Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)) == [.event(.paste(text))])
  }

  @Test func aMillionEscapesAreKeys() {
    var decoder = InputDecoder()
    let count = decoder.feed(Array(repeating: 0x1B, count: 1_000_000)).count + decoder.expire().count
    #expect(count == 1_000_000)
  }

  @Test func aProgramThatGetsAMegabyteAtOnceGoesOn() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      for part in ["\u{1B}", "\u{1B}]0;x", "\u{1B}[1;", "\u{1B}\u{1B}["] {
        terminal.send(String(repeating: part, count: 100_000 / part.utf8.count))
      }
      // A silence ends what never ended.
      _ = terminal.listen(seconds: 0.2)
      terminal.send("\u{1B}\\")
      terminal.send("jjj")
      try terminal.wait(for: "j j j", seconds: 60)
    }
  }
}

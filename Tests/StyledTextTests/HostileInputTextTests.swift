import GrowthTesting
import Screen
import Testing

@testable import StyledText

/// Text of any length and kind costs time in proportion to its length.
@Suite struct HostileInputTextTests {
  private static let pieces = [
    "letters": "a", "wide letters": "漢", "blanks": " ", "marks": "\u{301}", "spacing marks": "\u{93F}",
    "joiners": "\u{200D}", "joined emoji": "👩\u{200D}", "flags": "🇸", "skin tones": "🏽", "tags": "\u{E0041}",
    "selectors": "\u{FE0F}", "zero width": "\u{200B}", "syllables": "\u{1100}", "viramas": "\u{915}\u{94D}",
    "escapes": "\u{1B}", "strings": "\u{1B}]", "C1 strings": "\u{9D}", "sequences": "\u{1B}[",
    "line ends": "\r\n",
    "returns": "\r", "tabs": "\t", "separators": "\u{2028}", "words": "ab ", "hyphens": "a-", "closing": "、",
    "opening": "（", "bidi": "\u{202E}", "nothing": "\u{0}",
    "noncharacters": String(Unicode.Scalar(0xFDD0 as UInt32)!),
  ]

  /// Half of a megabyte takes seconds in a debug build.
  private static let sizes = [1_000, 10_000, 100_000]

  private func text(_ name: String, _ size: Int) -> String {
    let piece = Self.pieces[name] ?? ""
    return String(repeating: piece, count: size / piece.utf8.count)
  }

  @Test(arguments: pieces.keys.sorted())
  func measuringIsLinear(_ name: String) {
    Growth.expectLinear(name, sizes: Self.sizes) {
      text(name, $0)
    } work: { text in
      for measure in [TextWidth.unicode, .ascii] {
        _ = measure.width(of: text)
        _ = measure.truncated(text, to: 80)
      }
    }
  }

  @Test(arguments: pieces.keys.sorted())
  func wrappingIsLinear(_ name: String) {
    for start in ["", "a ", "a", " "] {
      Growth.expectLinear(name, sizes: Self.sizes) {
        start + text(name, $0)
      } work: {
        _ = TextWidth.unicode.wrapped($0, to: 20, hanging: 2)
      }
    }
  }

  @Test(arguments: pieces.keys.sorted())
  func cleaningIsLinear(_ name: String) {
    for start in ["", "a", "\u{1B}]"] {
      Growth.expectLinear(name, sizes: Self.sizes) {
        start + text(name, $0)
      } work: { text in
        _ = TextCleaner.field(text)
        _ = TextCleaner.body(text)
        _ = TextCleaner.editable(text)
        _ = TextCleaner.isClean(text)
      }
    }
  }

  @Test(arguments: pieces.keys.sorted())
  func paintingIsLinear(_ name: String) {
    Growth.expectLinear(name, sizes: Self.sizes) {
      text(name, $0)
    } work: { text in
      var frame = Frame(width: 80, height: 1)
      frame.write(text, row: 0, column: 0)
    }
  }

  @Test func namesOfKeysAreLinear() {
    for piece in ["ctrl-", "a", "shift-"] {
      Growth.expectLinear(piece) {
        String(repeating: piece, count: $0 / piece.count)
      } work: {
        _ = Key($0)
      }
    }
  }
}

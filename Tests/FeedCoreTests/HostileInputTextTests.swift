import FeedCore
import Foundation
import GrowthTesting
import Testing

/// Swift sorts the marks of a string when it compares or hashes it, in quadratic time.
@Suite("HostileInput: combining marks") struct HostileInputTextTests {
  private static func marks(_ count: Int) -> String {
    String(repeating: "\u{323}\u{301}", count: count / 2) + (count % 2 == 0 ? "" : "\u{323}")
  }

  @Test("runs are bounded, wherever they stand", arguments: ["", "x", "é", "漢", "😀", "\u{0}"])
  func runs(_ before: String) {
    let longest = CombiningMarks.longestRun
    for after in ["", "y", "😀\u{301}"] {
      #expect(CombiningMarks.areBounded(before + Self.marks(longest) + after))
      #expect(!CombiningMarks.areBounded(before + Self.marks(longest + 1) + after))
      #expect(CombiningMarks.areBounded(before + Self.marks(longest) + "a" + Self.marks(longest) + after))
    }
    // Marks of three and four bytes, and letters that only look like marks' neighbours.
    #expect(!CombiningMarks.areBounded(before + String(repeating: "\u{20D0}", count: longest + 1)))
    #expect(!CombiningMarks.areBounded(before + String(repeating: "\u{1D165}\u{1D16D}", count: longest)))
    #expect(CombiningMarks.areBounded(before + String(repeating: "漢字かなТекст", count: longest)))
  }

  @Test("JSON with longer runs is refused, also in escapes and names, in linear time")
  func json() throws {
    for (mark, frame) in [
      ("\u{323}\u{301}", "\"#\""), (#"\u0323\u0301"#, "\"#\""), ("\u{323}\u{301}", "{\"#\":1,\"#\":2}"),
      (#"\u0323\u0301"#, "[{\"#\":1}]"), ("\u{323}a\u{301}", "\"#\""),
    ] {
      Growth.expectLinear("\(mark) in \(frame)") { size in
        frame.replacing("#", with: String(repeating: mark, count: size / mark.utf8.count))
      } work: {
        _ = try JSONParser.parse($0)
      }
    }
    #expect(throws: FeedError.self) { try JSONParser.parse("\"\(Self.marks(200))\"") }
    #expect(try JSONParser.parse("\"\(Self.marks(100))\"").stringValue == Self.marks(100))
  }
}

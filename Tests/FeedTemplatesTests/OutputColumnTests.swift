import StyledText
import Testing

@testable import FeedTemplates

/// What was measured of a line is not measured again, and the sum is that of the whole line.
@Suite("Columns of a line that grows")
struct OutputColumnTests {
  private static let pieces = [
    "a", "word ", "é", "e\u{301}", "\u{301}", "漢字", "👩‍👩‍👧", "\u{200D}", "👧", "\n", "x\ny", "🇩", "🇪", "", "한",
    "\u{1160}",
  ]

  @Test("pieces in any order", arguments: UInt64(1)...40)
  func anyPieces(seed: UInt64) {
    var state = seed &* 0x9e37_79b9_7f4a_7c15
    let measure = TextWidth()
    var output = RenderOutput()
    var written = ""
    for _ in 0..<60 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let piece = Self.pieces[Int(state >> 33) % Self.pieces.count]
      output.append(piece)
      written += piece
      let line = String(written.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).last!)
      #expect(output.columns(measure) == measure.width(of: line), "\(line.debugDescription)")
    }
  }
}

import Screen
import Testing

@testable import ReaderTerminal

@Suite struct FrameChangeTests {
  private func frame(_ lines: [String], width: Int = 20) -> Frame {
    var frame = Frame(width: width, height: lines.count)
    for (row, line) in lines.enumerated() { frame.write(line, row: row, column: 0) }
    return frame
  }

  @Test func onlyWhatDiffersIsNamed() {
    let change = FrameChange(from: frame(["one", "two", "漢字"]), to: frame(["one", "too", "漢文"]))
    #expect(change.rows.map(\.number) == [1, 2])
    #expect(change.rows.map(\.columns) == [1..<2, 2..<4])
    #expect(change.rows.allSatisfy { !$0.isFragile })
  }

  @Test func joinedGlyphsAreFragileWhereTheChangeTouchesThem() {
    let before = frame(["  गली गली all"])
    #expect(FrameChange(from: before, to: frame(["▌ गली गली all"])).rows.map(\.isFragile) == [false])
    #expect(FrameChange(from: before, to: frame(["  गला गली all"])).rows.map(\.isFragile) == [true])
  }

  @Test func aBlockThatMovedIsScrolled() {
    let lines = (0..<12).map { $0 == 6 ? "गली गली" : "line \($0)" }
    let (before, after) = (frame(["top"] + lines.prefix(9)), frame(["top"] + lines.dropFirst(3)))
    let change = FrameChange(from: before, to: after)
    #expect(change.rows.first { $0.number == 4 }?.isFragile == true)
    #expect(change.isScrolled(4) && !change.isScrolled(8))
  }

  @Test func aMarkerBesideAMovedRowDoesNotMatter() {
    let lines = (0..<12).map { $0 == 6 ? "  गली गली" : "line \($0)" }
    var moved = Array(lines.dropFirst(3))
    moved[3] = "▌ गली गली"
    let change = FrameChange(from: frame(Array(lines.prefix(9))), to: frame(moved))
    #expect(change.isScrolled(3))
  }

  @Test func blanksBetweenWordsTakeTheStyleOfTheWordBefore() {
    var frame = Frame(width: 20, height: 1)
    let bold = Style(attributes: [.bold])
    frame.write("▌", row: 0, column: 0, style: bold)
    frame.write("Ann", row: 0, column: 3, style: bold)
    frame.write("@ann", row: 0, column: 7, style: Style(attributes: [.dim]))
    let styles = BlankStyles(frame.row(0))
    // Not beside the marker, not to the end of the row.
    #expect([1, 2, 6, 11, 19].map(styles.style) == [.plain, .plain, bold, .plain, .plain])
    frame.write(" ", row: 0, column: 6, style: Style(background: .indexed(4)))
    #expect(BlankStyles(frame.row(0)).style(at: 6).background == .indexed(4))
  }
}

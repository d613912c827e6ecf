import Screen
import Testing

@Suite struct RectTests {
  private let whole = Rect(row: 1, column: 2, width: 10, height: 5)

  @Test func splitsCoverTheWhole() {
    let (top, rest) = whole.splitTop(2)
    #expect(top == Rect(row: 1, column: 2, width: 10, height: 2))
    #expect(rest == Rect(row: 3, column: 2, width: 10, height: 3))
    let (left, right) = whole.splitRight(3)
    #expect(left == Rect(row: 1, column: 2, width: 7, height: 5))
    #expect(right == Rect(row: 1, column: 9, width: 3, height: 5))
  }

  @Test func splitsAreClamped() {
    #expect(whole.splitTop(99).rest.isEmpty)
    #expect(whole.splitBottom(99).rest.isEmpty)
    #expect(whole.splitLeft(-1).left.isEmpty)
  }

  @Test func columnsShareTheRoom() {
    #expect(whole.columns(3, gap: 1).map(\.width) == [3, 3, 2])
    #expect(whole.columns(3, gap: 1).map(\.column) == [2, 6, 10])
  }

  @Test func insetNeverTurnsInsideOut() {
    #expect(whole.inset(rows: 1, columns: 1) == Rect(row: 2, column: 3, width: 8, height: 3))
    #expect(whole.inset(rows: 9, columns: 9).isEmpty)
  }
}

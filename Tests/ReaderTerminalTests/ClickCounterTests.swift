import Dispatch
import Screen
import Testing

@testable import ReaderTerminal

@Suite struct ClickCounterTests {
  private let start = DispatchTime(uptimeNanoseconds: 1_000_000_000)
  private let press = MouseEvent(.press, .left, at: Position(row: 1, column: 1))

  @Test func twoQuickPressesOnOneCellAreADoubleClick() {
    var clicks = ClickCounter()
    #expect(clicks.counted(press, at: start).action == .press)
    #expect(clicks.counted(press, at: start + .milliseconds(200)).action == .doubleClick)
    #expect(clicks.counted(press, at: start + .milliseconds(300)).action == .press)
  }

  @Test func slowPressesAndOtherCellsAreNot() {
    var clicks = ClickCounter()
    _ = clicks.counted(press, at: start)
    #expect(clicks.counted(press, at: start + .seconds(1)).action == .press)
    let other = MouseEvent(.press, .left, at: Position(row: 1, column: 2))
    #expect(clicks.counted(other, at: start + .milliseconds(1100)).action == .press)
  }
}

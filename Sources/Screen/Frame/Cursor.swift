/// Where the hardware cursor stands. Screen readers, braille displays and input methods follow it, so it is
/// parked on what is selected or typed even while it is not shown.
package struct Cursor: Hashable, Sendable {
  package var position: Position
  package var isVisible: Bool

  package init(_ position: Position = Position(row: 0, column: 0), isVisible: Bool = false) {
    self.position = position
    self.isVisible = isVisible
  }
}

/// A mouse action on a cell; only sent while the mouse is on.
package struct MouseEvent: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case press, release, doubleClick, wheelUp, wheelDown
  }

  package enum Button: Hashable, Sendable {
    case none, left, middle, right
  }

  package var action: Action
  package var button: Button
  package var position: Position

  package init(_ action: Action, _ button: Button, at position: Position) {
    self.action = action
    self.button = button
    self.position = position
  }
}

/// A mouse action on a cell; only sent while the mouse is on.
public struct MouseEvent: Hashable, Sendable {
  public enum Action: Hashable, Sendable {
    case press, release, doubleClick, wheelUp, wheelDown
  }

  public enum Button: Hashable, Sendable {
    case none, left, middle, right
  }

  public var action: Action
  public var button: Button
  public var position: Position

  public init(_ action: Action, _ button: Button, at position: Position) {
    self.action = action
    self.button = button
    self.position = position
  }
}

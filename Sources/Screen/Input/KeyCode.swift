/// The key itself, without modifiers.
package enum KeyCode: Hashable, Sendable {
  /// A typed character, space included. Upper case is its own character, without a shift modifier.
  case character(Character)
  case enter, tab, escape, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 is 1.
  case function(Int)
}

import Screen

/// An SGR mouse report: button, column, row (from 1), and press or release.
struct MouseInput {
  private let parameters: [Int]
  private let isPress: Bool

  init(_ parameters: [Int], final: UInt8) {
    self.parameters = parameters
    isPress = final == UInt8(ascii: "M")
  }

  /// The event; nil for movement and for what is not a report.
  var event: MouseEvent? {
    guard parameters.count == 3, parameters[1] > 0, parameters[2] > 0, parameters[0] & 32 == 0 else {
      return nil
    }
    let position = Position(row: parameters[2] - 1, column: parameters[1] - 1)
    if parameters[0] & 64 != 0 {
      switch parameters[0] & 3 {
      case 0: return MouseEvent(.wheelUp, .none, at: position)
      case 1: return MouseEvent(.wheelDown, .none, at: position)
      default: return nil
      }
    }
    let buttons: [MouseEvent.Button] = [.left, .middle, .right, .none]
    return MouseEvent(isPress ? .press : .release, buttons[parameters[0] & 3], at: position)
  }
}

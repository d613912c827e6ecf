import Dispatch
import Screen

/// Makes the second of two quick presses on one cell a double click.
struct ClickCounter {
  private var last: (press: MouseEvent, time: DispatchTime)?
  private static let delay = DispatchTimeInterval.milliseconds(400)

  mutating func counted(_ mouse: MouseEvent, at time: DispatchTime) -> MouseEvent {
    guard mouse.action == .press else { return mouse }
    if let last, last.press == mouse, time < last.time + ClickCounter.delay {
      self.last = nil
      return MouseEvent(.doubleClick, mouse.button, at: mouse.position)
    }
    last = (mouse, time)
    return mouse
  }
}

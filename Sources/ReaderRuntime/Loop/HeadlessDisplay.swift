import FeedCore
import Screen

/// A display without a terminal: it keeps the last frame and what was asked of it.
@MainActor package final class HeadlessDisplay: Display {
  package private(set) var frame = Frame(width: 0, height: 0)
  package private(set) var paintings = 0
  package private(set) var copied: [String] = []
  package private(set) var isMouseOn = false
  package private(set) var suspensions = 0
  /// Stands for programs run in the foreground.
  package var program: (String, [String]) throws -> Int32 = { name, _ in
    throw FeedError(.notAllowed, "\(name) cannot run without a terminal.")
  }

  package init() {}

  package func paint(_ frame: Frame) {
    self.frame = frame
    paintings += 1
  }

  package func redraw() {}
  package func copy(_ text: String) { copied.append(text) }
  package func setMouse(_ isOn: Bool) { isMouseOn = isOn }
  package func suspend() { suspensions += 1 }
  package func run(_ program: String, _ arguments: [String]) async throws -> Int32 {
    try self.program(program, arguments)
  }
}

import FeedCore
import Screen

/// A display without a terminal: it keeps the last frame and what was asked of it.
@MainActor public final class HeadlessDisplay: Display {
  public private(set) var frame = Frame(width: 0, height: 0)
  public private(set) var paintings = 0
  public private(set) var copied: [String] = []
  public private(set) var isMouseOn = false
  public private(set) var suspensions = 0
  /// Stands for programs run in the foreground.
  public var program: (String, [String]) throws -> Int32 = { name, _ in
    throw FeedError(.notAllowed, "\(name) cannot run without a terminal.")
  }

  public init() {}

  public func paint(_ frame: Frame) {
    self.frame = frame
    paintings += 1
  }

  public func redraw() {}
  public func copy(_ text: String) { copied.append(text) }
  public func setMouse(_ isOn: Bool) { isMouseOn = isOn }
  public func suspend() { suspensions += 1 }
  public func run(_ program: String, _ arguments: [String]) async throws -> Int32 {
    try self.program(program, arguments)
  }
}

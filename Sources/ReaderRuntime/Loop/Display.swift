import Screen

/// Where frames go: a terminal, or nothing but memory.
@MainActor package protocol Display: AnyObject {
  func paint(_ frame: Frame)
  /// The next frame is painted in full.
  func redraw()
  /// To the clipboard of the person's terminal.
  func copy(_ text: String)
  func setMouse(_ isOn: Bool)
  /// Stops the program until it is continued.
  func suspend()
  /// Runs a program in the foreground, never through a shell. Answers its exit status.
  func run(_ program: String, _ arguments: [String]) async throws -> Int32
}

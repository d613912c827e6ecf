import FeedCore
import Reader
import Screen

/// Drives a whole reader without a terminal: keys in, screens out. Tests and `--script` use it.
@MainActor package final class ReaderDriver {
  package let loop: ReaderLoop
  package let display: HeadlessDisplay

  package init(loop: ReaderLoop, display: HeadlessDisplay) {
    self.loop = loop
    self.display = display
  }

  package convenience init(state: State, look: any ScreenLook, world: ReaderWorld) {
    let display = HeadlessDisplay()
    self.init(
      loop: ReaderLoop(state: state, look: Look(look), display: display, world: world),
      display: display
    )
  }

  /// Starts the reader and waits until its first lists are there.
  package func start() async {
    loop.start()
    await loop.idle()
  }

  /// Presses keys as a script writes them, waiting after each until all is answered.
  ///
  /// - Throws: `FeedError` for a script that names no key.
  package func press(_ keys: String) async throws { await run(try KeyScript(keys)) }

  package func run(_ script: KeyScript) async {
    for step in script.steps where !loop.isOver {
      switch step {
      case .key(let key): loop.send(.terminal(.key(key)))
      case .endOfLine: loop.send(.endOfScriptLine)
      }
      await loop.idle()
    }
  }

  /// The screen as text.
  package var screen: String { loop.frame.text }

  package func resize(width: Int, height: Int) {
    loop.send(.terminal(.resize(Size(width: width, height: height))))
  }

  /// Waits until the screen shows what is expected, while changes come in from outside.
  ///
  /// - Parameter attempts: turns of the main actor to wait at most, a few milliseconds each.
  /// - Returns: whether it came.
  package func wait(attempts: Int = 2000, until isTrue: (String) -> Bool) async -> Bool {
    for _ in 0..<attempts {
      await loop.idle()
      if isTrue(screen) { return true }
      try? await Task.sleep(for: .milliseconds(2))
    }
    return isTrue(screen)
  }
}

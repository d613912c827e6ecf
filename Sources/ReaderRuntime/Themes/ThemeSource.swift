import Reader

/// Where themes come from.
@MainActor package protocol ThemeSource: Sendable {
  var names: [String] { get }
  /// The theme at work on this terminal.
  ///
  /// - Throws: an error whose description is a sentence, for an unknown or broken theme.
  func look(_ name: String) throws -> any ScreenLook
  /// Calls back whenever a file of the theme changes; nil if nothing can change.
  func watch(_ name: String, changed: @escaping @MainActor () -> Void) -> ThemeWatch?
}

/// Watching a theme, until it is stopped.
@MainActor package final class ThemeWatch {
  private var onStop: (() -> Void)?

  package init(_ onStop: @escaping () -> Void) { self.onStop = onStop }

  package func stop() {
    onStop?()
    onStop = nil
  }
}

/// The background a theme is made for.
package enum ThemeVariant: String, Hashable, Sendable, CaseIterable {
  case dark
  case light
  /// At home on both: it uses the terminal's own colours.
  case any
}

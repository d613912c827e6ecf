import Foundation

/// Whether text in a theme's colours can be read: contrast ratios after WCAG 2.
///
/// Colours of the terminal's own sixteen are the person's to choose and cannot be judged; they are passed
/// over.
package struct ContrastCheck {
  /// The least ratio for text, WCAG's level AA.
  package static let textRatio = 4.5
  /// The least ratio for signs and rules that carry no words.
  package static let graphicRatio = 3.0

  /// The name of the palette colour that the theme expects behind everything.
  package static let backgroundName = "background"

  /// Roles that draw lines, not words.
  private static let graphicRoles: Set<String> = ["border", "marker", "picture"]

  private let manifest: ThemeManifest
  private let background: RGB?

  package init(_ manifest: ThemeManifest) {
    self.manifest = manifest
    background = manifest.palette.color(Self.backgroundName)?.appearance ?? manifest.variant.background
  }

  /// A warning for each role whose text is too faint.
  package func findings() -> [ThemeFinding] {
    manifest.roles.sorted { $0.key < $1.key }.compactMap { role, style in
      guard let ratio = ratio(of: style) else { return nil }
      let needed = Self.graphicRoles.contains(role) ? Self.graphicRatio : Self.textRatio
      guard ratio < needed else { return nil }
      return ThemeFinding(
        .warning,
        String(
          format: "the role '%@' has a contrast of %.1f : 1, and %.1f : 1 is the least.",
          role,
          ratio,
          needed
        )
      )
    }
  }

  /// The contrast of a style's text with what is behind it; nil if either colour cannot be known.
  package func ratio(of style: RoleStyle) -> Double? {
    let foreground = style.foreground.flatMap(appearance)
    let behind = style.background.flatMap(appearance) ?? background
    guard let foreground, let behind else { return nil }
    return foreground.contrast(with: behind)
  }

  private func appearance(_ name: String) -> RGB? {
    guard let color = manifest.palette.color(name) else { return nil }
    return color.direct ?? color.indexed.flatMap { $0 < 16 ? nil : RGB(xtermIndex: $0) }
  }
}

extension ThemeVariant {
  /// What most terminals of the kind show behind text; nil if it may be either.
  fileprivate var background: RGB? {
    switch self {
    case .dark: RGB(0, 0, 0)
    case .light: RGB(255, 255, 255)
    case .any: nil
    }
  }
}

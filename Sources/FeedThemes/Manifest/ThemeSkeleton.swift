import Foundation

/// The `theme.toml` that a new theme begins with: it changes nothing yet, and shows what can be changed.
package struct ThemeSkeleton {
  private let base: ThemeManifest

  /// - Parameter base: the manifest of the theme that the new one inherits from.
  package init(from base: ThemeManifest) { self.base = base }

  /// TOML in which every setting of the base stands behind a `# `, as it is now.
  package var text: String {
    """
    description = "A theme of my own"
    inherits = "\(base.name)"
    variant = "\(base.variant.rawValue)"    # the background it is made for: dark, light, or any

    # Everything below stands as it is in \(base.name). Take the "# " away from a line to change it; what stays behind
    # one comes from \(base.name), also when that changes. While the reader runs it shows a change as soon as the file
    # is saved. `runnel theme check NAME` finds mistakes and colours too faint to read.

    # Colours by name, for terminals with 16 million, 256 and 16 of them; the last two may be left out.
    [palette]
    \(lines(palette))

    # How things look: bold, dim, italic, underline, reverse, strikethrough; a colour; "on" and a background.
    # mono: without colour.
    [roles]
    \(lines(roles))

    # A sign, and what stands for it where there is only ASCII.
    [icons]
    \(lines(icons))

    # columns: cards side by side; card_width: the least of one; text_width: the most columns that text fills;
    # spacing: blank lines between entries.
    [layout]
    \(lines(layout))

    """
  }

  private func lines(_ settings: [String]) -> String { settings.map { "# " + $0 }.joined(separator: "\n") }

  private var palette: [String] {
    let colors = base.palette.colors.sorted { $0.key < $1.key }.map { "\($0.key) = \(Self.color($0.value))" }
    return colors.isEmpty ? ["accent = { rgb = \"#4cb5f9\", c256 = 75, c16 = \"bright-blue\" }"] : colors
  }

  private static func color(_ color: ThemeColor) -> String {
    var depths: [String] = []
    if let rgb = color.direct { depths.append("rgb = \"\(rgb.hexadecimal)\"") }
    if let index = color.indexed { depths.append("c256 = \(index)") }
    if let basic = color.basic { depths.append("c16 = \"\(BasicColor.names[Int(basic)])\"") }
    return "{ \(depths.joined(separator: ", ")) }"
  }

  private var roles: [String] {
    base.roles.sorted { $0.key < $1.key }.map { role, style in
      let words = "\"\(Self.words(style))\""
      guard let mono = style.monoAttributes else { return "\"\(role)\" = \(words)" }
      let bare = mono.names.isEmpty ? "default" : mono.names.joined(separator: " ")
      return "\"\(role)\" = { style = \(words), mono = \"\(bare)\" }"
    }
  }

  private static func words(_ style: RoleStyle) -> String {
    var words = style.attributes.names
    if let foreground = style.foreground { words.append(foreground) }
    if let background = style.background { words += ["on", background] }
    return words.isEmpty ? "default" : words.joined(separator: " ")
  }

  private var icons: [String] {
    base.icons.sorted { $0.key < $1.key }.map {
      "\($0.key) = [\(Self.quoted($0.value.unicode)), \(Self.quoted($0.value.ascii))]"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private var layout: [String] {
    [
      "columns = \(base.layout.columns)", "card_width = \(base.layout.cardWidth)",
      "text_width = \(base.layout.textWidth)", "spacing = \(base.layout.spacing)",
    ]
  }
}

import Screen
import StyledText

/// How things look on one terminal: a theme's roles and icons, for its colours and its characters.
///
/// A role that a theme does not name looks like its longest named prefix: `author.verified` like `author`.
package struct Look: Sendable {
  package let depth: ColorDepth
  package let charset: Charset
  private let styles: [String: Style]
  private let icons: [String: Icon]

  package init(manifest: ThemeManifest, depth: ColorDepth, charset: Charset) {
    self.depth = depth
    self.charset = charset
    styles = manifest.roles.mapValues { $0.style(at: depth, palette: manifest.palette) }
    icons = manifest.icons
  }

  /// The style of one role.
  package func style(_ role: String) -> Style {
    if let style = styles[role] { return style }
    // Each dot costs a look-up.
    guard role.utf8.count <= 128 else { return .plain }
    var name = Substring(role)
    while let dot = name.lastIndex(of: ".") {
      name = name[..<dot]
      if let style = styles[String(name)] { return style }
    }
    return .plain
  }

  /// The style of nested roles, outermost first: inner ones lie over outer ones.
  package func style(_ roles: [String]) -> Style {
    switch roles.count {
    case 0: .plain
    case 1: style(roles[0])
    default: roles.reduce(Style.plain) { $0.patched(by: style($1)) }
    }
  }

  /// The sign called `name`, as this terminal can show it; empty for a name the theme does not have.
  package func icon(_ name: String) -> String {
    icons[name].map { charset == .unicode ? $0.unicode : $0.ascii } ?? ""
  }
}

import FeedCore

/// What a theme's `theme.toml` says.
package struct ThemeManifest: Hashable, Sendable {
  package var name: String
  package var description: String
  package var variant: ThemeVariant
  /// The theme that answers for everything this one leaves out; nil for none.
  package var inherits: String?
  package var palette: Palette
  package var roles: [String: RoleStyle]
  package var icons: [String: Icon]
  package var layout: ThemeLayout

  private static let keys: Set<String> = [
    "name", "description", "variant", "inherits", "palette", "roles", "icons", "layout",
  ]

  /// - Parameters:
  ///   - table: the parsed file.
  ///   - name: the folder's name.
  ///   - base: the manifest of the theme that this one inherits from.
  /// - Throws: `FeedError` with code `input`, naming the setting.
  package init(table: JSONValue, name: String, base: ThemeManifest?) throws {
    guard let members = table.objectValue else { throw FeedError(.input, "A theme file must be a table.") }
    if let unknown = members.keys.sorted().first(where: { !Self.keys.contains($0) }) {
      throw FeedError(
        .input,
        "'\(unknown)' is not known in a theme: use \(Self.keys.sorted().joined(separator: ", "))."
      )
    }
    self.name = name
    description = members["description"]?.stringValue ?? ""
    variant = try Self.variant(members["variant"]) ?? base?.variant ?? .any
    inherits = members["inherits"]?.stringValue
    let palette = try Palette(table: members["palette"]).over(base?.palette ?? Palette())
    self.palette = palette
    roles = (base?.roles ?? [:]).merging(try Self.roles(members["roles"], palette)) { _, own in own }
    icons = (base?.icons ?? [:]).merging(try Self.icons(members["icons"])) { _, own in own }
    layout = try ThemeLayout(table: members["layout"], base: base?.layout ?? ThemeLayout())
  }

  private static func variant(_ value: JSONValue?) throws -> ThemeVariant? {
    guard let value else { return nil }
    guard let variant = value.stringValue.flatMap(ThemeVariant.init) else {
      throw FeedError(.input, "variant must be dark, light or any.")
    }
    return variant
  }

  private static func roles(_ value: JSONValue?, _ palette: Palette) throws -> [String: RoleStyle] {
    try flattened(value).reduce(into: [:]) { roles, entry in
      roles[entry.key] = try RoleStyle(entry.value, role: entry.key, palette: palette)
    }
  }

  /// Dotted names may be written in quotes or as TOML's nested tables; both mean the same.
  private static func flattened(_ value: JSONValue?, prefix: String = "") -> [String: JSONValue] {
    (value?.objectValue ?? [:]).reduce(into: [:]) { flat, entry in
      let name = prefix + entry.key
      let isStyle = entry.value["style"]?.stringValue != nil || entry.value["mono"]?.stringValue != nil
      if entry.value.objectValue == nil || isStyle {
        flat[name] = entry.value
      } else {
        flat.merge(flattened(entry.value, prefix: name + ".")) { _, last in last }
      }
    }
  }

  private static func icons(_ value: JSONValue?) throws -> [String: Icon] {
    try (value?.objectValue ?? [:]).reduce(into: [:]) { icons, entry in
      guard let pair = entry.value.arrayValue?.compactMap(\.stringValue), pair.count == 2 else {
        throw FeedError(
          .input,
          "icons.\(entry.key) must be two texts: the sign and what replaces it in ASCII."
        )
      }
      guard pair[1].utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
        throw FeedError(.input, "icons.\(entry.key): the second text must be plain ASCII.")
      }
      guard pair.allSatisfy({ $0.utf8.count <= Icon.longest }) else {
        throw FeedError(.input, "icons.\(entry.key) is longer than \(Icon.longest) bytes: use a sign or two.")
      }
      icons[entry.key] = Icon(unicode: pair[0], ascii: pair[1])
    }
  }
}

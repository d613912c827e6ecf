import FeedCore
import Screen

/// How a role looks: colours by name, attributes, and other attributes if there is no colour.
///
/// Written in a theme as words, `"bold frost on night"`, or, with a form for terminals without colour, as
/// `{ style = "frost", mono = "underline" }`.
package struct RoleStyle: Hashable, Sendable {
  package var foreground: String?
  package var background: String?
  package var attributes: TextAttributes
  /// Attributes on a terminal without colour; nil for the same as with colour.
  package var monoAttributes: TextAttributes?

  package init(
    foreground: String? = nil,
    background: String? = nil,
    attributes: TextAttributes = [],
    monoAttributes: TextAttributes? = nil
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
    self.monoAttributes = monoAttributes
  }

  /// - Throws: `FeedError` with code `input`, naming the role.
  init(_ value: JSONValue, role: String, palette: Palette) throws {
    switch value {
    case .string(let words): self = try Self(words: words, role: role, palette: palette)
    case .object(let parts):
      if let unknown = parts.keys.first(where: { $0 != "style" && $0 != "mono" }) {
        throw FeedError(.input, "roles.\(role).\(unknown) is not known: use style and mono.")
      }
      self = try Self(words: parts["style"]?.stringValue ?? "", role: role, palette: palette)
      if let mono = parts["mono"]?.stringValue {
        monoAttributes = try Self(words: mono, role: role, palette: palette).attributes
      }
    default: throw FeedError(.input, "roles.\(role) must be words such as \"bold cyan\", or a table.")
    }
  }

  private init(words: String, role: String, palette: Palette) throws {
    self.init()
    var isBackground = false
    for word in words.split(separator: " ").map(String.init) {
      if let attribute = TextAttributes.named.first(where: { $0.name == word })?.attribute {
        attributes.insert(attribute)
      } else if word == "on" {
        isBackground = true
      } else if palette.color(word) != nil {
        if isBackground { background = word } else { foreground = word }
      } else {
        throw FeedError(
          .input,
          "roles.\(role) names '\(word)', which is not an attribute and no colour of the palette."
        )
      }
    }
  }

  /// What a frame is painted with on a terminal of this depth.
  package func style(at depth: ColorDepth, palette: Palette) -> Style {
    guard depth != .mono else { return Style(attributes: monoAttributes ?? attributes) }
    return Style(
      foreground: foreground.flatMap(palette.color)?.color(at: depth) ?? .terminal,
      background: background.flatMap(palette.color)?.color(at: depth) ?? .terminal,
      attributes: attributes
    )
  }
}

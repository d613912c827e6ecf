import FeedCore
import FeedTemplates
import Screen

/// A person's initials, and which of eight colours they have: always the same for the same person.
struct Avatar {
  static let colors = 8

  let initials: String
  let role: String

  init(_ user: FieldValue) {
    initials = Self.initials(PersonName.display(user))
    let hash = PersonName.id(user).utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    role = "avatar.\(Int(hash) % Self.colors + 1)"
  }

  /// The first letters of the first and the last word; of one word, its first two; one where it is wide.
  private static func initials(_ name: String) -> String {
    let words = name.split { !$0.isLetter && !$0.isNumber }
    guard let first = words.first?.first else { return "?" }
    guard TextWidth.unicode.width(of: String(first)) == 1 else { return String(first) }
    let second = words.count > 1 ? words[words.count - 1].first : words[0].dropFirst().first
    guard let second, TextWidth.unicode.width(of: String(second)) == 1 else { return first.uppercased() }
    return String((first.uppercased() + (words.count > 1 ? second.uppercased() : String(second))).prefix(2))
  }
}

/// `{% avatar user %}`: two columns of initials.
final class AvatarNode: TemplateNode {
  private let user: TemplateExpression

  init(user: TemplateExpression) { self.user = user }

  func render(_ renderer: Renderer) throws {
    let avatar = Avatar(try user.value(renderer))
    renderer.write(
      TextWidth.unicode.padded(avatar.initials, to: 2),
      roles: ["avatar", avatar.role],
      action: nil
    )
  }
}

/// `{% icon name %}`: a sign of the theme, as the terminal can show it.
final class IconNode: TemplateNode {
  private let name: TemplateExpression
  private let look: Look

  init(name: TemplateExpression, look: Look) { (self.name, self.look) = (name, look) }

  func render(_ renderer: Renderer) throws {
    let value = try name.value(renderer)
    renderer.write(look.icon(value.templateText), roles: [], action: nil)
  }
}

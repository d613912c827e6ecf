import FeedTemplates
import StyledText

/// `{% avatar user %}`: two columns of initials.
final class AvatarNode: TemplateNode {
  private let user: TemplateExpression

  init(user: TemplateExpression) { self.user = user }

  func render(_ renderer: Renderer) throws {
    let user = try user.value(renderer)
    let span = Avatar(id: PersonName.id(user), name: PersonName.display(user)).span
    renderer.write(span.text, roles: span.roles, action: nil)
  }
}

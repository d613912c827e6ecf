import FeedTemplates

/// `{% icon name %}`: a sign of the theme, as the terminal can show it.
final class IconNode: TemplateNode {
  private let name: TemplateExpression
  private let look: Look

  init(name: TemplateExpression, look: Look) {
    self.name = name
    self.look = look
  }

  func render(_ renderer: Renderer) throws {
    let value = try name.value(renderer)
    renderer.write(look.icon(value.templateText), roles: [], action: nil)
  }
}

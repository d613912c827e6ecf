import FeedTemplates

final class TemporaryStyleNode: TemplateNode {
  let role: String
  let body: NodeList
  init(role: String, body: NodeList) { (self.role, self.body) = (role, body) }
  func render(_ renderer: Renderer) throws { try renderer.styled(role) { try body.render(renderer) } }
}

import FeedCore
import FeedTemplates
import StyledText

/// `{% indent 3 %}…{% endindent %}`: what is inside, wrapped to what is left of the line, behind blanks or,
/// as in `{% indent "> " %}` and `{% indent "vertical" border %}`, behind a text or an icon in a role.
final class IndentNode: TemplateNode {
  private let prefix: TemplateExpression
  private let role: String?
  private let body: NodeList
  private let look: Look

  init(prefix: TemplateExpression, role: String?, body: NodeList, look: Look) {
    self.prefix = prefix
    self.role = role
    self.body = body
    self.look = look
  }

  func render(_ renderer: Renderer) throws {
    let prefix = Span(try text(renderer), roles: role.map { [$0] } ?? [])
    let measure = renderer.measure
    let columns = renderer.width.map { max(1, $0 - measure.width(of: prefix.text)) }
    let inner = try renderer.lines(of: body, width: columns)
    let wrapped = columns.map { measure.wrapped(inner, to: $0) } ?? inner
    try renderer.write(StyledText(lines: wrapped.lines.map { StyledLine([prefix] + $0.spans) }))
  }

  private func text(_ renderer: Renderer) throws -> String {
    switch try prefix.value(renderer) {
    case .int(let columns): String(repeating: " ", count: min(max(columns, 0), 200))
    case let value: role == nil ? value.templateText : look.icon(value.templateText) + " "
    }
  }
}

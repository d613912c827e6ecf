import FeedTemplates
import StyledText

/// `{% card %}…{% endcard %}`: what is inside, in a frame as wide as the line. `{% card author %}` gives the
/// frame a role other than `border`.
final class CardNode: TemplateNode {
  private let role: String
  private let body: NodeList
  private let look: Look

  init(role: String, body: NodeList, look: Look) {
    self.role = role
    self.body = body
    self.look = look
  }

  func render(_ renderer: Renderer) throws {
    guard let width = renderer.width, width >= 8 else { return try body.render(renderer) }
    let measure = renderer.measure
    let inner = measure.wrapped(try renderer.lines(of: body, width: width - 4), to: width - 4)
    var card = StyledText(lines: [edge("corner_top_left", "corner_top_right", width)])
    for line in inner.lines { card.append(framed(line, measure, width)) }
    card.append(edge("corner_bottom_left", "corner_bottom_right", width))
    try renderer.write(card)
  }

  private func edge(_ left: String, _ right: String, _ width: Int) -> StyledLine {
    let rule = String(repeating: look.icon("rule"), count: width - 2)
    return StyledLine(look.icon(left) + rule + look.icon(right), roles: [role])
  }

  private func framed(_ line: StyledLine, _ measure: TextWidth, _ width: Int) -> StyledLine {
    let missing = max(0, width - 4 - measure.width(of: line))
    let side = look.icon("vertical")
    return StyledLine(
      [Span(side, roles: [role]), Span(" ")] + line.spans
        + [Span(String(repeating: " ", count: missing + 1)), Span(side, roles: [role])]
    )
  }
}

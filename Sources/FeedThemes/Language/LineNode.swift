import FeedTemplates
import StyledText

/// `{% line %}…{% endline %}`: what is inside on one line, cut with an ellipsis where it is too long.
final class LineNode: TemplateNode {
  private let body: NodeList
  private let look: Look

  init(body: NodeList, look: Look) {
    self.body = body
    self.look = look
  }

  func render(_ renderer: Renderer) throws {
    let lines = try renderer.lines(of: body, width: renderer.width).lines
    let joined = lines.reduce(into: StyledLine()) { whole, line in
      if !whole.isEmpty { whole.append(Span(" ")) }
      whole.append(line)
    }
    guard let columns = renderer.width else { return try renderer.write(StyledText(lines: [joined])) }
    let measure = renderer.measure
    let line = measure.truncated(joined, to: columns, ellipsis: look.icon("more"))
    try renderer.write(StyledText(lines: [line]))
  }
}

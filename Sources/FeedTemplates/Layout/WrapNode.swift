import FeedCore
import StyledText

/// `{% wrap width=60 indent=4 lines=3 %}…{% endwrap %}`: text broken into lines.
///
/// The text goes on from where the line stands, and its further lines are indented to that column, or by
/// `indent`. More than `lines` lines end in an ellipsis. Without a width, and where the rendering has none,
/// the text stays as it is.
final class WrapNode: TemplateNode {
  private let options: [String: TemplateExpression]
  private let nodes: NodeList

  private init(_ options: [String: TemplateExpression], _ nodes: NodeList) {
    self.options = options
    self.nodes = nodes
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    let options = try tag.options(tag.arguments[...], known: ["width", "indent", "lines"], parser)
    return WrapNode(options, try parser.body(until: "endwrap"))
  }

  func render(_ renderer: Renderer) throws {
    let column = try renderer.column()
    let indent = try options["indent"]?.size(renderer, of: "wrap") ?? column
    let limit = try options["lines"].map { max(1, try $0.size(renderer, of: "wrap")) }
    let room =
      try options["width"].map { max(1, try $0.size(renderer, of: "wrap")) }
      ?? renderer.width.map { max(1, $0 - max(column, indent)) }
    let text = try renderer.lines(of: nodes, width: room)
    let measure = renderer.measure
    var lines = room.map { measure.wrapped(text, to: $0).lines } ?? text.lines
    if let limit, lines.count > limit { lines = Self.cut(lines, to: limit, room, measure) }
    try write(lines, indent: indent, renderer)
  }

  private static func cut(_ lines: [StyledLine], to limit: Int, _ room: Int?, _ measure: TextWidth)
    -> [StyledLine]
  {
    var kept = Array(lines.prefix(limit))
    var last = kept.removeLast()
    let mark = "…"
    let columns = room.map { max(0, $0 - measure.width(of: mark)) }
    if let columns, measure.width(of: last) > columns { last = measure.prefix(of: last, columns: columns) }
    last.append((last.spans.last ?? Span("")).with(text: mark))
    return kept + [last]
  }

  private func write(_ lines: [StyledLine], indent: Int, _ renderer: Renderer) throws {
    let blanks = String(repeating: " ", count: indent)
    for (index, line) in lines.enumerated() {
      // An empty line needs no blanks before it.
      if index > 0 { renderer.output.append(line.isEmpty ? "\n" : "\n" + blanks) }
      renderer.output.append(line)
    }
    try renderer.limits.check(bytes: renderer.output.count)
  }
}

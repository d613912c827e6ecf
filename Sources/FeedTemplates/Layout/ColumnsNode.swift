import FeedCore
import StyledText

/// `{% columns gap=2 %}{% column 12 %}…{% column %}…{% column 8 right %}…{% endcolumns %}`: texts side by
/// side.
///
/// A column without a number shares what the others leave. Each column's text is wrapped to its width.
final class ColumnsNode: TemplateNode {
  private struct Column: Sendable {
    let width: TemplateExpression?
    let alignment: Alignment
    let nodes: NodeList
  }

  private let gap: TemplateExpression?
  private let columns: [Column]

  private init(gap: TemplateExpression?, columns: [Column]) {
    self.gap = gap
    self.columns = columns
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    let gap = try tag.options(tag.arguments[...], known: ["gap"], parser)["gap"]
    var columns: [Column] = []
    // What stands before the first column is only the template's own spacing.
    var (_, end) = try parser.parse(until: ["column", "endcolumns"])
    while let start = end, start.name == "column" {
      let (nodes, next) = try parser.parse(until: ["column", "endcolumns"])
      columns.append(try column(start, nodes, parser))
      end = next
    }
    guard !columns.isEmpty else { throw tag.failure("'columns' needs a {% column %} inside.") }
    return ColumnsNode(gap: gap, columns: columns)
  }

  private static func column(_ tag: TagToken, _ nodes: NodeList, _ parser: TemplateParser) throws -> Column {
    var words = tag.arguments[...]
    var alignment = Alignment.left
    if let last = words.last, ["left", "right", "center"].contains(last.text) {
      alignment = try Alignment(word: last, tag)
      words = words.dropLast()
    }
    guard words.count <= 1 else { throw tag.failure("'column' takes a width, and left, right or center.") }
    return Column(width: try words.first.map(parser.expression), alignment: alignment, nodes: nodes)
  }

  func render(_ renderer: Renderer) throws {
    let gap = try gap?.size(renderer, of: "columns") ?? 1
    let widths = try widths(gap: gap, renderer)
    var texts: [[StyledLine]] = []
    for (column, width) in zip(columns, widths) {
      let text = try renderer.lines(of: column.nodes, width: width)
      texts.append(width.map { renderer.measure.wrapped(text, to: $0).lines } ?? text.lines)
    }
    let indent = String(repeating: " ", count: min(try renderer.column(), 10_000))
    for row in 0..<(texts.map(\.count).max() ?? 0) {
      if row > 0 { renderer.output.append("\n" + indent) }
      write(row, texts, widths, gap, renderer)
      try renderer.charge(bytes: indent.utf8.count)
      try renderer.limits.check(bytes: renderer.output.count)
    }
  }

  /// Nil for a column that takes the room its text needs, where the line has no width to share.
  private func widths(gap: Int, _ renderer: Renderer) throws -> [Int?] {
    var widths = try columns.map { try $0.width.map { max(1, try $0.size(renderer, of: "column")) } }
    guard let room = renderer.width else { return widths }
    let before = try renderer.column() + gap * (columns.count - 1)
    let taken = widths.reduce(before) { $0 + ($1 ?? 0) }
    let shared = widths.indices.filter { widths[$0] == nil }
    for (position, index) in shared.enumerated() {
      let rest = max(shared.count, room - taken)
      widths[index] = rest / shared.count + (position < rest % shared.count ? 1 : 0)
    }
    return widths
  }

  private func write(_ row: Int, _ texts: [[StyledLine]], _ widths: [Int?], _ gap: Int, _ renderer: Renderer)
  {
    var line = StyledLine()
    /// Blanks are written only when something follows them.
    var pending = 0
    for (index, text) in texts.enumerated() {
      let width = widths[index] ?? text.map { renderer.measure.width(of: $0) }.max() ?? 0
      let content = row < text.count ? text[row] : StyledLine()
      let cell =
        content.isEmpty
        ? content : LineFitter(measure: renderer.measure).padded(content, to: width, columns[index].alignment)
      let trimmed = columns[index].alignment == .right ? cell : Self.withoutTrailingBlanks(cell)
      if !trimmed.isEmpty {
        line.append(Span(String(repeating: " ", count: pending)))
        line.append(trimmed)
        pending = 0
      }
      pending += width - renderer.measure.width(of: trimmed) + gap
    }
    renderer.output.append(line)
  }

  private static func withoutTrailingBlanks(_ line: StyledLine) -> StyledLine {
    guard let last = line.spans.last, last.text.last == " ", last.roles.isEmpty else { return line }
    let text = last.text.reversed().drop { $0 == " " }.reversed()
    return StyledLine(line.spans.dropLast() + [last.with(text: String(text))])
  }
}

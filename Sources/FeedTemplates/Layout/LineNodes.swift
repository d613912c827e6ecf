import FeedCore
import StyledText

/// `{% fill "─" %}`: takes what is left of the line. Several in a line share it.
final class FillNode: TemplateNode {
  private let text: TemplateExpression?

  private init(_ text: TemplateExpression?) { self.text = text }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    guard tag.arguments.count <= 1 else { throw tag.failure("'fill' takes one text to fill with.") }
    return FillNode(try tag.arguments.first.map(parser.expression))
  }

  func render(_ renderer: Renderer) throws {
    let text = try text?.value(renderer).pythonText ?? " "
    // A line end inside a fill would break the line it belongs to.
    let line = TerminalSafety.cleaned(text).prefix { !$0.isNewline }
    try renderer.chargeLine()
    renderer.output.mark(.fill(line.isEmpty ? " " : String(line), minimum: 0))
  }
}

/// `{% right %}…{% endright %}` and `{% center %}…{% endcenter %}`: pushed to the end or the middle of the
/// line.
final class AlignedNode: TemplateNode {
  private let alignment: Alignment
  private let nodes: NodeList

  init(_ alignment: Alignment, _ nodes: NodeList) {
    self.alignment = alignment
    self.nodes = nodes
  }

  func render(_ renderer: Renderer) throws {
    try renderer.chargeLine()
    // What stands right never touches what stands left of it.
    let isAlone = renderer.output.isAtLineStart
    renderer.output.mark(.fill(" ", minimum: alignment == .right && !isAlone ? 1 : 0))
    try nodes.render(renderer)
    if alignment == .center { renderer.output.mark(.fill(" ", minimum: 0)) }
  }
}

/// `{% fit 20 right %}…{% endfit %}`: text cut or padded to a number of columns.
final class FitNode: TemplateNode {
  private let columns: TemplateExpression
  private let alignment: Alignment
  private let nodes: NodeList

  private init(_ columns: TemplateExpression, _ alignment: Alignment, _ nodes: NodeList) {
    self.columns = columns
    self.alignment = alignment
    self.nodes = nodes
  }

  static func read(_ parser: TemplateParser, _ tag: TagToken) throws -> any TemplateNode {
    guard (1...2).contains(tag.arguments.count) else {
      throw tag.failure("'fit' takes a number of columns, and left, right or center.")
    }
    let alignment = try tag.arguments.dropFirst().first.map { try Alignment(word: $0, tag) } ?? .left
    return FitNode(
      try parser.expression(tag.arguments[0]),
      alignment,
      try parser.body(until: "endfit")
    )
  }

  func render(_ renderer: Renderer) throws {
    let columns = try columns.size(renderer, of: "fit")
    let text = try renderer.lines(of: nodes, width: columns)
    // Line ends become blanks: the field is one line.
    var line = StyledLine()
    for (index, part) in text.lines.enumerated() {
      if index > 0 { line.append(Span(" ")) }
      line.append(part)
    }
    renderer.output.append(LineFitter(measure: renderer.measure).fitted(line, to: columns, alignment))
  }
}

/// Cutting and padding styled lines.
struct LineFitter {
  let measure: TextWidth

  func fitted(_ line: StyledLine, to columns: Int, _ alignment: Alignment) -> StyledLine {
    padded(measure.truncated(line, to: columns), to: columns, alignment)
  }

  func padded(_ line: StyledLine, to columns: Int, _ alignment: Alignment) -> StyledLine {
    let missing = max(0, columns - measure.width(of: line))
    let left: Int =
      switch alignment {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    var result = StyledLine(String(repeating: " ", count: left))
    result.append(line)
    result.append(Span(String(repeating: " ", count: missing - left)))
    return result
  }
}

extension Alignment {
  init(word: TagArgument, _ tag: TagToken) throws {
    switch word.text {
    case "left": self = .left
    case "right": self = .right
    case "center": self = .center
    default: throw tag.failure("'\(word.text)' must be left, right or center.", at: word)
    }
  }
}

extension RenderOutput {
  mutating func append(_ line: StyledLine) {
    for span in line.spans { append(span) }
  }

  /// Whether nothing stands on the current line yet.
  var isAtLineStart: Bool { lineStart == count }
}

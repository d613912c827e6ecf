import FeedCore
import StyledText

/// For tags of a program's own that lay out what stands inside them.
extension Renderer {
  /// How many columns text takes.
  public var measure: TextWidth { environment.measure }

  /// The columns that the text of the current line takes.
  func column() throws -> Int {
    try charge(bytes: output.unmeasuredBytes)
    return output.columns(measure)
  }

  /// Counts what it costs to look at the current line, and to fill it later.
  func chargeLine() throws { try charge(bytes: output.count - output.lineStart + (width ?? 80)) }

  /// What `nodes` write, in lines of spans, for a line of `columns`: what is inside sees that as its width.
  public func lines(of nodes: NodeList, width columns: Int?) throws -> StyledText {
    let outer = width
    width = columns
    defer { width = outer }
    return try capture { try nodes.render(self) }.styledText(width: columns, measure)
  }

  /// Writes lines of spans, with a line feed between them and none after the last.
  ///
  /// - Throws: `RenderFailure` if that is too much.
  public func write(_ text: StyledText) throws {
    for (index, line) in text.lines.enumerated() {
      if index > 0 { output.append("\n") }
      for span in line.spans { write(span.text, roles: span.roles, action: span.action) }
      try charge(bytes: 16)
      try limits.check(bytes: output.count)
    }
  }
}

extension Renderer {
  /// Renders a template here, with `name` set to `value` inside it.
  public func render(_ template: Template, setting name: String, to value: FieldValue) throws {
    try nested(template.compiled) {
      let visibility = scopes.copy()
      defer { scopes.close(visibility) }
      scopes.set(Name(name), value)
      try template.compiled.nodes.render(self)
    }
  }
}

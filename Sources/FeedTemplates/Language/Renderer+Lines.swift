import Screen

/// For tags of a program's own that lay out what stands inside them.
extension Renderer {
  /// How many columns text takes.
  public var measure: TextWidth { environment.measure }

  /// The columns that the text of the current line takes.
  var column: Int { measure.width(of: output.text(from: output.lineStart)) }

  /// What `nodes` write, in lines of spans, for a line of `columns`: what is inside sees that as its width.
  public func lines(of nodes: NodeList, width columns: Int?) throws -> StyledText {
    let outer = width
    width = columns
    defer { width = outer }
    return try capture { try nodes.render(self) }.styledText(width: columns, measure)
  }

  /// Writes lines of spans, with a line feed between them and none after the last.
  public func write(_ text: StyledText) {
    for (index, line) in text.lines.enumerated() {
      if index > 0 { output.append("\n") }
      for span in line.spans { output.append(span) }
    }
  }
}

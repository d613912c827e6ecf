import StyledText

/// Writing text into a frame.
extension Frame {
  /// Writes one line of text and returns the column after it, which may lie outside the clip.
  ///
  /// Controls, line feeds and tabs among them, are left out; clean text with `TextCleaner` before laying it
  /// out.
  /// - Parameter clip: the part of the frame that may change; the whole frame when nil.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol,
    row: Int,
    column: Int,
    style: Style = .plain,
    clip: Rect? = nil
  ) -> Int {
    let area = clip.map { $0.intersection(bounds) } ?? bounds
    guard row >= area.row, row < area.endRow else { return column + measure.width(of: text) }
    var column = column
    measure.scanner.scan(Substring(text)) { cluster in
      column = put(cluster, row: row, column: column, style: style, clip: area)
      return true
    }
    return column
  }

  /// Writes a line of spans, each in the style the closure gives it, and returns the column after it.
  @discardableResult
  package mutating func write(
    _ line: StyledLine,
    row: Int,
    column: Int,
    clip: Rect? = nil,
    style: (Span) -> Style
  ) -> Int {
    line.spans.reduce(column) { column, span in
      write(span.text, row: row, column: column, style: style(span), clip: clip)
    }
  }

  private mutating func put(_ cluster: Cluster, row: Int, column: Int, style: Style, clip: Rect) -> Int {
    switch cluster.glyphs {
    case .none: return column
    case .one(let glyph):
      put(glyph, row: row, column: column, style: style, clip: clip)
      return column + Int(glyph.width)
    case .several(let glyphs):
      return glyphs.reduce(column) { column, glyph in
        put(glyph, row: row, column: column, style: style, clip: clip)
        return column + Int(glyph.width)
      }
    }
  }

  /// Fills a rectangle with one character of one column, a blank by default.
  package mutating func fill(_ rect: Rect, with character: Character = " ", style: Style = .plain) {
    let area = rect.intersection(bounds)
    let glyph = measure.glyph(for: character)
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        put(glyph, row: row, column: column, style: style, clip: area)
      }
    }
  }

  /// Copies another frame into this one with its top left corner at a place.
  package mutating func draw(_ frame: Frame, row: Int, column: Int, clip: Rect? = nil) {
    let area = clip.map { $0.intersection(bounds) } ?? bounds
    for (index, cell) in frame.cells.enumerated() where cell.glyph.width > 0 {
      put(
        cell.glyph,
        row: row + index / frame.width,
        column: column + index % frame.width,
        style: cell.style,
        clip: area
      )
    }
  }
}

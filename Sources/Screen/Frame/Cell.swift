import StyledText

/// One cell of a frame. A wide glyph has its right half in the cell after it.
package struct Cell: Hashable, Sendable {
  package let glyph: Glyph
  package let style: Style

  static let blank = Cell(glyph: .space, style: .plain)

  func with(glyph: Glyph) -> Cell {
    Cell(glyph: glyph, style: style)
  }

  func with(style: Style) -> Cell {
    Cell(glyph: glyph, style: style)
  }
}

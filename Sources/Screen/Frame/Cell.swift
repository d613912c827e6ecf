/// One cell of a frame. A wide glyph has its right half in the cell after it.
public struct Cell: Hashable, Sendable {
  public let glyph: Glyph
  public let style: Style

  static let blank = Cell(glyph: .space, style: .plain)

  func with(glyph: Glyph) -> Cell {
    Cell(glyph: glyph, style: style)
  }

  func with(style: Style) -> Cell {
    Cell(glyph: glyph, style: style)
  }
}

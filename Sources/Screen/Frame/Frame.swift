import StyledText

/// A grid of cells: what the screen should show. Everything written is clipped to the grid.
///
/// Text gets into a frame only through its writer, which projects it to glyphs, so that no control character
/// can reach a terminal from here.
package struct Frame: Hashable, Sendable {
  package let size: Size
  package let charset: Charset
  /// Row after row, each `size.width` cells.
  package private(set) var cells: [Cell]
  /// Where the hardware cursor is parked, and whether it is shown.
  package var cursor = Cursor()

  package init(size: Size, charset: Charset = .unicode, style: Style = .plain) {
    self.size = size
    self.charset = charset
    cells = Array(repeating: Cell.blank.with(style: style), count: size.width * size.height)
  }

  package init(width: Int, height: Int, charset: Charset = .unicode) {
    self.init(size: Size(width: width, height: height), charset: charset)
  }

  package var width: Int { size.width }
  package var height: Int { size.height }
  /// The whole frame as a rectangle.
  package var bounds: Rect { Rect(width: width, height: height) }
  /// The measure to lay text out with for this frame.
  package var measure: TextWidth { TextWidth(charset) }

  /// The cell at a place inside the frame.
  package subscript(row: Int, column: Int) -> Cell {
    cells[row * width + column]
  }

  /// The cells of a row inside the frame.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    cells[row * width..<(row + 1) * width]
  }

  /// Writes a glyph whose cells are all in `clip`; one that is cut by its edge becomes blanks.
  mutating func put(_ glyph: Glyph, row: Int, column: Int, style: Style, clip: Rect) {
    let last = column + Int(glyph.width) - 1
    guard row >= clip.row, row < clip.endRow, column < clip.endColumn, last >= clip.column else { return }
    guard column >= clip.column, last < clip.endColumn else {
      for part in max(column, clip.column)...min(last, clip.endColumn - 1) {
        set(Cell(glyph: .space, style: style), row: row, column: part)
      }
      return
    }
    set(Cell(glyph: glyph, style: style), row: row, column: column)
    if glyph.width == 2 { set(Cell(glyph: .continuation, style: style), row: row, column: last) }
  }

  /// Sets one cell, blanking the other half of a wide glyph that loses one of its halves.
  private mutating func set(_ cell: Cell, row: Int, column: Int) {
    let index = row * width + column
    let old = cells[index].glyph
    if old.width == 0, column > 0, cell.glyph.width != 0 { blank(index - 1) }
    if old.width == 2, column + 1 < width { blank(index + 1) }
    cells[index] = cell
  }

  private mutating func blank(_ index: Int) {
    cells[index] = cells[index].with(glyph: .space)
  }

  /// Lays a style over the cells of a rectangle, keeping their text: a selection bar, a shade.
  package mutating func patch(_ rect: Rect, with style: Style) {
    let area = rect.intersection(bounds)
    for row in area.row..<area.endRow {
      for index in row * width + area.column..<row * width + area.endColumn {
        cells[index] = cells[index].with(style: cells[index].style.patched(by: style))
      }
    }
  }
}

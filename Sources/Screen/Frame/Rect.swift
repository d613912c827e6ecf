/// A rectangle of cells. Width and height are never negative; a rectangle may be empty.
public struct Rect: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var width: Int
  public var height: Int

  public init(row: Int = 0, column: Int = 0, width: Int, height: Int) {
    self.row = row
    self.column = column
    self.width = max(0, width)
    self.height = max(0, height)
  }

  public var size: Size { Size(width: width, height: height) }
  public var isEmpty: Bool { width == 0 || height == 0 }
  /// The row after the last.
  public var endRow: Int { row + height }
  /// The column after the last.
  public var endColumn: Int { column + width }

  public func contains(_ position: Position) -> Bool {
    position.row >= row && position.row < endRow && position.column >= column
      && position.column < endColumn
  }

  public func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top,
      column: left,
      width: min(endColumn, other.endColumn) - left,
      height: min(endRow, other.endRow) - top
    )
  }

  /// This rectangle without a border of the given thickness in cells.
  public func inset(rows: Int = 0, columns: Int = 0) -> Rect {
    Rect(
      row: row + min(rows, height),
      column: column + min(columns, width),
      width: width - 2 * columns,
      height: height - 2 * rows
    )
  }
}

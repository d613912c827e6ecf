import Screen
import StyledText

/// An activity with its comments, or the activities of a group.
struct DetailView {
  private let page: DetailPage
  private let state: State

  init(_ page: DetailPage, _ state: State) {
    self.page = page
    self.state = state
  }

  func paint(_ painter: inout Painter, _ area: Rect) {
    let rows = DetailRows(page, state, painter.look, width: area.width)
    var (index, row) = (page.viewport.top, area.row - page.viewport.topLine)
    while row < area.endRow, index < page.rows.count {
      let lines = rows.lines(at: index)
      let marked = index == page.viewport.selected ? rows.markedLines(at: index) : nil
      paint(lines, at: row, marked: marked, &painter, area)
      row += lines.count
      index += 1
    }
  }

  private func paint(
    _ lines: [StyledLine],
    at row: Int,
    marked: Int?,
    _ painter: inout Painter,
    _ area: Rect
  ) {
    for (offset, line) in lines.enumerated() where row + offset >= area.row && row + offset < area.endRow {
      painter.line(line, row + offset, area.column + Geometry.gutter, clip: area)
      guard let marked, offset < marked else { continue }
      painter.text(painter.look.icon("marker"), row + offset, area.column, "marker", clip: area)
    }
    guard let marked else { return }
    painter.highlight(
      Rect(row: row, column: area.column, width: area.width, height: marked).intersection(area),
      state
    )
    painter.park(max(row, area.row), area.column)
  }
}

import Screen
import StyledText

/// A list as cards side by side.
struct CardsView {
  private let list: FeedList
  private let grid: CardGrid
  private let state: State

  init(_ list: FeedList, _ grid: CardGrid, _ state: State) {
    self.list = list
    self.grid = grid
    self.state = state
  }

  func paint(_ painter: inout Painter) {
    let lines = grid.lines(state, painter.look)
    let first = grid.row(of: list.viewport.top)
    var (row, line) = (first, grid.area.row - list.viewport.topLine)
    while line < grid.area.endRow, row < grid.rowCount {
      for index in grid.entries(inRow: row) {
        paint(index, lines.lines(list.entries[index]), at: line, &painter)
      }
      line += grid.height(ofRow: row, list, lines)
      row += 1
    }
  }

  private func paint(_ index: Int, _ text: StyledText, at row: Int, _ painter: inout Painter) {
    let column = grid.start(ofColumn: grid.column(of: index))
    let card = Rect(row: row, column: column, width: grid.cardWidth, height: text.lines.count).intersection(
      grid.area
    )
    let isUnread = list.isUnread(list.entries[index])
    let isSelected = index == list.viewport.selected
    for (offset, line) in text.lines.enumerated() where row + offset >= card.row && row + offset < card.endRow
    {
      painter.line(line, row + offset, column, within: isUnread ? "unread" : nil, clip: card)
      if isSelected { painter.text(painter.look.icon("marker"), row + offset, column - 1, "marker") }
    }
    if isUnread, !isSelected, row >= grid.area.row {
      painter.text(painter.look.icon("unread"), row, column - 1, "tab.badge")
    }
    guard isSelected else { return }
    painter.highlight(card, state)
    painter.park(max(row, grid.area.row), column)
  }
}

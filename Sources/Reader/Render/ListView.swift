import FeedCore
import Screen
import StyledText

/// A list of entries, and beside it, where there is room, the selected one in full.
struct ListView {
  private let list: FeedList
  private let state: State

  init(_ list: FeedList, _ state: State) {
    self.list = list
    self.state = state
  }

  func paint(_ painter: inout Painter, _ area: Rect, _ preview: Rect) {
    guard !list.isEmpty else { return EmptyView(list, state).paint(&painter, area) }
    if let grid = state.grid(list, area, painter.look) { return CardsView(list, grid, state).paint(&painter) }
    paintEntries(&painter, area)
    guard !preview.isEmpty else { return }
    painter.vertical(preview)
    PreviewView(list.selected, state).paint(&painter, preview.splitLeft(2).rest)
  }

  private func paintEntries(_ painter: inout Painter, _ area: Rect) {
    let lines = EntryLines(state, painter.look, area: area, form: state.entryForm)
    var (index, row) = (list.viewport.top, area.row - list.viewport.topLine)
    while row < area.endRow, index < list.entries.count {
      paint(index, lines.lines(list.entries[index]), at: row, &painter, area)
      row += lines.height(list.entries[index])
      index += 1
    }
    if row < area.endRow { paintEnd(&painter, area, row) }
  }

  private func paint(_ index: Int, _ text: StyledText, at row: Int, _ painter: inout Painter, _ area: Rect) {
    let entry = list.entries[index]
    let isSelected = index == list.viewport.selected
    let isUnread = list.isUnread(entry)
    for (offset, line) in text.lines.enumerated() where row + offset >= area.row && row + offset < area.endRow
    {
      let column = area.column + Geometry.gutter
      painter.line(line, row + offset, column, within: isUnread ? "unread" : nil, clip: area)
      if isSelected, !state.options.slow || row + offset == max(row, area.row) {
        painter.text(painter.look.icon("marker"), row + offset, area.column, "marker", clip: area)
      }
    }
    if isUnread, row >= area.row, row < area.endRow {
      painter.text(painter.look.icon("unread"), row, area.column + 1, "tab.badge", clip: area)
    }
    guard isSelected else { return }
    painter.highlight(
      Rect(row: row, column: area.column, width: area.width, height: text.lines.count).intersection(area),
      state
    )
    painter.park(max(row, area.row), area.column)
  }

  private func paintEnd(_ painter: inout Painter, _ area: Rect, _ row: Int) {
    let text: String? =
      switch list.loading {
      case .underway: "loading more \(painter.look.icon("more"))"
      case .failed(let sentence): "\(sentence) R tries again."
      default: list.hasMore || list.entries.count < 2 ? nil : "that is all"
      }
    guard let text else { return }
    painter.text(TextCleaner.field(text), row, area.column + Geometry.gutter, "empty", clip: area)
  }
}

extension Painter {
  /// Lays the theme's selection over an entry; not on a slow line, where the marker alone says it.
  mutating func highlight(_ rect: Rect, _ state: State) {
    let style = look.style("selected")
    if !state.options.slow, style != .plain { frame.patch(rect, with: style) }
  }
}

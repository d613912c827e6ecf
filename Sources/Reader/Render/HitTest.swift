import Screen
import StyledText

/// What is under a place of the screen; nil if there is nothing to click.
package func clickTarget(at position: Position, _ state: State, _ look: Look) -> ClickTarget? {
  let geometry = Geometry(state, look)
  guard !geometry.isTooSmall, state.composer == nil else { return nil }
  if geometry.tabBar.contains(position) {
    let places = TabBar(state).places(width: state.size.width, measure: look.measure)
    return places.first { $0.columns.contains(position.column) }.map { .tab($0.tab) }
  }
  guard state.overlay == nil else { return state.overlayTarget(at: position, geometry, look) }
  return state.rowTarget(at: position, geometry, look)
}

extension State {
  fileprivate func rowTarget(at position: Position, _ geometry: Geometry, _ look: Look) -> ClickTarget? {
    switch page {
    case .detail(let page):
      let rows = DetailRows(page, self, look, width: geometry.list.width)
      return target(at: position, geometry.list, page.viewport, count: page.rows.count) { rows.lines(at: $0) }
    case .people(let page):
      let blank = Array(repeating: StyledLine(), count: PeopleView.rowHeight)
      return target(at: position, geometry.list, page.viewport, count: page.people.count) { _ in blank }
    case .profile(let page):
      let header = ProfileHeader(page, self, look, width: geometry.list.width).lines.count
      return listTarget(page.list, at: position, geometry.listBelow(header), look)
    case .results(let page): return listTarget(page.list, at: position, geometry.list, look)
    case nil: return listTarget(current.list, at: position, geometry.list, look)
    }
  }

  private func listTarget(_ list: FeedList, at position: Position, _ area: Rect, _ look: Look) -> ClickTarget?
  {
    if let grid = grid(list, area, look) { return cardTarget(list, grid, at: position, look) }
    let lines = EntryLines(self, look, area: area, form: entryForm)
    return target(at: position, area, list.viewport, count: list.entries.count) { index in
      lines.lines(list.entries[index]).lines + Array(repeating: StyledLine(), count: lines.spacing)
    }
  }

  private func cardTarget(_ list: FeedList, _ grid: CardGrid, at position: Position, _ look: Look)
    -> ClickTarget?
  {
    guard grid.area.contains(position) else { return nil }
    let lines = grid.lines(self, look)
    var (row, line) = (grid.row(of: list.viewport.top), grid.area.row - list.viewport.topLine)
    while line < grid.area.endRow, row < grid.rowCount {
      let next = line + grid.height(ofRow: row, list, lines)
      if position.row < next {
        let column = (position.column - grid.area.column) / max(1, grid.area.width / grid.columns)
        return .row(grid.entry(inRow: row, column: column))
      }
      row = row + 1
      line = next
    }
    return nil
  }

  /// A link, a name or a hashtag where one was hit, otherwise the row.
  private func target(
    at position: Position,
    _ area: Rect,
    _ viewport: Viewport,
    count: Int,
    lines: (Int) -> [StyledLine]
  ) -> ClickTarget? {
    guard area.contains(position) else { return nil }
    var (index, row) = (viewport.top, area.row - viewport.topLine)
    while row < area.endRow, index < count {
      let entry = lines(index)
      if position.row < row + entry.count {
        let action = action(
          in: entry[position.row - row],
          at: position.column - area.column - Geometry.gutter
        )
        return action.map { .action($0) } ?? .row(index)
      }
      row += entry.count
      index += 1
    }
    return nil
  }

  private func action(in line: StyledLine, at column: Int) -> SpanAction? {
    var end = 0
    for span in line.spans {
      end += TextWidth(charset).width(of: span.text)
      if column < end { return column >= 0 ? span.action : nil }
    }
    return nil
  }

  fileprivate func overlayTarget(at position: Position, _ geometry: Geometry, _ look: Look) -> ClickTarget? {
    guard let (viewport, count) = choices else { return nil }
    let height = ChoiceBox.rows(count, geometry)
    let top = geometry.list.row + max(0, (geometry.list.height - height - 2) / 2) + 1
    let index = viewport.top + position.row - top
    return position.row >= top && position.row < top + height && index < count ? .row(index) : nil
  }

  private var choices: (Viewport, Int)? {
    switch overlay {
    case .menu(let menu): (menu.viewport, menu.commands.count)
    case .links(let links): (links.viewport, links.targets.count)
    case .themes(let themes): (themes.viewport, themes.names.count)
    case .drafts(let drafts): (drafts.viewport, drafts.drafts.count)
    default: nil
    }
  }
}

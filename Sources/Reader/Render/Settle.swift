import Screen

/// Carries out the movements that `update` noted, now that heights are known, and keeps every place valid.
/// Measures only what is near the screen.
package func settle(_ state: inout State, _ look: Look) {
  let geometry = Geometry(state, look)
  guard !geometry.isTooSmall else { return }
  state.settleOverlay(geometry, look)
  state.settlePage(geometry, look)
}

extension State {
  fileprivate mutating func settlePage(_ geometry: Geometry, _ look: Look) {
    switch page {
    case nil: current.list = settled(current.list, geometry.list, look)
    case .profile(var page):
      let header = ProfileHeader(page, self, look, width: geometry.list.width).lines.count
      page.list = settled(page.list, geometry.listBelow(header), look)
      self.page = .profile(page)
    case .results(var page):
      page.list = settled(page.list, geometry.list, look)
      self.page = .results(page)
    case .detail(var page):
      let rows = DetailRows(page, self, look, width: geometry.list.width)
      page.viewport.settle(count: page.rows.count, rows: geometry.list.height) { rows.lines(at: $0).count }
      self.page = .detail(page)
    case .people(var page):
      page.viewport.settle(count: page.people.count, rows: geometry.list.height) { _ in PeopleView.rowHeight }
      self.page = .people(page)
    }
  }

  private func settled(_ list: FeedList, _ area: Rect, _ look: Look) -> FeedList {
    if let grid = grid(list, area, look) { return grid.settled(list, self, look) }
    let lines = EntryLines(self, look, area: area, form: entryForm)
    let entries = list.entries
    var list = list
    list.viewport.settle(count: entries.count, rows: area.height) { lines.height(entries[$0]) }
    return list
  }

  fileprivate mutating func settleOverlay(_ geometry: Geometry, _ look: Look) {
    switch overlay {
    case .help(var help):
      let count = HelpView.lines(self, look, words: help.words).count
      help.viewport.settle(count: count, rows: HelpView.area(geometry).height) { _ in 1 }
      overlay = .help(help)
    case .menu(var menu):
      menu.viewport.settle(count: menu.commands.count, rows: ChoiceBox.rows(menu.commands.count, geometry)) {
        _ in 1
      }
      overlay = .menu(menu)
    case .links(var links):
      links.viewport.settle(count: links.targets.count, rows: ChoiceBox.rows(links.targets.count, geometry)) {
        _ in 1
      }
      overlay = .links(links)
    case .themes(var themes):
      themes.viewport.settle(count: themes.names.count, rows: ChoiceBox.rows(themes.names.count, geometry)) {
        _ in 1
      }
      overlay = .themes(themes)
    case .drafts(var drafts):
      drafts.viewport.settle(count: drafts.drafts.count, rows: ChoiceBox.rows(drafts.drafts.count, geometry))
      { _ in 1 }
      overlay = .drafts(drafts)
    case .composer, nil: break
    }
  }
}

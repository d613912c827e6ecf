import FeedCore

/// What follows from where the reader now is: the next page is fetched before the end is reached, what is
/// looked at is marked, a selected theme is shown. Called after `settle`.
package func observe(_ state: inout State) -> [Effect] {
  guard state.isConnected else { return [] }
  state.markLookedAt()
  state.noticeShown()
  let seen = state.tab == .notifications && state.page == nil ? state.markSeen() : []
  return seen + state.prefetch() + state.previewTheme()
}

extension State {
  fileprivate mutating func noticeShown() {
    if page == nil { tabs[tab.rawValue].list.noticeShown() }
  }

  fileprivate mutating func prefetch() -> [Effect] {
    switch page {
    case nil:
      var list = current.list
      guard needsMore(list) else { return [] }
      let effects = loadMore(of: &list)
      current.list = list
      return effects
    case .profile, .results: return prefetchPageList()
    case .detail(var detail):
      let effects = prefetch(&detail)
      page = .detail(detail)
      return effects
    case .people(var people):
      let effects = prefetch(&people)
      page = .people(people)
      return effects
    }
  }

  private mutating func prefetchPageList() -> [Effect] {
    guard var list, needsMore(list) else { return [] }
    let effects = loadMore(of: &list)
    self.list = list
    return effects
  }

  /// A filter that leaves little asks for more than the screen shows, but not for the whole history at once.
  private func needsMore(_ list: FeedList) -> Bool {
    guard list.loading == .loaded, list.hasMore else { return false }
    let remaining = list.entries.count - list.viewport.selected
    guard remaining <= max(Self.prefetchDistance, size.height / 2) else { return false }
    return list.filter.isEmpty || list.all.count < 1000
  }

  private mutating func prefetch(_ page: inout DetailPage) -> [Effect] {
    guard page.loading == .loaded, let next = page.next, let subject = page.subject else { return [] }
    guard page.rows.count - page.viewport.selected <= Self.prefetchDistance else { return [] }
    let request = nextRequest()
    page.loading = .underway(request)
    return [.load(request, .comments(subject.id, start: next))]
  }

  private mutating func prefetch(_ page: inout PeoplePage) -> [Effect] {
    guard page.loading == .loaded, let next = page.next else { return [] }
    guard page.people.count - page.viewport.selected <= 2 * Self.prefetchDistance else { return [] }
    let request = nextRequest()
    page.loading = .underway(request)
    return [.load(request, .people(page.source, start: next))]
  }
}

import FeedCore

extension State {
  /// Moves in whatever is on top.
  mutating func move(_ movement: Viewport.Movement) {
    if overlay != nil { return moveInOverlay(movement) }
    switch page {
    case nil:
      tabs[tab.rawValue].wanted = nil
      current.list.viewport.move(movement)
    case .detail(var detail):
      detail.viewport.move(movement)
      page = .detail(detail)
    case .people(var people):
      people.viewport.move(movement)
      page = .people(people)
    case .profile, .results: list?.viewport.move(movement)
    }
  }

  private mutating func moveInOverlay(_ movement: Viewport.Movement) {
    switch overlay {
    case .help(var help):
      help.viewport.move(movement.asScrolling)
      overlay = .help(help)
    case .menu(var menu):
      menu.viewport.move(movement)
      overlay = .menu(menu)
    case .links(var links):
      links.viewport.move(movement)
      overlay = .links(links)
    case .themes(var themes):
      themes.viewport.move(movement)
      overlay = .themes(themes)
    case .drafts(var drafts):
      drafts.viewport.move(movement)
      overlay = .drafts(drafts)
    case .composer, nil: break
    }
  }

  /// To the first entry. Where more arrived than was loaded, the list is loaded again.
  mutating func goToTop() -> [Effect] {
    move(.top)
    guard overlay == nil, page == nil, current.list.missesNewest else { return [] }
    return loadTab(tab)
  }

  mutating func goToUnread(forward: Bool) -> [Effect] {
    guard overlay == nil, let list else { return [] }
    let indices = list.entries.indices
    let unread = { (index: Int) in list.isUnread(list.entries[index]) }
    let found =
      forward
      ? indices.dropFirst(list.viewport.selected + 1).first(where: unread)
      : indices.prefix(list.viewport.selected).last(where: unread)
    guard let found else { return say(forward ? "Nothing unread below." : "Nothing unread above.") }
    move(.select(found))
    return []
  }

  mutating func show(_ tab: Tab) -> [Effect] {
    overlay = nil
    showsMatches = false
    if self.tab == tab, !current.pages.isEmpty {
      current.pages = []
      return []
    }
    self.tab = tab
    let list = current.list
    if isConnected, !list.isLoaded, !list.loading.isUnderway { return loadTab(tab) }
    return tab == .notifications ? markSeen() : []
  }

  mutating func goBack() -> [Effect] {
    if overlay != nil { return closeOverlay() }
    if !current.pages.isEmpty {
      current.pages.removeLast()
      showsMatches = false
      return []
    }
    if showsMatches {
      showsMatches = false
      return []
    }
    guard !current.list.filter.isEmpty else { return say("This is the first screen; q quits.") }
    current.list.setFilter(EntryFilter())
    return []
  }

  mutating func closeOverlay() -> [Effect] {
    defer { overlay = nil }
    guard case .themes(let themes) = overlay, themes.original != theme else { return [] }
    return [.useTheme(themes.original)]
  }

  /// `q`: back where there is a way back, otherwise out.
  mutating func quit() -> [Effect] {
    if overlay != nil || !current.pages.isEmpty { return goBack() }
    return quitFromLine()
  }

  /// `:q`: out, from anywhere.
  mutating func quitFromLine() -> [Effect] {
    guard hasOpenDraft, !drafts.isEmpty else { return leave() }
    confirmation = Confirmation(question: "A text was not sent; it will be kept. Quit?", action: .quit)
    return []
  }
}

extension Viewport.Movement {
  /// The same movement where nothing is selected.
  var asScrolling: Viewport.Movement {
    switch self {
    case .step(let steps): .lines(steps)
    default: self
    }
  }
}

import FeedCore

extension State {
  /// Carries out a command. `argument` is what followed its name on the command line.
  mutating func perform(_ id: CommandID, _ argument: String = "") -> [Effect] {
    if overlay != nil, !id.isForOverlays { return performFromOverlay(id, argument) }
    if let movement = id.movement {
      move(movement)
      return []
    }
    return performMoving(id) ?? performActing(id, argument) ?? performFinding(id, argument)
      ?? performProgram(id, argument) ?? []
  }

  /// An overlay is left before anything else is done.
  private mutating func performFromOverlay(_ id: CommandID, _ argument: String) -> [Effect] {
    let effects = closeOverlay()
    return effects + perform(id, argument)
  }

  private mutating func performMoving(_ id: CommandID) -> [Effect]? {
    switch id {
    case .top: goToTop()
    case .nextUnread: goToUnread(forward: true)
    case .previousUnread: goToUnread(forward: false)
    case .open: open()
    case .back: goBack()
    case .user: show(.user)
    case .timeline: show(.timeline)
    case .aggregated: show(.aggregated)
    case .notifications: show(.notifications)
    case .nextTab: show(tab.advanced(by: 1))
    case .previousTab: show(tab.advanced(by: -1))
    default: nil
    }
  }

  private mutating func performActing(_ id: CommandID, _ argument: String) -> [Effect]? {
    switch id {
    case .like: like()
    case .repost: repost()
    case .bookmark: bookmark()
    case .follow: follow(argument)
    case .quote: composeQuote()
    case .reply: composeReply()
    case .compose: argument.isEmpty ? compose(.post) : post(argument)
    case .edit: composeEdit()
    case .delete: askToDelete()
    case .profile: showProfile(argument)
    case .followers: showFollowers(argument)
    case .following: showFollowing(argument)
    case .thread: openThread()
    case .openLink: openLinks()
    case .copyLink: copyLink()
    case .copyText: copyText()
    case .markRead: toggleRead()
    case .markAllRead: markAllRead()
    case .undo: undo()
    case .menu: openMenu()
    default: nil
    }
  }

  private mutating func performFinding(_ id: CommandID, _ argument: String) -> [Effect]? {
    switch id {
    case .search: argument.isEmpty ? ask(.search) : search(argument)
    case .searchNext: searchAgain(forward: true)
    case .searchPrevious: searchAgain(forward: false)
    case .filter: argument.isEmpty ? ask(.filter, text: list?.filter.text ?? "") : setFilter(argument)
    case .people:
      argument.isEmpty ? ask(.people) : openPeople(.search(argument), title: "People: \(argument)")
    case .find: openResults(.search(argument), title: "Search: \(argument)")
    case .tag: openTag(argument)
    case .bookmarks: openResults(.bookmarks, title: "Bookmarks")
    case .drafts: openDrafts()
    default: nil
    }
  }

  private mutating func performProgram(_ id: CommandID, _ argument: String) -> [Effect]? {
    switch id {
    case .refresh: refresh()
    case .help: openHelp()
    case .command: ask(.command)
    case .nextTheme: cycleTheme(by: 1)
    case .previousTheme: cycleTheme(by: -1)
    case .theme: argument.isEmpty ? openThemes() : [.useTheme(argument)]
    case .set: set(argument)
    case .saveDisplay: [.saveDisplay(argument)]
    case .redraw: [.redraw]
    case .suspend: [.suspend]
    case .quit: quit()
    case .quitNow: leave()
    default: nil
    }
  }

  private mutating func refresh() -> [Effect] {
    guard isConnected else { return say("Not connected yet.") }
    if var page {
      let effects = reload(&page)
      self.page = page
      return effects
    }
    return current.list.missesNewest || !current.list.isLoaded ? loadTab(tab) : loadNewer(tab)
  }

  private mutating func ask(_ kind: Prompt.Kind, text: String = "") -> [Effect] {
    prompt = Prompt(kind, text: text)
    return []
  }
}

extension CommandID {
  /// Commands that concern the terminal and nothing that is shown on it.
  var isForEverywhere: Bool { self == .redraw || self == .suspend }

  /// Commands that are carried out within an overlay.
  var isForOverlays: Bool {
    movement != nil
      || [.top, .open, .back, .quit, .quitNow, .redraw, .suspend, .command, .saveDisplay].contains(self)
  }

  /// The movement that the command is, if it is only that.
  var movement: Viewport.Movement? {
    switch self {
    case .down: .step(1)
    case .up: .step(-1)
    case .pageDown: .pages(1)
    case .pageUp: .pages(-1)
    case .halfDown: .pages(0.5)
    case .halfUp: .pages(-0.5)
    case .bottom: .bottom
    default: nil
    }
  }
}

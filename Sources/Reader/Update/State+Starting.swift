import FeedCore

extension State {
  mutating func start(_ start: Start) -> [Effect] {
    now = start.now
    commandHistory = start.commandHistory
    unfinished = start.unfinished
    drafts = Dictionary(start.drafts.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    var effects: [Effect] = [.listThemes]
    if let session = start.session { effects += resume(session) }
    if let startTab { tab = startTab }
    if let draft = start.drafts.first {
      let what = draft.purpose == .post ? "c goes on with it" : ":drafts shows it"
      effects += say("A text was not sent: \(what).")
    }
    if let problem = start.problems.first { effects += say(problem, isError: true) }
    return effects
  }

  private mutating func resume(_ session: SavedSession) -> [Effect] {
    tab = session.tab
    for tab in Tab.allCases {
      tabs[tab.rawValue].wanted = session.places[tab]
      tabs[tab.rawValue].list.restore(ReadState(upTo: session.readUpTo[tab], reader: userID))
    }
    guard !keepsTheme, let theme = session.theme, theme != self.theme else { return [] }
    return [.useTheme(theme)]
  }

  mutating func connect(as user: FeedUser?) -> [Effect] {
    isConnected = true
    connectionProblem = nil
    self.user = user
    let request = nextRequest()
    followedRequest = request
    let first = loadTab(tab)
    let others = Tab.allCases.filter { $0 != tab }.flatMap { loadTab($0) }
    let earlier = unfinished
    unfinished = []
    return finish(earlier) + first + others + [.load(request, .followed)]
  }

  mutating func failToConnect(_ error: FeedError) -> [Effect] {
    connectionProblem = error.detail
    return say(error.detail, isError: true)
  }

  /// What the next start should know.
  var session: SavedSession {
    var session = SavedSession(tab: tab, theme: theme)
    for tab in Tab.allCases {
      let list = tabs[tab.rawValue].list
      if let entry = list.selected {
        session.places[tab] = SavedSession.Place(
          entry: entry.id,
          time: entry.time,
          row: list.viewport.selectedRow
        )
      } else if let wanted = tabs[tab.rawValue].wanted {
        session.places[tab] = wanted
      }
      session.readUpTo[tab] = list.reading.moment(in: list.all)
    }
    return session
  }

  /// Saves everything, then leaves.
  mutating func leave() -> [Effect] {
    guard !isLeaving else { return [] }
    isLeaving = true
    return saveOpenDraft() + sendPendingDeletion() + [.saveSession(session), .quit]
  }
}

import FeedCore

extension State {
  /// How many entries before the end the next page is asked for.
  static let prefetchDistance = 15

  mutating func loadTab(_ tab: Tab) -> [Effect] {
    var list = tabs[tab.rawValue].list
    let effects = loadFirst(of: &list)
    tabs[tab.rawValue].list = list
    return effects
  }

  mutating func loadFirst(of list: inout FeedList) -> [Effect] {
    let request = nextRequest()
    (list.loading, list.isReplacing) = (.underway(request), true)
    return [.load(request, .list(list.source, start: nil))]
  }

  mutating func loadMore(of list: inout FeedList) -> [Effect] {
    guard list.loading == .loaded, let next = list.next else { return [] }
    let request = nextRequest()
    (list.loading, list.isReplacing) = (.underway(request), false)
    return [.load(request, .list(list.source, start: next))]
  }

  /// Asks for what arrived in a tab since it was read.
  ///
  /// - Parameter fromStart: asks for the whole first page, so that what is known changes too.
  mutating func loadNewer(_ tab: Tab, fromStart: Bool = false) -> [Effect] {
    let list = tabs[tab.rawValue].list
    guard isConnected, list.isLoaded, let feed = list.source.feed else { return [] }
    let request = nextRequest()
    guard tabs[tab.rawValue].list.newer.begin(request, fromStart: fromStart) else { return [] }
    return [.load(request, .newer(feed, than: fromStart ? nil : list.newestBound))]
  }

  // MARK: Answers

  mutating func take(_ result: Result<Loaded, FeedError>, for request: RequestID) -> [Effect] {
    let result = result.map(withoutHeldDeletion)
    for tab in Tab.allCases {
      if let effects = takeForTab(tab, result, request) { return effects }
      for index in tabs[tab.rawValue].pages.indices {
        if let effects = take(result, for: request, page: index, of: tab) { return effects }
      }
    }
    return takeForProgram(result, request)
  }

  private mutating func takeForTab(_ tab: Tab, _ result: Result<Loaded, FeedError>, _ request: RequestID)
    -> [Effect]?
  {
    if tabs[tab.rawValue].list.loading.isWaiting(for: request) {
      var list = tabs[tab.rawValue].list
      let effects = takePage(result, into: &list)
      tabs[tab.rawValue].list = list
      if case .success(.page(let page)) = result, let unread = page.unread {
        tabs[tab.rawValue].unreadOnServer = unread
      }
      return effects + findWantedPlace(in: tab)
    }
    return takeNewer(result, request, tab)
  }

  func takePageFailed(_ error: FeedError, _ list: inout FeedList) { list.loading = .failed(error.detail) }

  mutating func takePage(_ result: Result<Loaded, FeedError>, into list: inout FeedList) -> [Effect] {
    switch result {
    case .success(.page(let page)):
      if list.isReplacing {
        list.replace(with: page, version: &version)
      } else {
        list.append(page, version: &version)
      }
      return []
    case .failure(let error):
      takePageFailed(error, &list)
      return fail(error)
    default:
      list.loading = .loaded
      return []
    }
  }

  private mutating func takeNewer(_ result: Result<Loaded, FeedError>, _ request: RequestID, _ tab: Tab)
    -> [Effect]?
  {
    let isFromStart = tabs[tab.rawValue].list.newer.isFromStart
    let answer = tabs[tab.rawValue].list.newer.finish(request)
    guard answer.isCurrent else { return nil }
    if case .failure(let error) = result { return fail(error) }
    guard case .success(.page(let page)) = result else { return [] }
    let wasAtNewest = tabs[tab.rawValue].list.viewport.selected == 0
    // What was asked before a mark was made knows nothing of it: the mark is asked after when it is done.
    let marksArePending = pendingWrites.values.contains(where: \.write.isMark)
    tabs[tab.rawValue].list.merge(
      page,
      isFirstPage: isFromStart,
      keepingMarks: marksArePending,
      version: &version
    )
    if !marksArePending, let unread = page.unread { tabs[tab.rawValue].unreadOnServer = unread }
    if options.follow && wasAtNewest { tabs[tab.rawValue].list.viewport.move(.top) }
    return answer.nextFromStart.map { loadNewer(tab, fromStart: $0) } ?? []
  }

  private mutating func takeForProgram(_ result: Result<Loaded, FeedError>, _ request: RequestID) -> [Effect]
  {
    if followedRequest == request {
      followedRequest = nil
      if case .success(.followed(let ids)) = result { followed = ids }
    } else if activitiesRequests.remove(request) != nil, case .success(.activities(let activities)) = result {
      for activity in activities { changeActivity(activity.id) { $0.takeReactions(of: activity) } }
    }
    return []
  }

  /// After the start, the entry that was selected last is looked for, as long as it may still come.
  private mutating func findWantedPlace(in tab: Tab) -> [Effect] {
    let index = tab.rawValue
    guard let wanted = tabs[index].wanted else { return [] }
    var list = tabs[index].list
    if let found = list.entries.firstIndex(where: { $0.id == wanted.entry }) {
      list.viewport.move(.place(found, row: wanted.row))
      tabs[index].wanted = nil
    } else if list.hasMore, list.all.count < 400, let last = list.all.last, last.time >= wanted.time {
      let effects = loadMore(of: &list)
      tabs[index].list = list
      return effects
    } else {
      tabs[index].wanted = nil
    }
    tabs[index].list = list
    return []
  }
}

extension EnrichedActivity {
  /// Takes over what was looked up again, keeping what only this copy knows.
  mutating func takeReactions(of fresh: EnrichedActivity) {
    reactions = fresh.reactions
    activity.custom = fresh.activity.custom
    if values["object"] == nil || isObjectChanged(in: fresh) { values["object"] = fresh.values["object"] }
  }

  private func isObjectChanged(in fresh: EnrichedActivity) -> Bool {
    if case .object(let new) = fresh.values["object"], case .object(let old) = values["object"] {
      return new != old
    }
    return false
  }
}

import FeedCore

/// What arrives while the reader reads. Nothing on the screen moves by it.
extension State {
  mutating func take(_ news: FeedNews) -> [Effect] {
    guard let tab = Tab.allCases.first(where: { $0.feed(of: userID) == news.feed }) else { return [] }
    remove(Set(news.deleted), from: tab)
    staleActivities.formUnion(news.reacted)
    var effects = news.hasNew ? loadNewer(tab) : news.isMarked ? lookUpMarks(tab) : []
    if !news.reacted.isEmpty { effects.append(.timer(.reactions, milliseconds: 300)) }
    return effects
  }

  /// Marks that were set elsewhere: the first page is read again and taken in in place. While your own are on
  /// their way, they are what counts.
  mutating func lookUpMarks(_ tab: Tab) -> [Effect] {
    guard !pendingWrites.values.contains(where: \.write.isMark) else { return [] }
    return loadNewer(tab, fromStart: true)
  }

  /// Looks up activities whose counts changed, those only that are loaded somewhere.
  mutating func lookUpStaleActivities() -> [Effect] {
    let beingWritten = Set(pendingWrites.values.compactMap(\.write.activityID))
    let ids = staleActivities.filter { !beingWritten.contains($0) }
    staleActivities.subtract(ids)
    var effects = reloadThreads(of: ids)
    guard !ids.isEmpty else { return effects }
    let request = nextRequest()
    activitiesRequests.insert(request)
    effects.append(.load(request, .activities(ids.sorted())))
    return effects
  }

  private mutating func reloadThreads(of ids: Set<ActivityID>) -> [Effect] {
    guard case .detail(var detail) = page, let subject = detail.subject, ids.contains(subject.id) else {
      return []
    }
    guard !detail.loading.isUnderway else { return [] }
    let effects = reload(&detail)
    page = .detail(detail)
    return effects
  }

  private mutating func remove(_ ids: Set<ActivityID>, from tab: Tab) {
    guard !ids.isEmpty else { return }
    for group in tabs[tab.rawValue].list.all.compactMap(\.group) {
      let gone = group.activities.count { ids.contains($0.id) }
      guard gone > 0, gone < group.activities.count else { continue }
      tabs[tab.rawValue].list.changeGroup(Entry.Content.group(group).id, version: &version) { group in
        group.activities.removeAll { ids.contains($0.id) }
        group.activityCount -= gone
      }
    }
    tabs[tab.rawValue].list.remove { entry in
      !entry.activities.isEmpty && entry.activities.allSatisfy { ids.contains($0.id) }
    }
  }

  /// Changes every copy of an activity that is loaded.
  mutating func changeActivity(_ id: ActivityID, _ body: (inout EnrichedActivity) -> Void) {
    for tab in tabs.indices {
      tabs[tab].list.change(id, version: &version, body)
      for index in tabs[tab].pages.indices { changeActivity(id, inPage: index, of: tab, body) }
    }
  }

  private mutating func changeActivity(
    _ id: ActivityID,
    inPage index: Int,
    of tab: Int,
    _ body: (inout EnrichedActivity) -> Void
  ) {
    tabs[tab].pages[index].list?.change(id, version: &version, body)
    guard case .detail(var detail) = tabs[tab].pages[index] else { return }
    var entry = Entry(detail.content, version: 0)
    guard entry.change(id, body) else { return }
    (detail.content, detail.version) = (entry.content, nextVersion())
    detail.rebuild()
    tabs[tab].pages[index] = .detail(detail)
  }
}

extension Entry {
  var group: ActivityGroup? { if case .group(let group) = content { group } else { nil } }
}

extension Write {
  /// The activity whose reactions it changes.
  var activityID: ActivityID? {
    switch self {
    case .like(let id), .unlike(let id), .bookmark(let id), .unbookmark(let id), .repost(let id, _): id
    case .comment(let id, _, _): id
    default: nil
    }
  }
}

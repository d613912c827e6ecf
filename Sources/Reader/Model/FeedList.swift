import FeedCore

/// A list of entries: what is loaded, what of it is shown, and where the reader is in it.
struct FeedList: Sendable {
  let source: ListSource
  /// Everything loaded, newest first.
  private(set) var all: [Entry] = []
  /// What the filter leaves, in the same order.
  private(set) var entries: [Entry] = []
  var viewport = Viewport()
  private(set) var reading: ReadState
  /// How many of the loaded entries were not read; kept, so that a frame needs no count.
  private(set) var unreadCount = 0
  private(set) var filter = EntryFilter()
  /// Where the next page starts; nil after the last.
  private(set) var next: PageStart?
  /// The feed's newest entry when it was last read: later ones are new.
  private(set) var newestBound: String?
  /// How many entries at the start arrived and were not on the screen yet.
  private(set) var arrived = 0
  /// How many were added at the start since the list was laid out: cards keep their columns by it.
  private(set) var arrivedInAll = 0
  /// More arrived than was worth loading: going to the top loads the list again.
  private(set) var missesNewest = false
  var loading = Loading.none
  /// Whether the page underway is the first one.
  var isReplacing = false
  var newer = NewerRequest()
  /// When what is shown was read, where the server was away then; nil while it answers.
  private(set) var asOf: Timestamp?
  /// How the entry of each id is found without a search.
  private var known: Set<EntryID> = []

  init(_ source: ListSource, reading: ReadState = ReadState()) {
    self.source = source
    self.reading = reading
  }

  var selected: Entry? { entries.indices.contains(viewport.selected) ? entries[viewport.selected] : nil }
  var isEmpty: Bool { entries.isEmpty }
  var isLoaded: Bool { loading == .loaded || !all.isEmpty }
  var hasMore: Bool { next != nil }

  func isUnread(_ entry: Entry) -> Bool { reading.isUnread(entry) }
}

// MARK: Taking in what was loaded

extension FeedList {
  /// Replaces everything, staying at the selected entry where it is still there.
  mutating func replace(with page: ListPage, version: inout Int) {
    let keeping = selected?.id
    all = []
    known = []
    arrived = 0
    missesNewest = false
    arrivedInAll = 0
    asOf = page.asOf
    appendNew(page.entries, &version)
    next = page.next
    loading = .loaded
    newestBound = page.entries.first?.bound ?? newestBound
    reading.started(at: all.map(\.time).max())
    refilter(keeping: keeping, top: nil)
    if keeping != nil, selected?.id == keeping {
      viewport.move(.place(viewport.selected, row: viewport.selectedRow))
    }
    recount()
  }

  private mutating func recount() { unreadCount = all.count(where: reading.isUnread) }

  mutating func append(_ page: ListPage, version: inout Int) {
    let (selection, first) = (
      selected?.id, entries.isEmpty ? nil : entries[min(viewport.top, entries.count - 1)].id
    )
    appendNew(page.entries, &version)
    next = page.next
    loading = .loaded
    if filter.isEmpty { entries = all } else { refilter(keeping: selection, top: first) }
    recount()
  }

  /// Takes in what arrived since: known groups change in place, new entries come above.
  ///
  /// - Parameters:
  ///   - isFirstPage: the page is the feed's first, whatever was known: one that is new throughout leaves a
  ///     gap.
  ///   - keepingMarks: what was marked here counts, whatever the page says.
  mutating func merge(
    _ page: ListPage,
    isFirstPage: Bool = false,
    keepingMarks: Bool = false,
    version: inout Int
  ) {
    let fresh = page.entries.filter { !known.contains($0.id) }
    let leavesGap = isFirstPage && !all.isEmpty && !fresh.isEmpty && fresh.count == page.entries.count
    asOf = page.asOf
    guard page.isComplete, !leavesGap else {
      missesNewest = true
      return
    }
    for content in page.entries where known.contains(content.id) {
      update(content, &version)
      if !keepingMarks { reading.forget(content.id) }
    }
    newestBound = page.entries.first?.bound ?? newestBound
    insertAbove(fresh, &version)
    recount()
  }

  private mutating func appendNew(_ contents: [Entry.Content], _ version: inout Int) {
    for content in contents where known.insert(content.id).inserted {
      all.append(Entry(content, version: next(&version)))
    }
  }

  private mutating func insertAbove(_ contents: [Entry.Content], _ version: inout Int) {
    guard !contents.isEmpty else { return }
    let wasEmpty = entries.isEmpty
    let fresh = contents.map { Entry($0, version: next(&version)) }
    known.formUnion(contents.map(\.id))
    all.insert(contentsOf: fresh, at: 0)
    let shown = fresh.filter(isShown)
    entries.insert(contentsOf: shown, at: 0)
    guard !wasEmpty else { return }
    viewport.insertedAbove(shown.count)
    arrived += shown.count { !reading.isOwn($0) }
    arrivedInAll += shown.count
  }

  private func next(_ version: inout Int) -> Int {
    version += 1
    return version
  }

  /// A group that grew becomes unread again, and stays where it is.
  private mutating func update(_ content: Entry.Content, _ version: inout Int) {
    let id = content.id
    guard let index = all.firstIndex(where: { $0.id == id }) else { return }
    all[index].content = content
    all[index].version = next(&version)
    if let shown = entries.firstIndex(where: { $0.id == id }) { entries[shown] = all[index] }
  }
}

// MARK: Changing in place

extension FeedList {
  /// Changes every copy of an activity; true where there was one.
  @discardableResult
  mutating func change(_ id: ActivityID, version: inout Int, _ body: (inout EnrichedActivity) -> Void) -> Bool
  {
    var found = false
    for index in all.indices where all[index].change(id, body) {
      found = true
      version += 1
      all[index].version = version
    }
    guard found else { return false }
    if filter.isEmpty { entries = all } else { refilterInPlace() }
    return true
  }

  mutating func changeGroup(_ id: EntryID, version: inout Int, _ body: (inout ActivityGroup) -> Void) {
    for index in all.indices where all[index].id == id {
      guard case .group(var group) = all[index].content else { continue }
      body(&group)
      all[index].content = .group(group)
      version += 1
      all[index].version = version
    }
    if filter.isEmpty { entries = all } else { refilterInPlace() }
    recount()
  }

  /// True where it was unread.
  mutating func markRead(_ entry: Entry) -> Bool {
    guard reading.isUnread(entry) else { return false }
    reading.markRead(entry.id)
    unreadCount -= 1
    return true
  }

  mutating func markUnread(_ id: EntryID) {
    reading.markUnread(id)
    recount()
  }

  mutating func markAllRead() {
    reading.markAllRead(all)
    recount()
  }

  /// Takes another list's idea of what was read.
  mutating func restore(_ reading: ReadState) {
    self.reading = reading
    recount()
  }

  /// Removes entries; the selection goes to the one that took its place.
  mutating func remove(where isGone: (Entry) -> Bool) {
    guard all.contains(where: isGone) else { return }
    let before = entries
    all.removeAll(where: isGone)
    known = Set(all.map(\.id))
    entries = all.filter(isShown)
    let left = before.map { !isGone($0) }
    viewport.relocate(
      selected: left.prefix(viewport.selected).count { $0 },
      top: left.prefix(viewport.top).count { $0 }
    )
    arrived = left.prefix(arrived).count { $0 }
    recount()
  }

  /// Puts entries back where they were taken away.
  mutating func insert(_ entry: Entry, at index: Int) {
    guard known.insert(entry.id).inserted else { return }
    let (selection, first) = (
      selected?.id, entries.isEmpty ? nil : entries[min(viewport.top, entries.count - 1)].id
    )
    all.insert(entry, at: min(index, all.count))
    refilter(keeping: selection, top: first)
    recount()
  }

  mutating func setFilter(_ filter: EntryFilter) {
    let keeping = selected?.id
    self.filter = filter
    arrivedInAll = 0
    refilter(keeping: keeping, top: nil)
  }

  /// What was on the screen is no longer new.
  mutating func noticeShown() { arrived = min(arrived, viewport.top) }

  private func isShown(_ entry: Entry) -> Bool {
    filter.isEmpty || filter.accepts(entry, isUnread: isUnread(entry))
  }

  /// Entries that are shown stay, though the filter may not take them any more: nothing vanishes while it is
  /// read.
  private mutating func refilterInPlace() {
    let shown = Set(entries.map(\.id))
    entries = all.filter { shown.contains($0.id) }
  }

  private mutating func refilter(keeping selection: EntryID?, top: EntryID?) {
    entries = filter.isEmpty ? all : all.filter(isShown)
    viewport.relocate(selected: index(of: selection) ?? 0, top: index(of: top))
    arrived = min(arrived, entries.count)
  }
}

extension FeedList {
  private func index(of id: EntryID?) -> Int? {
    guard let id else { return nil }
    return entries.firstIndex { $0.id == id }
  }
}

extension Entry {
  /// Changes the activity with this id wherever it is in the entry.
  mutating func change(_ id: ActivityID, _ body: (inout EnrichedActivity) -> Void) -> Bool {
    switch content {
    case .activity(var activity):
      guard activity.change(id, body) else { return false }
      content = .activity(activity)
      return true
    case .group(var group):
      var found = false
      for index in group.activities.indices where group.activities[index].change(id, body) { found = true }
      if found { content = .group(group) }
      return found
    }
  }
}

import FeedCore

extension State {
  /// What is opened was read.
  mutating func markOpened(_ entry: Entry) -> [Effect] {
    guard page == nil, current.list.isUnread(entry) else { return [] }
    return markRead(entry)
  }

  /// Marks the entry that the selection rests on, in lists where looking is reading.
  mutating func markLookedAt() {
    guard page == nil, overlay == nil, tab != .notifications, current.wanted == nil else { return }
    guard let entry = current.list.selected else { return }
    _ = tabs[tab.rawValue].list.markRead(entry)
  }

  mutating func toggleRead() -> [Effect] {
    guard page == nil, let entry = current.list.selected else { return say("Nothing is selected.") }
    if current.list.isUnread(entry) { return markRead(entry) + stepOn() }
    guard tab != .notifications else { return say("It is read already.") }
    tabs[tab.rawValue].list.markUnread(entry.id)
    return say("Unread again until the next time you look.")
  }

  private mutating func stepOn() -> [Effect] {
    move(.step(1))
    return []
  }

  private mutating func markRead(_ entry: Entry) -> [Effect] {
    guard tabs[tab.rawValue].list.markRead(entry) else { return [] }
    guard tab == .notifications, case .group(let group) = entry.content else { return [] }
    countRead(1)
    return write(
      .markRead(tab.feed(of: userID), groups: [group.id]),
      .read([entry.id], tab),
      name: "Marking it as read"
    )
  }

  private mutating func countRead(_ count: Int) {
    guard let unread = current.unreadOnServer else { return }
    current.unreadOnServer = max(0, unread - count)
  }

  mutating func markAllRead() -> [Effect] {
    guard page == nil else { return say("This marks a tab's list: go back first.") }
    let unread = current.list.all.filter(current.list.isUnread).map(\.id)
    tabs[tab.rawValue].list.markAllRead()
    if current.unreadOnServer != nil { current.unreadOnServer = 0 }
    guard tab == .notifications else { return say("Everything is marked as read.") }
    return write(
      .markAllRead(tab.feed(of: userID)),
      .read(unread, tab),
      name: "Marking all as read",
      done: "Everything is marked as read."
    )
  }

  /// Notifications that are shown were seen.
  mutating func markSeen() -> [Effect] {
    let unseen = tabs[Tab.notifications.rawValue].list.all.contains { $0.group?.isSeen == false }
    guard isConnected, unseen else { return [] }
    for entry in tabs[Tab.notifications.rawValue].list.all where entry.group?.isSeen == false {
      tabs[Tab.notifications.rawValue].list.changeGroup(entry.id, version: &version) { $0.isSeen = true }
    }
    return write(.markSeen(Tab.notifications.feed(of: userID)), .none, name: "Marking as seen")
  }
}

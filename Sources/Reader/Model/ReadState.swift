import FeedCore

/// Which entries of a list were read.
///
/// Notification feeds know it themselves. For the others the reader remembers a moment, everything before
/// which was read, and the later entries that were read one by one. What you did yourself is not news.
package struct ReadState: Hashable, Sendable {
  /// Nil until the list is loaded for the first time.
  package private(set) var upTo: Timestamp?
  private var later: Set<EntryID> = []
  private let reader: String

  package init(upTo: Timestamp? = nil, reader: String = "") {
    self.upTo = upTo
    self.reader = reader
  }

  /// The first time ever, nothing that is there already counts as unread.
  mutating func started(at newest: Timestamp?) {
    if upTo == nil { upTo = newest }
  }

  func isUnread(_ entry: Entry) -> Bool {
    if case .group(let group) = entry.content, let isRead = group.isRead {
      return !isRead && !later.contains(entry.id)
    }
    guard let upTo else { return false }
    return entry.time > upTo && !later.contains(entry.id) && !isOwn(entry)
  }

  /// Whether the reader did all of it.
  func isOwn(_ entry: Entry) -> Bool {
    !reader.isEmpty && entry.activities.allSatisfy { $0.activity.authorID == reader }
  }

  mutating func markRead(_ id: EntryID) { later.insert(id) }

  mutating func markUnread(_ id: EntryID) { later.remove(id) }

  mutating func markAllRead(_ entries: [Entry]) {
    later.formUnion(entries.map(\.id))
    if let newest = entries.map(\.time).max(), upTo.map({ $0 < newest }) ?? true { upTo = newest }
  }

  mutating func forget(_ id: EntryID) { later.remove(id) }

  /// The moment to remember for the next start: before the oldest entry that is still unread.
  func moment(in entries: [Entry]) -> Timestamp? {
    guard let oldest = entries.last(where: isUnread) else { return entries.map(\.time).max() ?? upTo }
    return Timestamp(microseconds: oldest.time.microseconds - 1)
  }
}

import FeedCore

extension Writing {
  /// Marks groups of a notification feed after `page` was read. Source: `stream-api.md` §3.8.
  func mark(_ feed: FeedID, _ query: FeedQuery, page: FeedPage) throws {
    guard try groups.group(of: feed).kind == .notification else {
      throw FeedError(.input, "Only notification feeds can be marked; \(feed) is none.")
    }
    guard let number = try reading.feedNumber(feed) else { return }
    if let option = query.markSeen {
      try mark(option, "seen", .markedSeen, of: feed, number, page)
    }
    if let option = query.markRead {
      try mark(option, "read", .markedRead, of: feed, number, page)
    }
  }

  private func mark(
    _ option: MarkOption,
    _ flag: String,
    _ kind: ChangeKind,
    of feed: FeedID,
    _ number: Int64,
    _ page: FeedPage
  ) throws {
    let ids: [String]?
    switch option {
    case .all: ids = nil
    case .current: ids = page.groups.map(\.id)
    case .ids(let named): ids = named
    }
    let changed = try mark(ids, flag, number)
    guard changed > 0 else { return }
    try countWaiting(number, unseen: flag == "seen" ? -changed : 0, unread: flag == "read" ? -changed : 0)
    guard try groups.group(of: feed).realtime else { return }
    let payload = ids.map { JSONWriter.text(.array($0.map { .string($0) })) }
    _ = try log(kind, feed: number, payload: payload)
  }

  /// - Returns: how many groups changed.
  private func mark(_ ids: [String]?, _ flag: String, _ feed: Int64) throws -> Int {
    guard let ids else {
      try sql("UPDATE activity_group SET \(flag) = 1 WHERE feed = ? AND \(flag) = 0").run(feed)
      return db.changesCount
    }
    var changed = 0
    for id in ids {
      guard let group = try reading.groupNumber(id, feed) else { continue }
      try sql("UPDATE activity_group SET \(flag) = 1 WHERE id = ? AND \(flag) = 0").run(group)
      changed += db.changesCount
    }
    return changed
  }
}

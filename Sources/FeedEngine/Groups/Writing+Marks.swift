import FeedCore

extension Writing {
  /// Marks groups of a notification feed after `page` was read. See “Marking” in the article “Seen and read
  /// marks” of FeedCore.
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
    guard try ids.map({ try mark($0, flag, number) }) ?? markAll(flag, number) else { return }
    guard try groups.group(of: feed).realtime else { return }
    let payload = ids.map { JSONWriter.text(.array($0.map { .string($0) })) }
    _ = try log(kind, feed: number, payload: payload)
  }

  /// Marks all groups that the feed has now, in portions, the newest first.
  ///
  /// - Returns: whether there were any to mark.
  private func markAll(_ flag: String, _ feed: Int64) throws -> Bool {
    let waiting = try sql("SELECT \(flag == "seen" ? "unseen" : "unread") FROM feed WHERE id = ?")
      .first(feed) { $0.int(0) }
    guard let waiting, waiting > 0 else { return false }
    let newest = try sql(
      """
      SELECT touched, touched_rank FROM activity_group WHERE feed = ?
      ORDER BY touched DESC, touched_rank DESC LIMIT 1
      """
    ).first(feed) { ArrivalOrder(event: $0.int(0), publication: $0.int(1)) }
    try begin(MarkWork(feed: feed, isRead: flag == "read", last: newest ?? .first))
    return true
  }

  /// - Returns: whether any group changed.
  private func mark(_ ids: [String], _ flag: String, _ feed: Int64) throws -> Bool {
    let groups = try ids.compactMap { try reading.groupNumber($0, feed) }
    return try mark(groups: groups, flag, of: feed) > 0
  }

  /// Marks groups and counts them, so that the counters are right after each portion.
  ///
  /// - Returns: how many groups changed.
  @discardableResult
  func mark(groups: [Int64], _ flag: String, of feed: Int64) throws -> Int {
    var changed = 0
    for group in groups {
      try sql("UPDATE activity_group SET \(flag) = 1 WHERE id = ? AND \(flag) = 0").run(group)
      changed += db.changesCount
    }
    try countWaiting(feed, unseen: flag == "seen" ? -changed : 0, unread: flag == "read" ? -changed : 0)
    return changed
  }
}

import FeedCore

/// Marks the groups of a notification feed as seen or read, the newest first.
///
/// Groups that something comes to after it began are above its first place, and stay new.
struct MarkWork: UnfinishedWork {
  static let kind = "mark groups"

  var feed: Int64
  var isRead: Bool
  /// The place of the newest group that may be left to mark.
  var last: ArrivalOrder

  var subject: Int64 { feed }
  var other: Int64 { isRead ? 1 : 0 }

  private var flag: String { isRead ? "read" : "seen" }

  mutating func runPortion(in writing: Writing, rows: inout Int) throws -> Bool {
    let limit = max(1, rows)
    let waiting =
      try writing.sql("SELECT unseen, unread FROM feed WHERE id = ?")
      .first(feed) { $0.int(isRead ? 1 : 0) } ?? 0
    // A few are found by the index of those that are not marked, wherever they are: not past all that are.
    let (event, rank) = waiting <= limit ? ("+touched", "+touched_rank") : ("touched", "touched_rank")
    let groups = try writing.sql(
      """
      SELECT id, touched, touched_rank FROM activity_group \(waiting <= limit ? "INDEXED BY activity_group_un\(flag)" : "")
      WHERE feed = ? AND \(flag) = 0 AND (\(event), \(rank)) <= (?, ?)
      ORDER BY \(event) DESC, \(rank) DESC LIMIT ?
      """
    ).all(feed, last.event, last.publication, limit) {
      (id: $0.int(0), order: ArrivalOrder(event: $0.int(1), publication: $0.int(2)))
    }
    try writing.mark(groups: groups.map(\.id), flag, of: feed)
    rows -= groups.count
    if let oldest = groups.last?.order { last = oldest.previous }
    return groups.count < limit || waiting <= limit
  }
}

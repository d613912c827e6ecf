import FeedCore

/// Removes an activity from all feeds that it is in, and then the activity.
///
/// What is added again before that is finished waits for it, see `Writing.store`.
struct ActivityDeletionWork: UnfinishedWork {
  static let kind = "delete activity"

  var act: Int64
  var time: Int64
  var tie: Int64
  /// Publications up to this one were looked at. Those that are made meanwhile come after it.
  var last: Int64 = 0

  var subject: Int64 { act }

  /// A feed takes a withdrawal, an event, a publication less and its own row.
  private static let rowsOfFeed = 4

  mutating func runPortion(in writing: Writing, rows: inout Int) throws -> Bool {
    let limit = max(1, rows / Self.rowsOfFeed)
    let found = try writing.sql(
      "SELECT seq, feed FROM publication WHERE act = ? AND seq > ? ORDER BY seq LIMIT ?"
    )
    .all(act, last, limit) { (seq: $0.int(0), feed: $0.int(1)) }
    // Not as removing it from each feed does: that also looks for other feeds that would bring it back, and
    // none is left that could.
    let position = ActivityPosition(time: time, tie: tie)
    for (seq, number) in found {
      if let feed = try writing.reading.feed(number) { try writing.withdraw(position, from: feed, via: nil) }
      last = seq
      rows -= Self.rowsOfFeed
    }
    guard found.count < limit else { return false }
    try writing.forgetUnlessPublished(act)
    return true
  }
}

import FeedCore

/// One transaction's share of what the follows of a feed brought: first what new follows copy, one follow
/// after another, then what happened in the followed feeds since the feed caught up, in the order of their
/// numbers.
///
/// Until all of it is done the feed has caught up as far as before: readers look at the rest themselves, and
/// find what is there already once.
struct CatchUpPortion {
  private let writing: Writing
  private let feed: Reading.FeedRow
  private let sink: ArrivalSink
  /// How much may still be written; looking at what brings nothing costs a little of it.
  private var remaining: Int

  /// How many follows are looked at before looking whether there is time for more.
  private static let follows = 1000

  init(_ writing: Writing, _ feed: Reading.FeedRow, _ sink: ArrivalSink) {
    self.writing = writing
    self.feed = feed
    self.sink = sink
    remaining = sink.portion
  }

  /// - Returns: whether nothing is left.
  mutating func run() throws -> Bool {
    let newest = try writing.reading.newestEvent()
    guard newest > feed.caught else { return true }
    try copy()
    let isDone = try remaining > 0 && takeTail(newest)
    if !isDone { try writing.noteFilled(feed) }
    return isDone
  }

  // MARK: What new follows copy

  private mutating func copy() throws {
    while remaining > 0 {
      let targets = try writing.sql(
        "SELECT target FROM follow INDEXED BY follow_copies WHERE follower = ? AND copied = 0 LIMIT ?"
      ).all(feed.number, min(remaining, Self.follows)) { $0.int(0) }
      guard !targets.isEmpty else { return }
      for target in targets where remaining > 0 { try copy(target) }
    }
  }

  private mutating func copy(_ target: Int64) throws {
    let arrivals = try writing.reading.copies(of: target, for: feed.number)
    try sink.take(arrivals, [])
    try writing.sql("UPDATE follow SET copied = 1 WHERE follower = ? AND target = ?").run(feed.number, target)
    remaining -= arrivals.count + 1
  }

  // MARK: What happened since

  /// How far a feed is with its follows.
  private struct Progress {
    var upTo: Int64
    var target: Int64
    var event: Int64
  }

  private mutating func takeTail(_ newest: Int64) throws -> Bool {
    let stored = try writing.sql("SELECT upto, target, event FROM filling WHERE feed = ?")
      .first(feed.number) { Progress(upTo: $0.int(0), target: $0.int(1), event: $0.int(2)) }
    if stored == nil, try takeShortTail(newest) { return true }
    var progress = stored ?? Progress(upTo: newest, target: .min, event: .min)
    while remaining > 0 {
      if try takeFollows(&progress) {
        try finish(progress.upTo)
        return progress.upTo >= newest
      }
    }
    try writing.sql("INSERT OR REPLACE INTO filling(feed, upto, target, event) VALUES (?, ?, ?, ?)")
      .run(feed.number, progress.upTo, progress.target, progress.event)
    return false
  }

  /// - Returns: whether there was so little that all of it is done.
  private func takeShortTail(_ newest: Int64) throws -> Bool {
    guard newest - max(0, feed.caught) <= Reading.shortTail else { return false }
    let tail = try writing.reading.shortTail(of: feed)
    guard tail.arrivals.count <= remaining else { return false }
    try sink.take(tail.arrivals, tail.withdrawals)
    try finish(newest)
    return true
  }

  private func finish(_ event: Int64) throws {
    try writing.sql("UPDATE feed SET caught = ? WHERE id = ?").run(event, feed.number)
    try writing.sql("DELETE FROM filling WHERE feed = ?").run(feed.number)
    try writing.sql("DELETE FROM hidden WHERE feed = ? AND until <= ?").run(feed.number, event)
  }

  /// Looks at the next follows.
  ///
  /// - Returns: whether those were the last.
  private mutating func takeFollows(_ progress: inout Progress) throws -> Bool {
    let follows = try writing.reading.followTails(of: feed.number, from: progress.target, limit: Self.follows)
    for follow in follows {
      if follow.target > progress.target { (progress.target, progress.event) = (follow.target, .min) }
      if follow.head > max(feed.caught, follow.since, progress.event) {
        guard remaining > 0, try take(follow, &progress) else { return false }
      }
      progress.event = progress.upTo
    }
    remaining -= 1 + follows.count / 100
    return follows.count < Self.follows
  }

  /// - Returns: whether that was all that the follow brings.
  private mutating func take(_ follow: FollowTail, _ progress: inout Progress) throws -> Bool {
    let from = max(feed.caught, follow.since, progress.event)
    // One that began since waits for the next turn.
    guard from < progress.upTo else { return true }
    var events = from..<progress.upTo
    let tail = try writing.reading.tail(of: follow, &events, limit: remaining)
    try sink.take(tail.arrivals, tail.withdrawals)
    remaining -= tail.arrivals.count + tail.withdrawals.count + 1
    progress.event = events.upperBound
    return events.upperBound == progress.upTo
  }
}

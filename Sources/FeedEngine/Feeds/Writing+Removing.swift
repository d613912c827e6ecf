import FeedCore

extension Writing {
  /// Removes an activity from `feed` and from where adding it there had sent it. See “Removing” in the
  /// article “Feeds and fan-out” of FeedCore.
  ///
  /// From a target or a follower it is removed there and below only: the feed it came from keeps it.
  func remove(_ id: ActivityID, from feed: FeedID) throws {
    try requireGroups([feed])
    guard let position = ActivityPosition(exactly: id), let act = try reading.act(position),
      let number = try reading.feedNumber(feed)
    else { return }
    try requireFinished(SpreadWork.self, act)
    let publications = try sql("SELECT feed, via FROM publication WHERE act = ?")
      .all(act) { (feed: $0.int(0), via: $0.int(1)) }
    let wasAddedHere = publications.contains { $0.feed == number && $0.via == 0 }
    try withdraw(position, from: feed, via: nil)
    for publication in publications where wasAddedHere && publication.via == number {
      guard let target = try reading.feed(publication.feed) else { continue }
      try withdraw(position, from: target, via: number)
    }
    try hideWhatFollowsBring(position, to: feed, number, publishedIn: publications.map(\.feed))
    if !publications.isEmpty { try forgetUnlessPublished(act) }
  }

  /// Removes an activity from all feeds that it is in, in portions: meanwhile it is gone from some of them,
  /// and found by its id until the last.
  func delete(_ id: ActivityID) throws {
    guard let position = ActivityPosition(exactly: id), let act = try reading.act(position) else { return }
    if actingUser != nil, let activity = try reading.activity(act: act) {
      try requireOwnActivity(actor: activity.actor)
    }
    try requireFinished(ActivityDeletionWork.self, act)
    try requireFinished(SpreadWork.self, act)
    try begin(ActivityDeletionWork(act: act, time: position.time, tie: position.tie))
  }

  func remove(foreignID: String, from feed: FeedID) throws {
    try requireGroups([feed])
    let positions = try sql("SELECT time, tie FROM activity WHERE foreign_id = ? AND foreign_id <> ''")
      .all(foreignID) { ActivityPosition(time: $0.int(0), tie: $0.int(1)) }
    for position in positions { try remove(position.id, from: feed) }
  }

  /// A follower that removes an activity does not see it again, though the followed feed still has it.
  private func hideWhatFollowsBring(
    _ position: ActivityPosition,
    to feed: FeedID,
    _ number: Int64,
    publishedIn feeds: [Int64]
  ) throws {
    let isFollowing = try Set(feeds).contains { target in
      try sql("SELECT 1 FROM follow WHERE follower = ? AND target = ?").first(number, target) { _ in true }
        ?? false
    }
    guard isFollowing else { return }
    cache.hasHiddenEntries = true
    try sql("INSERT OR REPLACE INTO hidden(feed, time, tie) VALUES (?, ?, ?)")
      .run(number, position.time, position.tie)
    try sql("DELETE FROM inbox WHERE feed = ? AND time = ? AND tie = ?")
      .run(number, position.time, position.tie)
    try dropItem(position, origin: nil, from: number)
    let kind: ChangeKind = try groups.group(of: feed).realtime ? .deleted : .silent
    _ = try log(kind, feed: number, position: position, payload: try reading.activity(position.id)?.foreignID)
  }

  /// An activity that was removed from the last feed that had it is gone.
  func forgetUnlessPublished(_ act: Int64) throws {
    let isPublished = try sql("SELECT 1 FROM publication WHERE act = ? LIMIT 1").first(act) { _ in true }
    if isPublished == nil { try sql("DELETE FROM activity WHERE act = ?").run(act) }
  }
}

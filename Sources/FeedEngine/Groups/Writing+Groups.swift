import FeedCore

extension Writing {
  /// Brings a direct arrival into the groups of `feed`, after what its follows had brought before.
  func catchUpGroups(_ feed: FeedID, _ number: Int64, and stored: StoredActivity, at time: Timestamp) throws {
    guard try groups.group(of: feed).kind != .flat else { return }
    let follows = try isFollower(number)
    if follows { try catchUp(feed) }
    try arrive(
      stored.activity,
      act: stored.act,
      at: stored.position,
      origin: 0,
      in: feed,
      number,
      time: time,
      isNew: stored.isNew && !follows
    )
  }

  private func isFollower(_ feed: Int64) throws -> Bool {
    if let isFollower = known.followers[feed] { return isFollower }
    let isFollower = try reading.isFollower(feed)
    known.followers[feed] = isFollower
    return isFollower
  }

  /// Enters one activity into the group that the format names. Source: `stream-api.md` §3.8.
  ///
  /// - Parameter isNew: it cannot have come to the feed before.
  func arrive(
    _ activity: Activity,
    act: Int64,
    at position: ActivityPosition,
    origin: Int64,
    in feed: FeedID,
    _ number: Int64,
    time: Timestamp,
    format: Format? = nil,
    isNew: Bool = false
  ) throws {
    let others = isNew ? [] : try items(position, of: number)
    let insert = try sql(
      "INSERT OR REPLACE INTO group_item(feed, time, tie, origin, act, grp, touched, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    )
    if let first = others.first {
      // A second way into the feed adds nothing that can be seen.
      try insert.run(
        number,
        position.time,
        position.tie,
        origin,
        act,
        first.group,
        first.touched,
        activity.actor
      )
      return
    }
    let name = reading.groupName(of: activity, in: feed, format: format)
    let touched = try nextTouch(number)
    let group = try touchGroup(name, of: feed, number, actor: activity.actor, touched, time)
    try insert.run(number, position.time, position.tie, origin, act, group, touched, activity.actor)
  }

  private func items(_ position: ActivityPosition, of feed: Int64) throws -> [(
    origin: Int64, group: Int64, touched: Int64
  )] {
    try sql("SELECT origin, grp, touched FROM group_item WHERE feed = ? AND time = ? AND tie = ?")
      .all(feed, position.time, position.tie) { ($0.int(0), $0.int(1), $0.int(2)) }
  }

  private func nextTouch(_ feed: Int64) throws -> Int64 {
    let newest =
      try known.touches[feed]
      ?? sql("SELECT max(touched) FROM activity_group WHERE feed = ?").first(feed) { $0.int(0) } ?? 0
    let next = newest.addingSaturating(1)
    known.touches[feed] = next
    return next
  }

  /// Counts one more activity of `actor` in the group, which comes to the top and is new again.
  private func touchGroup(
    _ name: String,
    of feed: FeedID,
    _ number: Int64,
    actor: String,
    _ touched: Int64,
    _ time: Timestamp
  ) throws -> Int64 {
    let existing = try sql("SELECT id, seen, read FROM activity_group WHERE feed = ? AND name = ?")
      .first(number, name) {
        (id: $0.int(0), wasSeen: $0.optionalInt(1) == 1, wasRead: $0.optionalInt(2) == 1)
      }
    guard let group = existing else {
      let flag: Bool? = try groups.group(of: feed).kind == .notification ? false : nil
      try sql(
        """
        INSERT INTO activity_group
          (feed, name, touched, created_at, updated_at, activity_count, actor_count, seen, read)
        VALUES (?1, ?2, ?3, ?4, ?4, 1, 1, ?5, ?5)
        """
      ).run(number, name, touched, time.microseconds, flag)
      let group = db.lastInsertedRowID
      try sql("INSERT INTO group_actor(grp, actor, activities) VALUES (?, ?, 1)").run(group, actor)
      if flag != nil { try countWaiting(number, unseen: 1, unread: 1) }
      return group
    }
    let isNew = try countActor(actor, in: group.id)
    try sql(
      """
      UPDATE activity_group SET touched = ?2, updated_at = ?3, activity_count = activity_count + 1,
        actor_count = actor_count + ?4, seen = seen * 0, read = read * 0
      WHERE id = ?1
      """
    ).run(group.id, touched, time.microseconds, isNew)
    try countWaiting(number, unseen: group.wasSeen ? 1 : 0, unread: group.wasRead ? 1 : 0)
    return group.id
  }

  /// Changes how many groups of a notification feed are unseen and unread. The counters are in the feed's row, because
  /// what a bell polls must not count a hundred thousand groups each time.
  func countWaiting(_ feed: Int64, unseen: Int, unread: Int) throws {
    guard unseen != 0 || unread != 0 else { return }
    try sql("UPDATE feed SET unseen = unseen + ?2, unread = unread + ?3 WHERE id = ?1").run(
      feed,
      unseen,
      unread
    )
  }

  /// Takes an activity out of its group, as far as it came by `origin` (nil for any way).
  func dropItem(_ position: ActivityPosition, origin: Int64?, from feed: Int64) throws {
    let items = try sql("SELECT origin, grp, actor FROM group_item WHERE feed = ? AND time = ? AND tie = ?")
      .all(feed, position.time, position.tie) { (origin: $0.int(0), group: $0.int(1), actor: $0.text(2)) }
    let leaving = items.filter { origin == nil || $0.origin == origin }
    for item in leaving {
      try sql("DELETE FROM group_item WHERE feed = ? AND time = ? AND tie = ? AND origin = ?")
        .run(feed, position.time, position.tie, item.origin)
    }
    if let item = leaving.first, leaving.count == items.count { try shrink(item.group, by: item.actor) }
  }

  private func shrink(_ group: Int64, by actor: String) throws {
    let known = try sql("SELECT activity_count, feed, seen, read FROM activity_group WHERE id = ?").first(
      group
    ) {
      (count: $0.int(0), feed: $0.int(1), isUnseen: $0.optionalInt(2) == 0, isUnread: $0.optionalInt(3) == 0)
    }
    guard let known, known.count > 1 else {
      try sql("DELETE FROM group_actor WHERE grp = ?").run(group)
      try sql("DELETE FROM activity_group WHERE id = ?").run(group)
      guard let known else { return }
      return try countWaiting(known.feed, unseen: known.isUnseen ? -1 : 0, unread: known.isUnread ? -1 : 0)
    }
    let wasLast = try discountActor(actor, in: group)
    try sql(
      "UPDATE activity_group SET activity_count = activity_count - 1, actor_count = actor_count - ? WHERE id = ?"
    ).run(wasLast, group)
  }
}

extension Reading {
  /// Returns the name of the group that `activity` belongs to in `feed`.
  ///
  /// An activity that the format cannot render is in a group of its own, which has its id as its name. So its
  /// write succeeds, a feed that it was sent `to` does not make a good post fail, and it hides no others.
  ///
  /// - Parameter format: nil for the format that the feed's group has now.
  func groupName(of activity: Activity, in feed: FeedID, format: Format? = nil) -> String {
    do {
      return try (format ?? self.format(of: feed)).render(activity, in: feed)
    } catch {
      configuration.problems.note("format \(feed.group)", Self.problem(activity, feed, error))
      return activity.id.description
    }
  }

  private static func problem(_ activity: Activity, _ feed: FeedID, _ error: any Error) -> String {
    let reason = (error as? FeedError)?.fields["format"]?.first ?? "\(error)"
    return
      "The aggregation format of the feed group '\(feed.group)' fails on the activity \(activity.id), which is "
      + "in a group of its own: \(reason.prefix(200)). More of this kind are not reported."
  }

  /// - Throws: `FeedError` with code `aggregationFormat` where the group's format is none.
  func format(of feed: FeedID) throws -> Format {
    guard let format = configuration.formats[feed.group] else {
      throw FeedError(.aggregationFormat, "The feed group '\(feed.group)' has no aggregation format.")
    }
    return try format.get()
  }
}

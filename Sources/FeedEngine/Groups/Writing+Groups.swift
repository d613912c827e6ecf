import FeedCore

extension Writing {
  /// Enters what was published in `feed` into its groups, after the ways by which its follows brought it
  /// before.
  func enter(_ stored: StoredActivity, into feed: FeedID, _ number: Int64, event: Int64) throws {
    guard try groups.group(of: feed).kind != .flat else { return }
    if !stored.isNew, try isFollower(number) {
      try enterByFollows(stored.act, at: stored.position, into: feed, number)
    }
    let way = Way(origin: 0, order: ArrivalOrder(event: event, publication: event), at: now)
    let others = stored.isNew ? [] : try items(stored.position, of: number)
    guard !others.contains(where: { $0.origin == way.origin }) else { return }
    _ = try enter(
      stored.activity,
      stored.act,
      at: stored.position,
      by: way,
      into: feed,
      number,
      group: others.first?.group
    )
  }

  private func isFollower(_ feed: Int64) throws -> Bool {
    if let isFollower = cache.followers[feed] { return isFollower }
    let isFollower = try reading.isFollower(feed)
    cache.followers[feed] = isFollower
    return isFollower
  }

  /// Enters an activity into the groups of `feed` by every way in which follows bring it, the first one
  /// first, so that it does not matter which of them was found first. What is there already stays as it is.
  func enterByFollows(_ act: Int64, at position: ActivityPosition, into feed: FeedID, _ number: Int64) throws
  {
    var ways = try reading.ways(of: act, at: position, into: number)
    if !ways.isEmpty, let until = try reading.hidden(position, from: number) {
      ways.removeAll { $0.order.event <= until }
    }
    guard !ways.isEmpty, let activity = try reading.activity(act: act) else { return }
    // An activity may come by thousands of ways: what is there is looked up once.
    let others = try items(position, of: number)
    var (origins, group) = (Set(others.map(\.origin)), others.first?.group)
    for way in ways where origins.insert(way.origin).inserted {
      let format = group == nil ? try format(of: feed, at: way.order.event) : nil
      group = try enter(
        activity,
        act,
        at: position,
        by: way,
        into: feed,
        number,
        group: group,
        format: format
      )
    }
  }

  /// Enters one activity into the group that the format names. See “When a format is applied” in the article
  /// “Groups and aggregation formats” of FeedCore.
  ///
  /// - Parameter group: the one that it is in by another way; nil if it is in none.
  /// - Returns: the group that it is in.
  private func enter(
    _ activity: Activity,
    _ act: Int64,
    at position: ActivityPosition,
    by way: Way,
    into feed: FeedID,
    _ number: Int64,
    group: Int64?,
    format: Format? = nil
  ) throws -> Int64 {
    // A second way into the feed adds nothing that can be seen.
    let group =
      try group
      ?? touchGroup(
        reading.groupName(of: activity, in: feed, format: format),
        of: feed,
        number,
        actor: activity.actor,
        way
      )
    try sql(
      """
      INSERT INTO group_item(feed, time, tie, origin, act, grp, touched, touched_rank, actor)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run(
      number,
      position.time,
      position.tie,
      way.origin,
      act,
      group,
      way.order.event,
      way.order.publication,
      activity.actor
    )
    return group
  }

  /// Whether an activity is in the groups of `feed` by the followed feed `origin`.
  func isEntered(_ position: ActivityPosition, by origin: Int64, into feed: Int64) throws -> Bool {
    try sql("SELECT 1 FROM group_item WHERE feed = ? AND time = ? AND tie = ? AND origin = ?")
      .first(feed, position.time, position.tie, origin) { _ in true } ?? false
  }

  private func items(_ position: ActivityPosition, of feed: Int64) throws -> [(origin: Int64, group: Int64)] {
    try sql("SELECT origin, grp FROM group_item WHERE feed = ? AND time = ? AND tie = ?")
      .all(feed, position.time, position.tie) { ($0.int(0), $0.int(1)) }
  }

  /// Counts one more activity of `actor` in the group, which rises to where that arrived and is new again.
  private func touchGroup(
    _ name: String,
    of feed: FeedID,
    _ number: Int64,
    actor: String,
    _ way: Way
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
          (feed, name, touched, touched_rank, created_at, updated_at, activity_count, actor_count, seen, read)
        VALUES (?1, ?2, ?3, ?4, ?5, ?5, 1, 1, ?6, ?6)
        """
      ).run(number, name, way.order.event, way.order.publication, way.at.microseconds, flag)
      let group = db.lastInsertedRowID
      try sql("INSERT INTO group_actor(grp, actor, activities) VALUES (?, ?, 1)").run(group, actor)
      if flag != nil { try countWaiting(number, unseen: 1, unread: 1) }
      return group
    }
    let isNew = try countActor(actor, in: group.id)
    try sql(
      """
      UPDATE activity_group SET
        touched_rank = iif((touched, touched_rank) < (?2, ?3), ?3, touched_rank), touched = max(touched, ?2),
        created_at = min(created_at, ?4), updated_at = max(updated_at, ?4),
        activity_count = activity_count + 1, actor_count = actor_count + ?5, seen = seen * 0, read = read * 0
      WHERE id = ?1
      """
    ).run(group.id, way.order.event, way.order.publication, way.at.microseconds, isNew)
    try countWaiting(number, unseen: group.wasSeen ? 1 : 0, unread: group.wasRead ? 1 : 0)
    return group.id
  }

  /// Changes how many groups of a notification feed are unseen and unread. The counters are in the feed's
  /// row, because what a bell polls must not count a hundred thousand groups each time.
  func countWaiting(_ feed: Int64, unseen: Int, unread: Int) throws {
    guard unseen != 0 || unread != 0 else { return }
    try sql("UPDATE feed SET unseen = unseen + ?2, unread = unread + ?3 WHERE id = ?1").run(
      feed,
      unseen,
      unread
    )
  }

  /// Takes an activity out of its group, as far as it came by `origin` (nil for any way), until the event
  /// `until`.
  func dropItem(
    _ position: ActivityPosition,
    origin: Int64?,
    until: Int64 = .max,
    from feed: Int64
  ) throws {
    let items = try sql(
      "SELECT origin, grp, actor, touched FROM group_item WHERE feed = ? AND time = ? AND tie = ?"
    ).all(feed, position.time, position.tie) {
      (origin: $0.int(0), group: $0.int(1), actor: $0.text(2), event: $0.int(3))
    }
    let leaving = items.filter { (origin == nil || $0.origin == origin) && $0.event < until }
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

  /// - Throws: `FeedError` with code `aggregationFormat` if the group's format is none.
  func format(of feed: FeedID) throws -> Format {
    guard let format = configuration.formats[feed.group] else {
      throw FeedError(.aggregationFormat, "The feed group '\(feed.group)' has no aggregation format.")
    }
    return try format.get()
  }
}

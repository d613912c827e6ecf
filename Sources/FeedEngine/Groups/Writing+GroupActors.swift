import FeedCore

/// How many activities of which actor a group has.
extension Writing {
  /// - Returns: whether the group did not have this actor yet.
  func countActor(_ actor: String, in group: Int64) throws -> Bool {
    try sql("UPDATE group_actor SET activities = activities + 1 WHERE grp = ? AND actor = ?").run(
      group,
      actor
    )
    guard db.changesCount == 0 else { return false }
    try sql("INSERT INTO group_actor(grp, actor, activities) VALUES (?, ?, 1)").run(group, actor)
    return true
  }

  /// - Returns: whether that was the actor's last activity in the group.
  func discountActor(_ actor: String, in group: Int64) throws -> Bool {
    try sql("DELETE FROM group_actor WHERE grp = ? AND actor = ? AND activities = 1").run(group, actor)
    guard db.changesCount == 0 else { return true }
    try sql("UPDATE group_actor SET activities = activities - 1 WHERE grp = ? AND actor = ?").run(
      group,
      actor
    )
    return false
  }

  /// Counts a stored activity, which was overwritten with another actor, as that one's wherever it is in a
  /// group.
  ///
  /// It stays in its groups: their names were rendered when it came. Feeds that did not take it over yet find
  /// the new actor when they do. Nobody pays for this but who changes an actor: each follower is looked at
  /// then.
  func recountActors(of act: Int64, at position: ActivityPosition, _ actor: String) throws {
    let counted = try sql(
      """
      WITH holder(feed) AS (
        SELECT feed FROM publication WHERE act = ?1
        UNION SELECT f.follower FROM publication p CROSS JOIN follow f ON f.target = p.feed WHERE p.act = ?1
      )
      SELECT DISTINCT i.feed, i.grp, i.actor FROM holder h
      CROSS JOIN group_item i ON i.feed = h.feed AND i.time = ?2 AND i.tie = ?3
      WHERE i.actor <> ?4
      """
    ).all(act, position.time, position.tie, actor) { (feed: $0.int(0), group: $0.int(1), actor: $0.text(2)) }
    for item in counted {
      let wasLast = try discountActor(item.actor, in: item.group)
      let isNew = try countActor(actor, in: item.group)
      try sql("UPDATE activity_group SET actor_count = actor_count - ? + ? WHERE id = ?")
        .run(wasLast, isNew, item.group)
      try sql("UPDATE group_item SET actor = ? WHERE feed = ? AND time = ? AND tie = ?")
        .run(actor, item.feed, position.time, position.tie)
    }
  }
}

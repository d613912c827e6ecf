import FeedCore

extension Writing {
  /// See the article “Reactions” of FeedCore.
  func add(_ new: NewReaction) throws -> Reaction { try answer(store(new)) }

  /// Stores a reaction with all that follows from it.
  func store(_ new: NewReaction) throws -> ReactionRow {
    try validate(new)
    try requireOwn(new.userID)
    let (parent, activity) = try subject(of: new)
    let row = ReactionRow(
      seq: 0,
      parentSeq: parent?.seq,
      depth: parent.map { $0.depth + 1 } ?? 0,
      reaction: Reaction(
        id: try reactionID(new),
        kind: new.kind,
        activityID: activity,
        userID: new.userID,
        parent: parent?.reaction.id ?? "",
        data: new.data,
        createdAt: now,
        updatedAt: now,
        targetFeeds: Self.unique(new.targetFeeds)
      ),
      extraData: new.targetFeedsExtraData
    )
    let stored = try insert(row)
    try count(stored, by: 1)
    try publishTargets(of: stored)
    try announceReaction(to: activity)
    return stored
  }

  /// - Returns: the row with its number.
  private func insert(_ row: ReactionRow) throws -> ReactionRow {
    let (reaction, activity) = (row.reaction, row.reaction.activityID.halves)
    try sql(
      """
      INSERT INTO reaction
        (id, kind, high, low, user, parent, depth, data, targets, extra, created_at, updated_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)
      """
    ).run(
      reaction.id,
      reaction.kind,
      activity.high,
      activity.low,
      reaction.userID,
      row.parentSeq,
      row.depth,
      storedText(reaction.data),
      FeedIDText.text(reaction.targetFeeds),
      storedText(row.extraData),
      reaction.createdAt.microseconds
    )
    var stored = row
    stored.seq = db.lastInsertedRowID
    return stored
  }

  private func validate(_ new: NewReaction) throws {
    guard !new.userID.isEmpty else {
      throw FeedError(.missingUser, "A reaction needs the user who reacts; give user_id.")
    }
    guard !new.kind.isEmpty else {
      throw FeedError(.input, "A reaction needs a kind.", fields: ["kind": ["This field is required."]])
    }
    try validateTargets(new.targetFeeds)
  }

  private func validateTargets(_ feeds: [FeedID]) throws {
    guard feeds.count <= 20 else {
      throw FeedError(.input, "A reaction has at most 20 target feeds, not \(feeds.count).")
    }
    try requireGroups(feeds)
  }

  private func subject(of new: NewReaction) throws -> (parent: ReactionRow?, activity: ActivityID) {
    switch new.subject {
    case .activity(let id): return (nil, id)
    case .reaction(let id):
      guard let parent = try reading.reactionRow(id), !parent.isDeleted else {
        throw FeedError(.input, "The parent reaction '\(id)' does not exist.")
      }
      guard parent.depth < 2 else {
        throw FeedError(.input, "Reactions nest three levels deep; '\(id)' is on the third.")
      }
      return (parent, parent.reaction.activityID)
    }
  }

  private func reactionID(_ new: NewReaction) throws -> String {
    guard let wanted = new.id else {
      return ActivityID(time: nextTime(), low: 0x8080_8000_0000_0000 | UInt64.random(in: 0..<1 << 47))
        .description
    }
    guard let id = ActivityID(wanted)?.description else {
      throw FeedError(.input, "The reaction id '\(wanted)' is not a UUID.")
    }
    guard try sql("SELECT 1 FROM reaction WHERE id = ?").first(id, read: { _ in true }) == nil else {
      throw FeedError(.conflict, "The reaction '\(id)' exists already.")
    }
    return id
  }

  func update(_ change: ReactionUpdate) throws -> Reaction { try answer(store(change)) }

  /// Changes a reaction with all that follows from it.
  func store(_ change: ReactionUpdate) throws -> ReactionRow {
    try validateTargets(change.targetFeeds)
    let former = try ownReaction(change.id)
    guard !former.isDeleted else { throw FeedError(.notFound, "The reaction '\(change.id)' is deleted.") }
    let targets = Self.unique(change.targetFeeds)
    try sql("UPDATE reaction SET data = ?2, targets = ?3, extra = ?4, updated_at = ?5 WHERE seq = ?1").run(
      former.seq,
      storedText(change.data ?? former.reaction.data),
      FeedIDText.text(targets),
      storedText(change.targetFeedsExtraData),
      now.microseconds
    )
    let row = try reading.requiredReaction(change.id)
    try withdrawTargets(of: former, except: targets)
    try publishTargets(of: row)
    try announceReaction(to: row.reaction.activityID)
    return row
  }

  /// What a write answers: with the extra data, and with targets only where there are some.
  private func answer(_ row: ReactionRow) throws -> Reaction {
    var reaction = try reading.complete(row)
    if !row.extraData.isEmpty { reaction.targetFeedsExtraData = row.extraData }
    return reaction
  }

  /// - Throws: `FeedError` with code `notFound`, or `Ownership.refusal`.
  private func ownReaction(_ id: String) throws -> ReactionRow {
    let row = try reading.requiredReaction(id)
    try requireOwn(row.reaction.userID)
    return row
  }

  // MARK: Deleting

  func deleteReaction(_ id: String, softly: Bool) throws {
    let row = try ownReaction(id)
    if softly {
      guard !row.isDeleted else { return }
      try sql("UPDATE reaction SET deleted_at = ?2 WHERE seq = ?1").run(row.seq, now.microseconds)
      try count(row, by: -1)
      try withdrawTargets(of: row, except: [])
    } else {
      try erase(row)
    }
    try announceReaction(to: row.reaction.activityID)
  }

  /// - Parameter depth: how far below the reaction that is deleted. A damaged row may be its own ancestor.
  private func erase(_ row: ReactionRow, depth: Int = 0) throws {
    guard depth <= 2 else {
      throw FeedError(.storage, "The reaction '\(row.reaction.id)' is its own ancestor.")
    }
    let children = try sql("SELECT \(ReactionRow.columns) FROM reaction r WHERE r.parent = ?")
      .all(row.seq) { try ReactionRow($0) }
    for child in children { try erase(child, depth: depth + 1) }
    if !row.isDeleted {
      try count(row, by: -1)
      try withdrawTargets(of: row, except: [])
    }
    try sql("DELETE FROM child_count WHERE parent = ?").run(row.seq)
    try sql("DELETE FROM reaction WHERE seq = ?").run(row.seq)
  }

  /// - Throws: `FeedError` with code `notFound` for a reaction that is not softly deleted.
  func restoreReaction(_ id: String) throws {
    let row = try ownReaction(id)
    guard row.isDeleted else { throw FeedError(.notFound, "The reaction '\(id)' is not deleted.") }
    try sql("UPDATE reaction SET deleted_at = NULL WHERE seq = ?").run(row.seq)
    try count(row, by: 1)
    try publishTargets(of: row)
    try announceReaction(to: row.reaction.activityID)
  }

  private func count(_ row: ReactionRow, by change: Int) throws {
    let reaction = row.reaction
    if let parent = row.parentSeq {
      try sql(
        """
        INSERT INTO child_count(parent, kind, n) VALUES (?1, ?2, max(?3, 0))
        ON CONFLICT (parent, kind) DO UPDATE SET n = n + ?3
        """
      ).run(parent, reaction.kind, change)
    } else {
      try sql(
        """
        INSERT INTO reaction_count(high, low, kind, n) VALUES (?1, ?2, ?3, max(?4, 0))
        ON CONFLICT (high, low, kind) DO UPDATE SET n = n + ?4
        """
      ).run(reaction.activityID.halves.high, reaction.activityID.halves.low, reaction.kind, change)
    }
  }

  // MARK: Target feeds

  private func publishTargets(of row: ReactionRow) throws {
    guard !row.reaction.targetFeeds.isEmpty else { return }
    let stored = try store(Self.targetActivity(row), targets: [])
    for feed in row.reaction.targetFeeds { try publish(stored, in: feed, via: 0) }
  }

  private func withdrawTargets(of row: ReactionRow, except kept: [FeedID]) throws {
    let dropped = row.reaction.targetFeeds.filter { !kept.contains($0) }
    guard !dropped.isEmpty else { return }
    let id = ActivityID(foreignID: Self.foreignID(row), time: row.reaction.createdAt)
    let position = ActivityPosition(id)
    for feed in dropped where groups[feed.group] != nil { try withdraw(position, from: feed, via: nil) }
    if kept.isEmpty, let act = try reading.act(position) { try forgetUnlessPublished(act) }
  }

  private static func foreignID(_ row: ReactionRow) -> String { "reaction:\(row.reaction.id)" }

  private static func targetActivity(_ row: ReactionRow) -> NewActivity {
    let reaction = row.reaction
    return NewActivity(
      actor: "SU:\(reaction.userID)",
      verb: reaction.kind,
      object: "SA:\(reaction.activityID)",
      foreignID: foreignID(row),
      time: reaction.createdAt,
      custom: row.extraData.merging(["reaction": .string("SR:\(reaction.id)")]) { _, ours in ours }
    )
  }

  /// Logs one event, however many feeds hold the activity: who listens to one of them finds it.
  private func announceReaction(to activity: ActivityID) throws {
    guard announcesReactions, let position = ActivityPosition(exactly: activity),
      try reading.act(position) != nil
    else {
      return
    }
    _ = try log(.reacted, feed: LoggedChange.everyFeed, position: position)
  }
}

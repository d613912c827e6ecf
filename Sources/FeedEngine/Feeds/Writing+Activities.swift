import FeedCore

extension Writing {
  /// An activity in the table, and where it stands among the others.
  struct StoredActivity {
    var act: Int64
    var activity: Activity
    var position: ActivityPosition
    /// What `to` said before, where the activity was stored already.
    var formerTargets: [FeedID]?
    /// Whether it was not stored before, so that it is in no feed yet.
    var isNew: Bool { formerTargets == nil }
  }

  /// Stores `new`, over an activity with the same id.
  ///
  /// - Parameters:
  ///   - targets: nil leaves those of a stored activity as they are.
  ///   - id: the id that it had before; nil gives it the one that its content calls for.
  /// - Throws: `FeedError` with code `input` for an activity that lacks what it needs.
  func store(_ new: NewActivity, targets: [FeedID]?, id: ActivityID? = nil) throws -> StoredActivity {
    try Self.validate(new)
    try requireOwnActivity(actor: new.actor)
    let custom = new.custom.filter { !ReservedField.contains($0.key) }
    let (time, id) = try id.map { try restoredIdentity($0) } ?? identity(of: new)
    let position = ActivityPosition(id)
    var former = try formerRow(position)
    if let act = former?.act, try requireFinished(ActivityDeletionWork.self, act) {
      former = try formerRow(position)
    }
    if let former { try requireOwnActivity(actor: former.actor) }
    let to = targets ?? former?.targets ?? []
    let activity = Activity(
      id: id,
      actor: new.actor,
      verb: new.verb,
      object: new.object,
      target: new.target,
      foreignID: new.foreignID,
      time: time,
      to: to,
      custom: custom
    )
    let act = try former.map { try replace($0.act, activity) } ?? insert(activity, position)
    if let former, former.actor != activity.actor { try recountActors(of: act, at: position, activity.actor) }
    return StoredActivity(
      act: act,
      activity: activity,
      position: position,
      formerTargets: former?.targets
    )
  }

  private static func validate(_ new: NewActivity) throws {
    var missing: [String: [String]] = [:]
    for (name, value) in [("actor", new.actor), ("verb", new.verb), ("object", new.object)]
    where value.isEmpty {
      missing[name] = ["This field is required."]
    }
    guard missing.isEmpty else {
      let names = missing.keys.sorted().joined(separator: ", ")
      throw FeedError(.input, "The activity lacks what it needs: \(names).", fields: missing)
    }
    guard new.to.count <= 100 else {
      throw FeedError(.input, "An activity has at most 100 targets in 'to', not \(new.to.count).")
    }
  }

  /// See “Uniqueness” in the article “Activities and time” of FeedCore.
  private func identity(of new: NewActivity) throws -> (time: Timestamp, id: ActivityID) {
    if let time = new.time { try Self.requireUsable(time) }
    if let time = new.time, let id = new.determinedID { return (time, id) }
    let time = nextTime()
    return (
      time,
      new.foreignID.isEmpty ? Self.arbitraryID(time) : ActivityID(foreignID: new.foreignID, time: time)
    )
  }

  /// - Throws: `FeedError` with code `input` for an id that the engine cannot have given.
  private func restoredIdentity(_ id: ActivityID) throws -> (time: Timestamp, id: ActivityID) {
    guard ActivityPosition(exactly: id) != nil else {
      throw FeedError(.input, "The activity id \(id) is not one of a runnel database.")
    }
    try Self.requireUsable(id.time)
    return (id.time, id)
  }

  /// Times that a version 1 UUID can hold.
  private static func requireUsable(_ time: Timestamp) throws {
    let range = Timestamp(iso8601: "1582-10-15")!...Timestamp(iso8601: "5236-01-01")!
    guard range.contains(time) else {
      throw FeedError(
        .input,
        "The time \(time.activityText) cannot be kept: use one from 1582-10-15 to 5236."
      )
    }
  }

  /// The time is unique already; chance keeps the id apart from those computed from foreign ids.
  private static func arbitraryID(_ time: Timestamp) -> ActivityID {
    ActivityID(time: time, low: 0x8080_8000_0000_0000 | UInt64.random(in: 0..<1 << 33))
  }

  private func formerRow(_ position: ActivityPosition) throws -> (
    act: Int64, targets: [FeedID], actor: String
  )? {
    try sql("SELECT act, targets, actor FROM activity WHERE time = ? AND tie = ?")
      .first(position.time, position.tie) { ($0.int(0), FeedIDText.feeds($0.text(1)), $0.text(2)) }
  }

  private func insert(_ activity: Activity, _ position: ActivityPosition) throws -> Int64 {
    try sql(
      """
      INSERT INTO activity(time, tie, actor, verb, object, target, foreign_id, targets, custom)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run(
      position.time,
      position.tie,
      activity.actor,
      activity.verb,
      activity.object,
      activity.target,
      activity.foreignID,
      FeedIDText.text(activity.to),
      storedText(activity.custom)
    )
    return db.lastInsertedRowID
  }

  /// Writes all columns of a stored activity again.
  @discardableResult
  func replace(_ act: Int64, _ activity: Activity) throws -> Int64 {
    try sql(
      """
      UPDATE activity SET actor = ?2, verb = ?3, object = ?4, target = ?5, foreign_id = ?6, targets = ?7, custom = ?8
      WHERE act = ?1
      """
    ).run(
      act,
      activity.actor,
      activity.verb,
      activity.object,
      activity.target,
      activity.foreignID,
      FeedIDText.text(activity.to),
      storedText(activity.custom)
    )
    return act
  }
}

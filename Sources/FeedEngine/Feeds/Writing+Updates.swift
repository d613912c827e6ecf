import FeedCore

extension Writing {
  /// Replaces whole activities; unknown ones are stored, in no feed. See “Changing an activity” in the
  /// article “Activities and time” of FeedCore.
  func update(_ activities: [NewActivity]) throws {
    for new in activities {
      guard !new.foreignID.isEmpty, new.time != nil else {
        throw FeedError(
          .input,
          "An activity is updated by its foreign_id and time; give both.",
          fields: [new.foreignID.isEmpty ? "foreign_id" : "time": ["This field is required."]]
        )
      }
      _ = try store(new, targets: nil)
    }
  }

  /// Partial updates, all or none.
  func update(_ patches: [ActivityPatch]) throws -> [Activity] {
    guard patches.count <= 100 else {
      throw FeedError(.input, "At most 100 activities are updated at once, not \(patches.count).")
    }
    return try patches.map { patch in
      let (act, activity) = try requiredActivity(patch.key)
      let updated = try activity.applying(patch)
      try replace(act, updated)
      return updated
    }
  }

  private func requiredActivity(_ key: ActivityKey) throws -> (act: Int64, activity: Activity) {
    guard let position = ActivityPosition(exactly: key.activityID), let act = try reading.act(position),
      let activity = try reading.activity(act: act)
    else { throw FeedError(.notFound, "There is no activity \(key.activityID).") }
    try requireOwnActivity(actor: activity.actor)
    return (act, activity)
  }

  /// See “Changing an activity” in the article “Activities and time” of FeedCore.
  func updateTargets(_ updates: [TargetUpdate], of feed: FeedID) throws -> [TargetUpdateResult] {
    try requireGroups([feed])
    let source = try feedNumber(creating: feed)
    return try updates.map { try updateTargets($0, of: feed, source) }
  }

  private func updateTargets(_ update: TargetUpdate, of feed: FeedID, _ source: Int64) throws
    -> TargetUpdateResult
  {
    let (act, activity) = try requiredActivity(update.key)
    let targets = Self.unique(activity.to.applying(update.change))
    guard targets.count <= 100 else {
      throw FeedError(.input, "An activity has at most 100 targets, not \(targets.count).")
    }
    try requireGroups(targets)
    let added = targets.filter { !activity.to.contains($0) }
    let removed = activity.to.filter { !targets.contains($0) }
    let stored = StoredActivity(
      act: act,
      activity: activity.sent(to: targets),
      position: ActivityPosition(activity.id),
      formerTargets: activity.to
    )
    try replace(act, stored.activity)
    for target in added where target != feed { try publish(stored, in: target, via: source) }
    for target in removed where target != feed { try withdraw(stored.position, from: target, via: source) }
    return TargetUpdateResult(activity: stored.activity, added: added, removed: removed)
  }
}

extension Activity {
  fileprivate func sent(to targets: [FeedID]) -> Activity {
    var sent = self
    sent.to = targets
    return sent
  }
}

extension [FeedID] {
  fileprivate func applying(_ change: TargetUpdate.Change) -> [FeedID] {
    switch change {
    case .replace(let feeds): feeds
    case .edit(let adding, let removing): filter { !removing.contains($0) } + adding
    }
  }
}

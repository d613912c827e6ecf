import FeedCore

/// What is known without the server: from pages that were read, and from the writes that wait.
struct OfflineSnapshot {
  let kept: CachedPages
  let pending: PendingWrites

  func activity(_ id: ActivityID) -> EnrichedActivity? {
    kept.activities[id] ?? pending.activity(id).map(enriched)
  }

  func enriched(_ activity: Activity) -> EnrichedActivity {
    var values: [String: EnrichedValue] = [:]
    for (field, text) in [("actor", activity.actor), ("object", activity.object)] {
      if let reference = Reference(stored: text), let value = value(of: reference) { values[field] = value }
    }
    let reactions = ActivityReactions(own: [:], latest: [:], counts: [:])
    return EnrichedActivity(activity, values: values, reactions: reactions)
  }

  private func value(of reference: Reference) -> EnrichedValue? {
    switch reference {
    case .user(let id): user(id).map { .user($0) }
    case .object(let collection, let id): object("\(collection):\(id)").map { .object($0) }
    case .activity, .reaction, .model: nil
    }
  }

  func user(_ id: String) -> FeedUser? { kept.users[id] ?? pending.users[id] }

  func object(_ foreignID: String) -> CollectionObject? {
    pending.objects[foreignID] ?? kept.objects[foreignID]
  }

  /// The reactions on an activity that were read with it, and those of the user that wait.
  func reactions(on id: ActivityID, kind: String?, by user: String?) -> [Reaction] {
    let known = kept.activities[id]?.reactions
    var found = pending.reactions.reversed().filter { $0.activityID == id }
    for list in [known?.own, known?.latest].compactMap({ $0 }) {
      for reaction in list.values.joined() where !found.contains(where: { $0.id == reaction.id }) {
        found.append(reaction)
      }
    }
    return found.filter { reaction in
      (kind == nil || reaction.kind == kind) && (user == nil || reaction.userID == user)
        && !pending.deletedReactions.contains(reaction.id)
    }.sorted { $0.createdAt > $1.createdAt }
  }

  func reaction(_ id: String) -> Reaction? {
    if pending.deletedReactions.contains(id) { return nil }
    if let waiting = pending.reactions.first(where: { $0.id == id }) { return waiting }
    return kept.reactions[id]
  }
}

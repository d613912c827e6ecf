import FeedCore

/// What pages that were read show of single activities, people and objects.
struct CachedPages {
  private(set) var activities: [ActivityID: EnrichedActivity] = [:]
  private(set) var users: [String: FeedUser] = [:]
  /// By `collection:id`.
  private(set) var objects: [String: CollectionObject] = [:]
  private(set) var reactions: [String: Reaction] = [:]

  /// - Parameter pages: oldest first; what was read later replaces it.
  init(_ pages: [FeedPage]) {
    for page in pages {
      for activity in page.activities + page.groups.flatMap(\.activities) { add(activity) }
    }
  }

  private mutating func add(_ activity: EnrichedActivity) {
    activities[activity.id] = activity
    for entry in activity.values { add(entry.value) }
    let lists = [activity.reactions?.own, activity.reactions?.latest].compactMap { $0 }
    for reaction in lists.flatMap({ $0.values.joined() }) {
      reactions[reaction.id] = reaction
      if let user = reaction.user { users[user.id] = user }
    }
  }

  private mutating func add(_ value: EnrichedValue) {
    switch value {
    case .user(let user): users[user.id] = user
    case .object(let object): objects[object.foreignID] = object
    case .activity(let activity): add(activity)
    case .reaction, .missing, .model: break
    }
  }
}

extension CachedPages {
  /// All that can be asked for by name.
  var mentions: Set<Mention> {
    Set(activities.keys.map { Mention(.activity, $0.description) })
      .union(users.keys.map { Mention(.user, $0) })
      .union(objects.keys.map { Mention(.object, $0) })
      .union(reactions.keys.map { Mention(.reaction, $0) })
  }
}

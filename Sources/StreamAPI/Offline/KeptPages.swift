import FeedCore

/// What the pages on disk know of single activities, people and objects.
struct KeptPages {
  private(set) var activities: [ActivityID: EnrichedActivity] = [:]
  private(set) var users: [String: FeedUser] = [:]
  /// By `collection:id`.
  private(set) var objects: [String: CollectionObject] = [:]

  /// - Parameter pages: oldest first; what was read later counts.
  init(_ pages: [FeedPage]) {
    for page in pages {
      for activity in page.activities + page.groups.flatMap(\.activities) { take(activity) }
    }
  }

  private mutating func take(_ activity: EnrichedActivity) {
    activities[activity.id] = activity
    for entry in activity.values { take(entry.value) }
    let reactions = [activity.reactions?.own, activity.reactions?.latest].compactMap { $0 }
    for user in reactions.flatMap({ $0.values.joined() }).compactMap(\.user) { users[user.id] = user }
  }

  private mutating func take(_ value: EnrichedValue) {
    switch value {
    case .user(let user): users[user.id] = user
    case .object(let object): objects[object.foreignID] = object
    case .activity(let activity): take(activity)
    case .reaction, .missing, .model: break
    }
  }
}

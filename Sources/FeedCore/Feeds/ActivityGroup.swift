/// Activities that one aggregated or notification feed shows as one entry. See <doc:Groups>.
public struct ActivityGroup: Sendable, Identifiable {
  /// What pages and marks name it by. It changes when the group gains a newer activity.
  public var id: String
  /// The rendered aggregation format: stays the same as the group grows.
  public var group: String
  /// The verb of the newest activity.
  public var verb: String
  /// How many activities it stands for, all of them.
  public var activityCount: Int
  /// How many different actors.
  public var actorCount: Int
  /// When the first and the last activity came in, by the backend's clock.
  public var createdAt: Timestamp
  /// When the last activity came in.
  public var updatedAt: Timestamp
  /// The newest activities, newest first; not all of a large group.
  public var activities: [EnrichedActivity]
  /// Notification feeds only.
  public var isSeen: Bool?
  /// Notification feeds only: whether it was marked as read; nil elsewhere.
  public var isRead: Bool?
  /// Set where the feed was read with a ranking: that of its best activity.
  public var score: Double?

  /// A group of the parts that the properties describe.
  public init(
    id: String,
    group: String,
    verb: String,
    activityCount: Int,
    actorCount: Int,
    createdAt: Timestamp,
    updatedAt: Timestamp,
    activities: [EnrichedActivity],
    isSeen: Bool? = nil,
    isRead: Bool? = nil,
    score: Double? = nil
  ) {
    self.id = id
    self.group = group
    self.verb = verb
    self.activityCount = activityCount
    self.actorCount = actorCount
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.activities = activities
    self.isSeen = isSeen
    self.isRead = isRead
    self.score = score
  }
}

extension ActivityGroup: FieldReadable {
  public func field(_ name: String) -> FieldValue? {
    switch name {
    case "id": .string(id)
    case "group": .string(group)
    case "verb": .string(verb)
    case "activity_count": .int(activityCount)
    case "actor_count": .int(actorCount)
    case "created_at": .date(createdAt)
    case "updated_at": .date(updatedAt)
    case "activities": .list(activities.map { .object($0) })
    case "is_seen": isSeen.map { .bool($0) }
    case "is_read": isRead.map { .bool($0) }
    case "score": score.map { .double($0) }
    default: nil
    }
  }
}

/// What somebody did to an activity or to another reaction: a like, a comment. See <doc:Reactions>.
public struct Reaction: Hashable, Sendable, Identifiable {
  /// A UUID, the client's own or the backend's.
  public var id: String
  /// A name of the program's choice: `like`, `comment`.
  public var kind: String
  /// The activity at the root, for a reaction to a reaction too.
  public var activityID: ActivityID
  /// Who reacted; the user need not exist.
  public var userID: String
  /// The reaction this one answers; empty for a reaction to the activity itself.
  public var parent: String
  /// Free data, such as a comment's `text`.
  public var data: [String: JSONValue]
  /// When it was added, by the backend's clock.
  public var createdAt: Timestamp
  /// When it was last changed; that of `createdAt` until then.
  public var updatedAt: Timestamp
  /// Set while it is softly deleted.
  public var deletedAt: Timestamp?
  /// Feeds that received an activity about it.
  public var targetFeeds: [FeedID]
  /// Echoed only by the answer to a write.
  public var targetFeedsExtraData: [String: JSONValue]?
  /// The user, looked up; nil if there is no such user.
  public var user: FeedUser?
  /// By kind, how many reactions stand directly on this one.
  public var childrenCounts: [String: Int]
  /// The newest children, ten in total over all kinds.
  public var latestChildren: [String: [Reaction]]
  /// The asking user's children; nil unless asked for.
  public var ownChildren: [String: [Reaction]]?

  /// A reaction as backends answer it.
  public init(
    id: String,
    kind: String,
    activityID: ActivityID,
    userID: String,
    parent: String = "",
    data: [String: JSONValue] = [:],
    createdAt: Timestamp,
    updatedAt: Timestamp,
    deletedAt: Timestamp? = nil,
    targetFeeds: [FeedID] = [],
    targetFeedsExtraData: [String: JSONValue]? = nil,
    user: FeedUser? = nil,
    childrenCounts: [String: Int] = [:],
    latestChildren: [String: [Reaction]] = [:],
    ownChildren: [String: [Reaction]]? = nil
  ) {
    self.id = id
    self.kind = kind
    self.activityID = activityID
    self.userID = userID
    self.parent = parent
    self.data = data
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.deletedAt = deletedAt
    self.targetFeeds = targetFeeds
    self.targetFeedsExtraData = targetFeedsExtraData
    self.user = user
    self.childrenCounts = childrenCounts
    self.latestChildren = latestChildren
    self.ownChildren = ownChildren
  }

  /// `SR:` and the id.
  public var reference: Reference { .reaction(id) }
}

extension Reaction: FieldReadable {
  /// Stream's keys; any other name is looked up in the data.
  public func field(_ name: String) -> FieldValue? {
    switch name {
    case "id": .string(id)
    case "kind": .string(kind)
    case "activity_id": .string(activityID.description)
    case "user_id": .string(userID)
    case "user": user.map { .object($0) }
    case "parent": .string(parent)
    case "created_at": .date(createdAt)
    case "updated_at": .date(updatedAt)
    case "deleted_at": deletedAt.map { .date($0) }
    case "children_counts": .dictionary(childrenCounts.mapValues { .int($0) })
    case "latest_children": .dictionary(latestChildren.mapValues { .list($0.map { .object($0) }) })
    case "own_children": ownChildren.map { .dictionary($0.mapValues { .list($0.map { .object($0) }) }) }
    case "data": .dictionary(data.mapValues(FieldValue.init))
    default: data[name].map(FieldValue.init)
    }
  }
}

/// A user that the backend keeps: an id and free data, such as `name` and `bio`. See
/// <doc:UsersAndCollections#Users>.
public struct FeedUser: Hashable, Sendable, Identifiable {
  /// Letters, digits, `_` and `-`, as in feed ids.
  public var id: String
  /// Free data; an update replaces all of it.
  public var data: [String: JSONValue]
  /// When the user was added, by the backend's clock.
  public var createdAt: Timestamp
  /// When the data was last replaced.
  public var updatedAt: Timestamp
  /// Present only where the reader asked for follow counts.
  public var followersCount: Int?
  /// Present only where the reader asked for follow counts.
  public var followingCount: Int?

  /// A user as backends answer it; the counts are nil if they were not asked for.
  public init(
    id: String,
    data: [String: JSONValue] = [:],
    createdAt: Timestamp,
    updatedAt: Timestamp,
    followersCount: Int? = nil,
    followingCount: Int? = nil
  ) {
    self.id = id
    self.data = data
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.followersCount = followersCount
    self.followingCount = followingCount
  }

  /// `SU:` and the id.
  public var reference: Reference { .user(id) }
}

extension FeedUser: FieldReadable {
  /// `id`, `created_at`, `updated_at`, `data`, the counts; any other name is looked up in the data.
  public func field(_ name: String) -> FieldValue? {
    switch name {
    case "id": .string(id)
    case "created_at": .date(createdAt)
    case "updated_at": .date(updatedAt)
    case "followers_count": followersCount.map { .int($0) }
    case "following_count": followingCount.map { .int($0) }
    case "data": .dictionary(data.mapValues(FieldValue.init))
    default: data[name].map(FieldValue.init)
    }
  }
}

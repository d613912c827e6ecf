import FeedCore

/// The lines of a dump: `{"type": "activity", …}` and so on.
enum DumpLine {
  static func user(_ id: String, data: [String: JSONValue], created: Timestamp, updated: Timestamp) -> String
  {
    text(
      "user",
      ["id": .string(id), "data": .object(data), "created_at": zoned(created), "updated_at": zoned(updated)]
    )
  }

  static func object(_ object: CollectionObject) -> String {
    text(
      "object",
      [
        "collection": .string(object.collection), "id": .string(object.id), "data": .object(object.data),
        "owner": object.ownerID.map { .string($0) } ?? .null, "created_at": zoned(object.createdAt),
        "updated_at": zoned(object.updatedAt),
      ]
    )
  }

  /// - Parameter feeds: those it was added to.
  static func activity(_ activity: Activity, feeds: [FeedID]) -> String {
    var fields = activity.custom
    fields["id"] = .string(activity.id.description)
    fields["actor"] = .string(activity.actor)
    fields["verb"] = .string(activity.verb)
    fields["object"] = .string(activity.object)
    fields["target"] = .string(activity.target)
    fields["foreign_id"] = .string(activity.foreignID)
    fields["time"] = .string(activity.time.activityText)
    fields["to"] = names(activity.to)
    return text("activity", ["activity": .object(fields), "feeds": names(feeds)])
  }

  static func follow(_ follower: FeedID, _ target: FeedID, created: Timestamp) -> String {
    text(
      "follow",
      [
        "feed_id": .string(follower.description), "target_id": .string(target.description),
        "created_at": zoned(created),
      ]
    )
  }

  static func reaction(_ reaction: Reaction) -> String {
    text(
      "reaction",
      [
        "id": .string(reaction.id), "kind": .string(reaction.kind),
        "activity_id": .string(reaction.activityID.description), "user_id": .string(reaction.userID),
        "parent": .string(reaction.parent), "data": .object(reaction.data),
        "target_feeds": names(reaction.targetFeeds), "created_at": zoned(reaction.createdAt),
        "updated_at": zoned(reaction.updatedAt), "deleted_at": reaction.deletedAt.map(zoned) ?? .null,
      ]
    )
  }

  private static func text(_ type: String, _ fields: [String: JSONValue]) -> String {
    var fields = fields
    fields["type"] = .string(type)
    return JSONWriter.text(.object(fields))
  }

  private static func names(_ feeds: [FeedID]) -> JSONValue { .array(feeds.map { .string($0.description) }) }
  private static func zoned(_ time: Timestamp) -> JSONValue { .string(time.zonedText) }
}

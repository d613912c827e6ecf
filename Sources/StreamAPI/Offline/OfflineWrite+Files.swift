import FeedCore
import StreamWire

/// Writes as earlier builds kept them: one file for each HTTP request.
extension OfflineWrite {
  /// - Throws: `FeedError` for a request that is not one of those that waited.
  init(keptRequest json: JSONValue) throws {
    let kept = try WireObject(json, what: "A waiting request")
    let parts = try kept.requiredText("path").split(separator: "/").map { PercentCoding.decode($0) }
    let query = QueryItems(parsing: try kept.text("query") ?? "")
    let body = kept["body"] ?? .null
    switch (try kept.requiredText("method"), parts.first, parts.count) {
    case ("POST", "feed", 2) where parts[1] == "add_to_many":
      let many = try WireObject(body)
      self = .addToMany(try NewActivity(wire: many["activity"] ?? .null), try many.feeds("feeds") ?? [])
    case ("POST", "feed", 3):
      let activities = try (body["activities"]?.arrayValue ?? [body]).map { try NewActivity(wire: $0) }
      self = .addActivities(activities, to: try FeedID(wire: "\(parts[1]):\(parts[2])"))
    case ("DELETE", "feed", 4):
      let feed = try FeedID(wire: "\(parts[1]):\(parts[2])")
      self =
        query.bool("foreign_id")
        ? .removeForeign(parts[3], from: feed)
        : .removeActivity(try ActivityID(wire: parts[3]), from: feed)
    case ("GET", _, _): self = try Self.mark(parts, query)
    default: self = try Self.other(method: try kept.requiredText("method"), parts, query, body)
    }
  }

  private static func mark(_ parts: [String], _ query: QueryItems) throws -> OfflineWrite {
    guard let start = parts.firstIndex(of: "feed"), start + 2 < parts.count else { throw unknown(parts) }
    let marks = try FeedQuery(wire: query, enriched: false)
    return .mark(
      try FeedID(wire: "\(parts[start + 1]):\(parts[start + 2])"),
      seen: marks.markSeen,
      read: marks.markRead
    )
  }

  private static func other(
    method: String,
    _ parts: [String],
    _ query: QueryItems,
    _ body: JSONValue
  ) throws -> OfflineWrite {
    switch (method, parts.first, parts.count) {
    case ("POST", "activities", 1):
      .replaceActivities(try (body["activities"]?.arrayValue ?? []).map { try NewActivity(wire: $0) })
    case ("POST", "follow_many", 1):
      .follow(try (body.arrayValue ?? []).map { try FollowRequest(wire: $0) })
    case ("POST", "unfollow_many", 1):
      .unfollow(try (body.arrayValue ?? []).map { try UnfollowRequest(wire: $0) })
    case ("POST", "reaction", 1): .addReaction(try NewReaction(wire: body))
    case ("DELETE", "reaction", 2): .deleteReaction(parts[1], softly: query.bool("soft"))
    case ("POST", "collections", 2):
      .addObject(
        CollectionKey(collection: parts[1], id: try WireObject(body).requiredText("id")),
        data: body["data"]?.objectValue ?? [:],
        ownerID: body["user_id"]?.stringValue
      )
    case ("DELETE", "collections", 3):
      .deleteObject(CollectionKey(collection: parts[1], id: parts[2]))
    case ("POST", "user", 1): .addUser(try NewUser(wire: body))
    default: throw unknown(parts)
    }
  }

  private static func unknown(_ parts: [String]) -> FeedError {
    FeedError(.storage, "'\(parts.joined(separator: "/"))' is not a call that waited for the server.")
  }
}

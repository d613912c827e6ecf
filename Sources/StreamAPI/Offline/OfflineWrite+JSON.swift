import FeedCore
import StreamWire

/// How a write is stored: `{"operation": "follow", …}` beside the number of the format.
extension OfflineWrite {
  /// The number of this format. A reader of a later format must still read the earlier ones.
  static let version = 1

  var json: JSONValue {
    switch self {
    case .addActivities(let activities, let feed):
      Self.members("add", feed, ["activities": .array(activities.map(\.wire))])
    case .addToMany(let activity, let feeds):
      ["operation": "add_to_many", "activity": activity.wire, "feeds": Self.texts(feeds)]
    case .removeActivity(let id, let feed): Self.members("remove", feed, ["id": .string(id.description)])
    case .removeForeign(let id, let feed): Self.members("remove", feed, ["foreign_id": .string(id)])
    case .replaceActivities(let activities):
      ["operation": "replace", "activities": .array(activities.map(\.wire))]
    case .follow(let requests): ["operation": "follow", "follows": .array(requests.map(\.wire))]
    case .unfollow(let requests): ["operation": "unfollow", "follows": .array(requests.map(\.wire))]
    case .addReaction(let reaction): ["operation": "react", "reaction": reaction.wire]
    case .deleteReaction(let id, let softly):
      ["operation": "unreact", "id": .string(id), "softly": .bool(softly)]
    case .addObject(let key, let data, let ownerID):
      Self.members("add_object", key, ["data": .object(data), "owner": ownerID.map { .string($0) } ?? .null])
    case .deleteObject(let key): Self.members("delete_object", key, [:])
    case .addUser(let user): ["operation": "add_user", "user": user.wire]
    case .mark(let feed, let seen, let read):
      Self.members("mark", feed, ["marks": .string(Self.marks(seen, read).text)])
    }
  }

  private static func members(_ name: String, _ feed: FeedID, _ rest: [String: JSONValue]) -> JSONValue {
    .object(rest.merging(["operation": .string(name), "feed": .string(feed.description)]) { $1 })
  }

  private static func members(_ name: String, _ key: CollectionKey, _ rest: [String: JSONValue]) -> JSONValue
  {
    .object(
      rest.merging([
        "operation": .string(name), "collection": .string(key.collection), "id": .string(key.id),
      ]) { $1 }
    )
  }

  private static func texts(_ feeds: [FeedID]) -> JSONValue { .array(feeds.map { .string($0.description) }) }

  private static func marks(_ seen: MarkOption?, _ read: MarkOption?) -> QueryItems {
    FeedQuery(limit: 0, markSeen: seen, markRead: read).queryItems
  }
}

extension OfflineWrite {
  /// - Throws: `FeedError` for a version or an operation that this program does not know, or one that lacks a
  ///   part.
  init(version: Int, json: JSONValue) throws {
    guard version == Self.version else {
      throw FeedError(.storage, "It has format \(version); this program reads format \(Self.version).")
    }
    let body = try WireObject(json, what: "A waiting write")
    func feed() throws -> FeedID { try FeedID(wire: try body.requiredText("feed")) }
    func activities() throws -> [NewActivity] {
      try (body.array("activities") ?? []).map { try NewActivity(wire: $0) }
    }
    switch try body.requiredText("operation") {
    case "add": self = .addActivities(try activities(), to: try feed())
    case "add_to_many":
      self = .addToMany(try NewActivity(wire: body["activity"] ?? .null), try body.feeds("feeds") ?? [])
    case "remove": self = try Self.removal(body, try feed())
    case "replace": self = .replaceActivities(try activities())
    case "follow":
      self = .follow(try (body.array("follows") ?? []).map { try FollowRequest(wire: $0) })
    case "unfollow":
      self = .unfollow(try (body.array("follows") ?? []).map { try UnfollowRequest(wire: $0) })
    case "react": self = .addReaction(try NewReaction(wire: body["reaction"] ?? .null))
    case "unreact":
      self = .deleteReaction(try body.requiredText("id"), softly: body.bool("softly"))
    case "add_object":
      self = .addObject(
        try Self.key(body),
        data: try body.object("data") ?? [:],
        ownerID: try body.text("owner")
      )
    case "delete_object": self = .deleteObject(try Self.key(body))
    case "add_user": self = .addUser(try NewUser(wire: body["user"] ?? .null))
    case "mark":
      let marks = try FeedQuery(
        wire: QueryItems(parsing: try body.text("marks") ?? ""),
        enriched: false
      )
      self = .mark(try feed(), seen: marks.markSeen, read: marks.markRead)
    case let name: throw FeedError(.storage, "The operation '\(name)' is not known.")
    }
  }

  private static func removal(_ body: WireObject, _ feed: FeedID) throws -> OfflineWrite {
    if let foreign = try body.text("foreign_id") { return .removeForeign(foreign, from: feed) }
    return .removeActivity(try ActivityID(wire: try body.requiredText("id")), from: feed)
  }

  private static func key(_ body: WireObject) throws -> CollectionKey {
    CollectionKey(collection: try body.requiredText("collection"), id: try body.requiredText("id"))
  }
}

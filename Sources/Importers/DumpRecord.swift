import FeedCore
import FeedEngine
import StreamWire

/// A line of what `FeedEngine.dump` writes.
enum DumpRecord: Sendable {
  case user(NewUser, since: Timestamp)
  case object(CollectionObject)
  case activity(Activity, feeds: [FeedID])
  case follow(FollowRequest, since: Timestamp)
  case reaction(NewReaction, since: Timestamp, isDeleted: Bool)

  /// - Throws: `FeedError` with code `input`, saying what is wrong.
  init(_ json: JSONValue) throws {
    let line = try WireObject(json, what: "A line of a dump")
    switch try line.requiredText("type") {
    case "user":
      let user = NewUser(id: try line.requiredText("id"), data: try line.object("data") ?? [:])
      self = .user(user, since: try line.requiredTime("created_at"))
    case "object": self = .object(try Self.object(line))
    case "activity":
      guard let activity = line["activity"] else { throw FeedError(.input, "It has no 'activity'.") }
      self = .activity(try Self.activity(activity), feeds: try line.feeds("feeds") ?? [])
    case "follow":
      let request = FollowRequest(
        try FeedID(wire: try line.requiredText("feed_id")),
        follows: try FeedID(wire: try line.requiredText("target_id")),
        activityCopyLimit: FollowRequest.maximumCopyLimit
      )
      self = .follow(request, since: try line.requiredTime("created_at"))
    case "reaction":
      self = .reaction(
        try Self.reaction(line),
        since: try line.requiredTime("created_at"),
        isDeleted: try line.time("deleted_at") != nil
      )
    case let type: throw FeedError(.input, "'\(type)' is not a type of line that a dump has.")
    }
  }

  private static func object(_ line: WireObject) throws -> CollectionObject {
    CollectionObject(
      collection: try line.requiredText("collection"),
      id: try line.requiredText("id"),
      data: try line.object("data") ?? [:],
      ownerID: try line.text("owner"),
      createdAt: try line.requiredTime("created_at"),
      updatedAt: try line.requiredTime("updated_at")
    )
  }

  private static func activity(_ json: JSONValue) throws -> Activity {
    let new = try NewActivity(wire: json)
    let id = try ActivityID(wire: try WireObject(json, what: "An activity").requiredText("id"))
    return Activity(
      id: id,
      actor: new.actor,
      verb: new.verb,
      object: new.object,
      target: new.target,
      foreignID: new.foreignID,
      time: id.time,
      to: new.to,
      custom: new.custom
    )
  }

  private static func reaction(_ line: WireObject) throws -> NewReaction {
    let parent = try line.text("parent").flatMap { $0.isEmpty ? nil : $0 }
    let activity = try ActivityID(wire: try line.requiredText("activity_id"))
    return NewReaction(
      kind: try line.requiredText("kind"),
      on: parent.map { .reaction($0) } ?? .activity(activity),
      userID: try line.requiredText("user_id"),
      id: try line.requiredText("id"),
      data: try line.object("data") ?? [:],
      targetFeeds: try line.feeds("target_feeds") ?? []
    )
  }

  /// Writes it as of the time at which it came to be.
  ///
  /// - Throws: `FeedError`, with code `conflict` for what is there already.
  func write(to batch: FeedEngineBatch) throws {
    switch self {
    case .user(let user, let time):
      batch.now = time
      try batch.addUser(user.id, data: user.data, orGet: false)
    case .object(let object):
      batch.now = object.createdAt
      try batch.addObject(object.collection, id: object.id, data: object.data, ownerID: object.ownerID)
    case .activity(let activity, let feeds):
      batch.now = activity.time
      try batch.restore(activity, in: feeds)
    case .follow(let request, let time):
      batch.now = time
      try batch.follow([request])
    case .reaction(let reaction, let time, let isDeleted):
      batch.now = time
      try batch.add(reaction)
      if isDeleted, let id = reaction.id { try batch.softlyDeleteReaction(id) }
    }
  }
}

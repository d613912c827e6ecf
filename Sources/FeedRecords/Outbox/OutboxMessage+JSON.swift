import FeedCore

// How messages are stored. This is the outbox's own form, not the wire's: entries are read back by this code
// only, perhaps by a newer version of it, so members may be added and none may change its meaning.

extension OutboxMessage {
  var json: JSONValue {
    switch self {
    case .add(let publication): ["add": publication.json]
    case .remove(let publication): ["remove": publication.json]
    case .follow(let follow): ["follow": follow.json]
    case .unfollow(let follow): ["unfollow": follow.json]
    }
  }

  init(json: JSONValue) throws {
    guard let (kind, body) = json.objectValue?.first else { throw Self.unreadable }
    switch kind {
    case "add": self = .add(try Publication(json: body))
    case "remove": self = .remove(try Publication(json: body))
    case "follow": self = .follow(try UserFollow(json: body))
    case "unfollow": self = .unfollow(try UserFollow(json: body))
    default: throw Self.unreadable
    }
  }

  static let unreadable = FeedError(
    .storage,
    "An outbox entry cannot be read: was it written by a newer version?"
  )

  static func text(_ messages: [OutboxMessage]) -> String {
    JSONWriter.text(.array(messages.map(\.json)))
  }

  static func list(_ text: String) throws -> [OutboxMessage] {
    guard let items = try JSONParser.parse(text, marks: .kept).arrayValue else { throw unreadable }
    return try items.map(OutboxMessage.init(json:))
  }
}

extension UserFollow {
  fileprivate var json: JSONValue { ["user": .string(userID), "target": .string(targetID)] }

  fileprivate init(json: JSONValue) throws {
    guard let user = json["user"]?.stringValue, let target = json["target"]?.stringValue else {
      throw OutboxMessage.unreadable
    }
    self.init(user, follows: target)
  }
}

extension Publication {
  fileprivate var json: JSONValue {
    .object([
      "author_feed": authorFeed.map { .string($0) } ?? .null,
      "actor_id": .string(actorID),
      "actor": .string(activity.actor),
      "verb": .string(activity.verb),
      "object": .string(activity.object),
      "target": .string(activity.target),
      "foreign_id": .string(activity.foreignID),
      "time": activity.time.map { .int($0.microseconds) } ?? .null,
      "to": .array(activity.to.map { .string($0.description) }),
      "custom": .object(activity.custom),
    ])
  }

  fileprivate init(json: JSONValue) throws {
    func text(_ name: String) throws -> String {
      guard let text = json[name]?.stringValue else { throw OutboxMessage.unreadable }
      return text
    }
    let to = (json["to"]?.arrayValue ?? []).compactMap(\.stringValue)
    self.init(
      authorFeed: json["author_feed"]?.stringValue,
      actorID: try text("actor_id"),
      activity: NewActivity(
        actor: try text("actor"),
        verb: try text("verb"),
        object: try text("object"),
        target: try text("target"),
        foreignID: try text("foreign_id"),
        time: json["time"]?.intValue.map { Timestamp(microseconds: Int64($0)) },
        to: try to.map(FeedID.init(parsing:)),
        custom: json["custom"]?.objectValue ?? [:]
      )
    )
  }
}

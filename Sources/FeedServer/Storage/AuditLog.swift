import FeedCore
import StreamWire

/// Who changed what. See <doc:Journals#Audit-log>.
package struct AuditLog: Sendable {
  /// Something that was done to one thing.
  package struct Entry: Sendable {
    package var entityType: String
    package var entityID: String
    package var action: String
    /// Whose it is. A server acts in the name of this user.
    package var userID: String?

    static func activity(_ id: ActivityID, _ action: String, actor: String?) -> Entry {
      let user = actor.flatMap { actor -> String in
        if case .user(let id)? = Reference(stored: actor) { id } else { actor }
      }
      return Entry(
        entityType: "stream:feeds:v2:activity",
        entityID: id.description,
        action: action,
        userID: user
      )
    }

    static func reaction(_ id: String, _ action: String, userID: String?) -> Entry {
      Entry(entityType: "stream:feeds:v2:reaction", entityID: id, action: action, userID: userID)
    }

    static func user(_ id: String, _ action: String) -> Entry {
      Entry(entityType: "user", entityID: id, action: action, userID: id)
    }

    static func object(_ foreignID: String, _ action: String, ownerID: String?) -> Entry {
      Entry(entityType: "stream:object", entityID: foreignID, action: action, userID: ownerID)
    }
  }

  /// What entries are asked for by.
  package struct Query: Sendable {
    /// A type may be asked for by its last word: `activity`, `user`.
    package var type: String?
    package var id: String?
    package var userID: String?
    package var limit: Int
    package var offset: Int
  }

  private let journal: Journal
  private let clock: @Sendable () -> Timestamp

  package init(_ journal: Journal, clock: @escaping @Sendable () -> Timestamp = Timestamp.now) {
    self.journal = journal
    self.clock = clock
  }

  /// Records entries as done by the caller or, for a server, by the user whose thing it was.
  func record(_ entries: [Entry], by caller: Caller, of app: StreamApp) async {
    let now = clock().zonedText
    await journal.append(
      entries.map { entry in
        [
          "entity_type": .string(entry.entityType), "entity_id": .string(entry.entityID),
          "action": .string(entry.action), "user_id": .string(caller.userID ?? entry.userID ?? ""),
          "created_at": .string(now), "custom": [:], Self.app: .string(app.key),
        ]
      }
    )
  }

  /// What was done in `app`, newest first.
  func entries(of app: StreamApp, _ query: Query) async -> [JSONValue] {
    let key = app.key
    let entries = await journal.newest(limit: query.limit, offset: query.offset) { entry in
      entry[Self.app] == .string(key) && Self.matches(entry, query) ? .include : .skip
    }
    return entries.map { entry in
      guard case .object(var members) = entry else { return entry }
      members[Self.app] = nil
      return .object(members)
    }
  }

  private static func matches(_ entry: JSONValue, _ query: Query) -> Bool {
    (query.type.map { isType($0, entry["entity_type"]) } ?? true)
      && (query.id.map { entry["entity_id"] == .string($0) } ?? true)
      && (query.userID.map { entry["user_id"] == .string($0) } ?? true)
  }

  private static func isType(_ asked: String, _ type: JSONValue?) -> Bool {
    guard let type = type?.stringValue else { return false }
    return type == asked || type.hasSuffix(":\(asked)")
  }

  /// Several apps may share a journal; none reads another's.
  private static let app = "app"
}

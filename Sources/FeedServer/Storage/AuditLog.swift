import FeedCore
import StreamWire

/// Who changed what. Source: `stream-api.md` §2.9, `GET audit_logs/`.
public struct AuditLog: Sendable {
  /// Something that was done to one thing.
  public struct Entry: Sendable {
    public var entityType: String
    public var entityID: String
    public var action: String

    static func activity(_ id: ActivityID, _ action: String) -> Entry {
      Entry(entityType: "stream:feeds:v2:activity", entityID: id.description, action: action)
    }

    static func reaction(_ id: String, _ action: String) -> Entry {
      Entry(entityType: "stream:feeds:v2:reaction", entityID: id, action: action)
    }

    static func user(_ id: String, _ action: String) -> Entry {
      Entry(entityType: "user", entityID: id, action: action)
    }

    static func object(_ foreignID: String, _ action: String) -> Entry {
      Entry(entityType: "stream:object", entityID: foreignID, action: action)
    }
  }

  private let journal: Journal
  private let clock: @Sendable () -> Timestamp

  public init(_ journal: Journal, clock: @escaping @Sendable () -> Timestamp = Timestamp.now) {
    (self.journal, self.clock) = (journal, clock)
  }

  public func record(_ entries: [Entry], by caller: Caller, of app: StreamApp) {
    let now = clock().zonedText
    journal.append(
      entries.map { entry in
        [
          "entity_type": .string(entry.entityType), "entity_id": .string(entry.entityID),
          "action": .string(entry.action), "user_id": .string(caller.userID ?? ""),
          "created_at": .string(now), "custom": [:], Self.app: .string(app.key),
        ]
      }
    )
  }

  /// A type may be asked for by its last word: `activity`, `user`.
  private static func isType(_ asked: String, _ type: JSONValue?) -> Bool {
    guard let type = type?.stringValue else { return false }
    return type == asked || type.hasSuffix(":\(asked)")
  }

  /// What was done in `app`, newest first.
  public func entries(
    of app: StreamApp,
    type: String?,
    id: String?,
    userID: String?,
    limit: Int,
    offset: Int
  ) -> [JSONValue] {
    journal.newest(limit: limit, offset: offset) { entry in
      entry[Self.app] == .string(app.key)
        && (type.map { Self.isType($0, entry["entity_type"]) } ?? true)
        && (id.map { entry["entity_id"] == .string($0) } ?? true)
        && (userID.map { entry["user_id"] == .string($0) } ?? true)
    }.map { entry in
      guard case .object(var members) = entry else { return entry }
      members[Self.app] = nil
      return .object(members)
    }
  }

  /// Several apps may share a journal; none reads another's.
  private static let app = "app"
}

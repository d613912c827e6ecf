import FeedCore
import StyledText

/// What the reader asks an activity for.
extension EnrichedActivity {
  var actorID: String? { activity.authorID }

  var actorUser: FeedUser? {
    if case .user(let user) = values["actor"] { return user }
    return nil
  }

  /// The name to call the actor by, as it came from the feed.
  var actorName: String { actorUser?.displayName ?? actorID ?? activity.actor }

  /// The user that a follow is about, or that acted on your own activity.
  var objectUser: FeedUser? {
    if case .user(let user) = values["object"] { return user }
    return nil
  }

  var objectUserID: String? {
    if case .user(let id) = Reference(stored: activity.object) { return id }
    return nil
  }

  /// The object's data, or that of a model under its usual names.
  var objectData: [String: JSONValue] {
    if case .object(let object) = values["object"] { return object.data }
    return [:]
  }

  func count(of kind: String) -> Int { reactions?.counts?[kind] ?? 0 }

  func own(_ kind: String) -> [Reaction] { reactions?.own?[kind] ?? [] }

  /// Changes this activity, or the one inside it that has the id. False if there is none.
  mutating func change(_ id: ActivityID, _ body: (inout EnrichedActivity) -> Void) -> Bool {
    if self.id == id {
      body(&self)
      return true
    }
    guard case .activity(var inner) = values["object"], inner.change(id, body) else { return false }
    values["object"] = .activity(inner)
    return true
  }
}

extension FeedUser {
  var displayName: String {
    guard let name = data["name"]?.stringValue, !name.isEmpty else { return id }
    return name
  }

  var avatar: Avatar { Avatar(id: id, name: displayName) }

  var bio: String { data["bio"]?.stringValue ?? "" }
}

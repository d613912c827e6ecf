import FeedCore

extension ActivityPatch {
  /// Fields that a partial update cannot change: they are the activity's identity or its place. See “Changing
  /// an activity” in the article “Activities and time” of FeedCore.
  static let protected: Set<String> = [
    "id", "actor", "verb", "object", "time", "to", "target", "foreign_id", "origin",
  ]

  /// Reads one change of `POST activity/`. See “Activities” in the article “Endpoints” of FeedServer.
  package init(wire json: JSONValue) throws {
    let body = try WireObject(json, what: "A change")
    self.init(
      try ActivityKey(wire: body),
      set: try body.object("set") ?? [:],
      unset: try body.texts("unset") ?? []
    )
    for path in Array(set.keys) + unset {
      let field = String(path.prefix { $0 != "." })
      guard !Self.protected.contains(field) else {
        throw FeedError(
          .input,
          "The field '\(field)' of an activity cannot be changed by a partial update.",
          fields: ["set": ["\(field) is protected."]]
        )
      }
    }
  }

  package var wire: JSONValue {
    let change: [String: JSONValue] = [
      "set": .object(set), "unset": .array(unset.map { .string($0) }),
    ]
    return .object(change.merging(key.wireMembers) { $1 })
  }
}

extension TargetUpdate {
  /// Reads one change of `POST feed_targets/…`. See “Activities” in the article “Endpoints” of FeedServer.
  package init(wire json: JSONValue) throws {
    let body = try WireObject(json, what: "A change of targets")
    let key = try ActivityKey(wire: body)
    let (added, removed) = (try body.feeds("added_targets"), try body.feeds("removed_targets"))
    // Flutter's client sends all three lists, and leaves those empty that it does not mean.
    let edits = !(added ?? []).isEmpty || !(removed ?? []).isEmpty
    if let targets = try body.feeds("new_targets"), !targets.isEmpty || !edits {
      self.init(key, .replace(with: targets))
      return
    }
    guard added != nil || removed != nil else {
      throw FeedError(.input, "Give new_targets, or added_targets and removed_targets.")
    }
    self.init(key, .edit(adding: added ?? [], removing: removed ?? []))
  }

  package var wire: JSONValue {
    var members = key.wireMembers
    switch change {
    case .replace(let targets): members["new_targets"] = Self.list(targets)
    case .edit(let added, let removed):
      if !added.isEmpty || removed.isEmpty { members["added_targets"] = Self.list(added) }
      if !removed.isEmpty { members["removed_targets"] = Self.list(removed) }
    }
    return .object(members)
  }

  private static func list(_ feeds: [FeedID]) -> JSONValue { .array(feeds.map { .string($0.description) }) }
}

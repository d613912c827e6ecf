import FeedCore

extension NewActivity {
  /// Reads an activity that a client posts.
  ///
  /// Numbers in the text fields become text, reserved names are ignored, `to` entries lose the token after a
  /// blank. See “Bodies” in the article “Wire format” of FeedServer.
  ///
  /// - Parameter actor: the actor if the body has none: the user of the token.
  /// - Throws: `FeedError` with code `input`, naming the field.
  package init(wire json: JSONValue, actor defaultActor: String? = nil) throws {
    let body = try WireObject(json, what: "An activity")
    let actor = try body.text("actor").flatMap { $0.isEmpty ? nil : $0 } ?? defaultActor
    guard let actor else { throw body.wrong("actor", "This field is required.") }
    self.init(
      actor: actor,
      verb: try body.requiredText("verb"),
      object: try body.requiredText("object"),
      target: try body.text("target") ?? "",
      foreignID: try body.text("foreign_id") ?? "",
      time: try body.time("time"),
      to: try body.feeds("to") ?? [],
      custom: body.members.filter { !ReservedField.contains($0.key) }
    )
  }

  /// As a client posts it.
  package var wire: JSONValue {
    var members = custom.filter { !ReservedField.contains($0.key) }
    members["actor"] = .string(actor)
    members["verb"] = .string(verb)
    members["object"] = .string(object)
    if !target.isEmpty { members["target"] = .string(target) }
    if !foreignID.isEmpty { members["foreign_id"] = .string(foreignID) }
    if let time { members["time"] = .string(time.activityText) }
    if !to.isEmpty { members["to"] = .array(to.map { .string($0.description) }) }
    return .object(members)
  }
}

extension ActivityKey {
  /// Reads `id`, or `foreign_id` and `time`.
  package init(wire body: WireObject) throws {
    if let id = try body.text("id"), !id.isEmpty {
      self = .id(try ActivityID(wire: id))
    } else {
      self = .foreign(id: try body.requiredText("foreign_id"), time: try body.requiredTime("time"))
    }
  }

  var wireMembers: [String: JSONValue] {
    switch self {
    case .id(let id): ["id": .string(id.description)]
    case .foreign(let id, let time): ["foreign_id": .string(id), "time": .string(time.activityText)]
    }
  }
}

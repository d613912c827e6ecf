import FeedCore

extension NewReaction {
  /// Reads `POST reaction/`. See “Reactions” in the article “Endpoints” of FeedServer.
  ///
  /// - Parameter userID: the user of the token; the body's `user_id` counts only without one.
  /// - Throws: `FeedError` with code `input`, or `missingUser` if no user is named.
  package init(wire json: JSONValue, userID: String? = nil) throws {
    let body = try WireObject(json)
    guard let user = try userID ?? body.text("user_id").flatMap({ $0.isEmpty ? nil : $0 }) else {
      throw FeedError(.missingUser, "Say whose reaction it is: user_id is missing.")
    }
    let parent = try body.text("parent").flatMap { $0.isEmpty ? nil : $0 }
    self.init(
      kind: try body.requiredText("kind"),
      on: try parent.map(Subject.reaction)
        ?? .activity(try ActivityID(wire: try body.requiredText("activity_id"))),
      userID: user,
      id: try body.text("id").flatMap { $0.isEmpty ? nil : $0 },
      data: try body.object("data") ?? [:],
      targetFeeds: try body.feedsOrText("target_feeds") ?? [],
      targetFeedsExtraData: try body.object("target_feeds_extra_data") ?? [:]
    )
  }

  package var wire: JSONValue {
    var members: [String: JSONValue] = ["kind": .string(kind), "user_id": .string(userID)]
    switch subject {
    case .activity(let activity): members["activity_id"] = .string(activity.description)
    case .reaction(let parent): members["parent"] = .string(parent)
    }
    if let id { members["id"] = .string(id) }
    members["data"] = data.isEmpty ? nil : .object(data)
    if !targetFeeds.isEmpty { members["target_feeds"] = .array(targetFeeds.map { .string($0.description) }) }
    if !targetFeedsExtraData.isEmpty { members["target_feeds_extra_data"] = .object(targetFeedsExtraData) }
    return .object(members)
  }
}

extension ReactionUpdate {
  /// Reads `PUT reaction/{id}/`; leaving `target_feeds` out clears them.
  package init(id: String, wire json: JSONValue) throws {
    let body = try WireObject(json)
    self.init(
      id: id,
      data: try body.object("data"),
      targetFeeds: try body.feedsOrText("target_feeds") ?? [],
      targetFeedsExtraData: try body.object("target_feeds_extra_data") ?? [:]
    )
  }

  package var wire: JSONValue {
    var members: [String: JSONValue] = [:]
    if let data { members["data"] = .object(data) }
    if !targetFeeds.isEmpty { members["target_feeds"] = .array(targetFeeds.map { .string($0.description) }) }
    if !targetFeedsExtraData.isEmpty { members["target_feeds_extra_data"] = .object(targetFeedsExtraData) }
    return .object(members)
  }
}

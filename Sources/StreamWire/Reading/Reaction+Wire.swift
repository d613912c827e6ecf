import FeedCore

extension Reaction {
  /// Reads a reaction as the service sends it. See “Reactions” in the article “Wire format” of FeedServer.
  package init(wire json: JSONValue) throws {
    let body = try WireObject(json, what: "A reaction")
    self.init(
      id: try body.requiredText("id"),
      kind: try body.requiredText("kind"),
      activityID: try ActivityID(wire: try body.requiredText("activity_id")),
      userID: try body.requiredText("user_id"),
      parent: try body.text("parent") ?? "",
      data: try body.object("data") ?? [:],
      createdAt: try body.requiredTime("created_at"),
      updatedAt: try body.requiredTime("updated_at"),
      deletedAt: try body.time("deleted_at"),
      targetFeeds: try body.feeds("target_feeds") ?? [],
      targetFeedsExtraData: try body.object("target_feeds_extra_data"),
      user: body["user"].flatMap { try? FeedUser(wire: $0) },
      childrenCounts: try Reaction.counts(body.object("children_counts")),
      latestChildren: try Reaction.byKind(body.object("latest_children")) ?? [:],
      ownChildren: try Reaction.byKind(body.object("own_children"))
    )
  }

  static func counts(_ members: [String: JSONValue]?) -> [String: Int] {
    (members ?? [:]).compactMapValues(\.countValue)
  }

  static func byKind(_ members: [String: JSONValue]?) throws -> [String: [Reaction]]? {
    try members?.mapValues { try ($0.arrayValue ?? []).map { try Reaction(wire: $0) } }
  }
}

import FeedCore

extension FollowRequest {
  /// Reads one entry of `POST follow_many/`. See “Batches” in the article “Endpoints” of FeedServer.
  ///
  /// - Parameter copyLimit: the query's default for entries without their own.
  package init(wire json: JSONValue, copyLimit: Int? = nil) throws {
    let body = try WireObject(json, what: "A follow")
    self.init(
      try FeedID(wire: try body.requiredText("source")),
      follows: try FeedID(wire: try body.requiredText("target")),
      activityCopyLimit: try body.int("activity_copy_limit") ?? copyLimit
    )
  }

  /// As an entry of `follow_many`.
  package var wire: JSONValue {
    var members: [String: JSONValue] = [
      "source": .string(source.description), "target": .string(target.description),
    ]
    if let limit = activityCopyLimit { members["activity_copy_limit"] = .int(Int64(limit)) }
    return .object(members)
  }
}

extension UnfollowRequest {
  /// Reads one entry of `POST unfollow_many/`.
  package init(wire json: JSONValue) throws {
    let body = try WireObject(json, what: "An unfollow")
    self.init(
      try FeedID(wire: try body.requiredText("source")),
      unfollows: try FeedID(wire: try body.requiredText("target")),
      keepHistory: body.bool("keep_history")
    )
  }

  package var wire: JSONValue {
    [
      "source": .string(source.description), "target": .string(target.description),
      "keep_history": .bool(keepHistory),
    ]
  }
}

import FeedCore

extension FeedUser {
  /// Reads a user as the service sends it. See “Users objects and follows” in the article “Wire format” of
  /// FeedServer.
  package init(wire json: JSONValue) throws {
    let body = try WireObject(json, what: "A user")
    self.init(
      id: try body.requiredText("id"),
      data: try body.object("data") ?? [:],
      createdAt: try body.requiredTime("created_at"),
      updatedAt: try body.requiredTime("updated_at"),
      followersCount: try body.int("followers_count"),
      followingCount: try body.int("following_count")
    )
  }
}

extension NewUser {
  /// Reads `POST user/` and the entries of `POST users/`.
  package init(wire json: JSONValue) throws {
    let body = try WireObject(json, what: "A user")
    self.init(id: try body.requiredText("id"), data: try body.object("data") ?? [:])
  }

  package var wire: JSONValue { ["id": .string(id), "data": .object(data)] }
}

extension CollectionObject {
  /// Reads an object as the service sends it. See “Users objects and follows” in the article “Wire format”
  /// of FeedServer.
  package init(wire json: JSONValue) throws {
    let body = try WireObject(json, what: "An object")
    self.init(
      collection: try body.requiredText("collection"),
      id: try body.requiredText("id"),
      data: try body.object("data") ?? [:],
      createdAt: try body.requiredTime("created_at"),
      updatedAt: try body.requiredTime("updated_at")
    )
  }
}

extension Follow {
  package init(wire json: JSONValue) throws {
    let body = try WireObject(json, what: "A follow")
    self.init(
      feed: try FeedID(wire: try body.requiredText("feed_id")),
      target: try FeedID(wire: try body.requiredText("target_id")),
      createdAt: try body.requiredTime("created_at"),
      updatedAt: try body.time("updated_at") ?? body.requiredTime("created_at")
    )
  }
}

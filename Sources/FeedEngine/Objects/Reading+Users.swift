import FeedCore

extension Reading {
  func user(_ id: String) throws -> FeedUser? {
    try sql("SELECT id, data, created_at, updated_at FROM user WHERE id = ?").first(id) { try Self.user($0) }
  }

  static func user(_ row: Statement.Row) throws -> FeedUser {
    FeedUser(
      id: row.text(0),
      data: try row.fields(1),
      createdAt: Timestamp(microseconds: row.int(2)),
      updatedAt: Timestamp(microseconds: row.int(3))
    )
  }

  /// See “Follow counts” in the article “Users and collections” of FeedCore.
  func user(_ id: String, withFollowCounts: Bool) throws -> FeedUser {
    guard var user = try user(id) else { throw FeedError(.notFound, "There is no user '\(id)'.") }
    guard withFollowCounts else { return user }
    user.followersCount = try countFollows(FeedID(trusted: "user", id), "target", "follower", "timeline")
    user.followingCount = try countFollows(FeedID(trusted: "timeline", id), "follower", "target", "user")
    return user
  }

  private func countFollows(_ feed: FeedID, _ side: String, _ otherSide: String, _ group: String) throws
    -> Int
  {
    guard groups[feed.group] != nil else { return 0 }
    return try followCount(of: feed, side: side, otherSide: otherSide, groups: [group])
  }
}

import FeedCore

extension Reading {
  /// Source: `stream-api.md` §2.2.
  func following(of feed: FeedID, _ query: FollowQuery) throws -> [Follow] {
    _ = try groups.group(of: feed)
    guard let number = try feedNumber(feed) else { return [] }
    return try follows("f.follower = ?1", number, query, otherEnd: \.target)
  }

  func followers(of feed: FeedID, _ query: FollowQuery) throws -> [Follow] {
    _ = try groups.group(of: feed)
    guard let number = try feedNumber(feed) else { return [] }
    return try follows("f.target = ?1", number, query, otherEnd: \.feed)
  }

  private func follows(
    _ condition: String,
    _ number: Int64,
    _ query: FollowQuery,
    otherEnd: KeyPath<Follow, FeedID>
  ) throws -> [Follow] {
    guard query.limit >= 0, query.offset >= 0 else {
      throw FeedError(.input, "The limit and the offset of a page cannot be negative.")
    }
    let wanted = Set(query.filter)
    var skipped = 0
    var found: [Follow] = []
    guard query.limit > 0 else { return [] }
    try sql(
      """
      SELECT s.slug, s.name, t.slug, t.name, f.created_at
      FROM follow f CROSS JOIN feed s ON s.id = f.follower CROSS JOIN feed t ON t.id = f.target
      WHERE \(condition) AND f.ended IS NULL ORDER BY f.since DESC
      """
    ).prefix(number) { row in
      let follow = Self.follow(row)
      guard wanted.isEmpty || wanted.contains(follow[keyPath: otherEnd]) else { return true }
      if skipped < query.offset { skipped += 1 } else { found.append(follow) }
      return found.count < query.limit
    }
    return found
  }

  private static func follow(_ row: Statement.Row) -> Follow {
    let created = Timestamp(microseconds: row.int(4))
    return Follow(
      feed: FeedID(trusted: row.text(0), row.text(1)),
      target: FeedID(trusted: row.text(2), row.text(3)),
      createdAt: created,
      updatedAt: created
    )
  }

  func followStatistics(_ query: FollowStatisticsQuery) throws -> FollowStatistics {
    FollowStatistics(
      followers: try query.followersOf.map {
        try followCount(of: $0, side: "target", otherSide: "follower", groups: query.followersGroups)
      },
      following: try query.followingOf.map {
        try followCount(of: $0, side: "follower", otherSide: "target", groups: query.followingGroups)
      }
    )
  }

  /// - Parameter groups: only feeds of these groups at the other side; nil for all.
  func followCount(of feed: FeedID, side: String, otherSide: String, groups: [String]?) throws -> Int {
    _ = try self.groups.group(of: feed)
    guard let number = try feedNumber(feed) else { return 0 }
    guard let groups else {
      return try sql("SELECT count(*) FROM follow WHERE \(side) = ? AND ended IS NULL")
        .first(number) { Int($0.int(0)) } ?? 0
    }
    let names = JSONWriter.text(.array(groups.map { .string($0) }))
    return try sql(
      """
      SELECT count(*) FROM follow f CROSS JOIN feed o ON o.id = f.\(otherSide)
      WHERE f.\(side) = ? AND f.ended IS NULL AND o.slug IN (SELECT value FROM json_each(?))
      """
    ).first(number, names) { Int($0.int(0)) } ?? 0
  }
}

import FeedCore

extension Reading {
  /// The feeds of `requests` that follow again what they followed before and kept the history of.
  func feedsFollowingAgain(_ requests: [FollowRequest]) throws -> Set<FeedID> {
    let ended = try sql("SELECT 1 FROM follow WHERE follower = ? AND target = ? AND ended IS NOT NULL")
    return try Set(
      requests.filter { request in
        guard let source = try feedNumber(request.source), let target = try feedNumber(request.target) else {
          return false
        }
        return try ended.first(source, target) { _ in true } ?? false
      }.map(\.source)
    )
  }

  /// See “Lists and counts of follows” in the article “Feeds and fan-out” of FeedCore.
  func following(of feed: FeedID, _ query: FollowQuery) throws -> [Follow] {
    try follows(of: feed, side: "follower", otherSide: "target", query)
  }

  func followers(of feed: FeedID, _ query: FollowQuery) throws -> [Follow] {
    try follows(of: feed, side: "target", otherSide: "follower", query)
  }

  private func follows(of feed: FeedID, side: String, otherSide: String, _ query: FollowQuery) throws
    -> [Follow]
  {
    guard query.limit >= 0, query.offset >= 0 else {
      throw FeedError(.input, "The limit and the offset of a page cannot be negative.")
    }
    _ = try groups.group(of: feed)
    guard let number = try feedNumber(feed) else { return [] }
    guard query.filter.isEmpty else { return try filteredFollows(number, side: side, otherSide, query) }
    return try sql(
      """
      \(Self.followColumns)
      WHERE f.\(side) = ? AND f.ended IS NULL ORDER BY f.since DESC LIMIT ? OFFSET ?
      """
    ).all(number, query.limit, query.offset) { Self.follow($0) }
  }

  /// Looks up each feed of the filter: a feed may have many more followers than anybody asks for.
  private func filteredFollows(_ number: Int64, side: String, _ otherSide: String, _ query: FollowQuery)
    throws -> [Follow]
  {
    let statement = try sql(
      "\(Self.followColumns) WHERE f.\(side) = ? AND f.\(otherSide) = ? AND f.ended IS NULL"
    )
    let found = try Set(query.filter).compactMap { feed in
      try feedNumber(feed).flatMap { other in
        try statement.first(number, other) { (since: $0.int(5), follow: Self.follow($0)) }
      }
    }
    return found.sorted { $0.since > $1.since }.dropFirst(query.offset).prefix(query.limit).map(\.follow)
  }

  private static let followColumns = """
    SELECT s.slug, s.name, t.slug, t.name, f.created_at, f.since
    FROM follow f CROSS JOIN feed s ON s.id = f.follower CROSS JOIN feed t ON t.id = f.target
    """

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

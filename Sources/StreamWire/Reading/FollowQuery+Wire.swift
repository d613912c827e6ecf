import FeedCore

extension FollowQuery {
  /// Reads the query of `GET feed/…/follows/` and `…/followers/`. See “Follows” in the article “Endpoints” of
  /// FeedServer.
  package init(wire items: QueryItems) throws {
    let limit = try items.int("limit") ?? 25
    let offset = try items.int("offset") ?? 0
    guard limit >= 0, offset >= 0 else {
      throw FeedError(.input, "The limit and the offset cannot be negative.")
    }
    let filter = try (items.list("filter", "feeds") ?? []).map { try FeedID(parsing: $0) }
    self.init(limit: min(limit, 500), offset: offset, filter: filter)
  }

  package var queryItems: QueryItems {
    QueryItems([
      ("offset", String(offset)), ("limit", String(limit)),
      ("filter", filter.map(\.description).joined(separator: ",")),
    ])
  }
}

extension FollowStatisticsQuery {
  /// Reads the query of `GET stats/follow/`.
  package init(wire items: QueryItems) throws {
    try self.init(
      followersOf: items.first("followers").map { try FeedID(parsing: $0) },
      followersGroups: items.list("followers_slugs"),
      followingOf: items.first("following").map { try FeedID(parsing: $0) },
      followingGroups: items.list("following_slugs")
    )
  }

  package var queryItems: QueryItems {
    var items = QueryItems()
    items.append("followers", followersOf?.description)
    items.append("following", followingOf?.description)
    items.append("followers_slugs", list: followersGroups ?? [])
    items.append("following_slugs", list: followingGroups ?? [])
    return items
  }
}

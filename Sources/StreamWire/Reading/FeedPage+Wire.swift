import FeedCore

extension ActivityGroup {
  /// Reads a group of an aggregated or notification feed. See “Pages” in the article “Wire format” of
  /// FeedServer.
  package init(wire json: JSONValue, enriched: Bool) throws {
    let body = try WireObject(json, what: "A group")
    self.init(
      id: try body.requiredText("id"),
      group: try body.text("group") ?? "",
      verb: try body.text("verb") ?? "",
      activityCount: try body.int("activity_count") ?? 0,
      actorCount: try body.int("actor_count") ?? 0,
      createdAt: try body.requiredTime("created_at"),
      updatedAt: try body.requiredTime("updated_at"),
      activities: try (body.array("activities") ?? []).map {
        try EnrichedActivity(wire: $0, enriched: enriched)
      },
      isSeen: body["is_seen"]?.boolValue,
      isRead: body["is_read"]?.boolValue,
      score: body["score"]?.doubleValue
    )
  }
}

extension FeedPage {
  /// Reads a page of a feed; groups are distinguished from activities by their `activities`.
  ///
  /// - Parameter query: the query that was sent: whether the page is enriched and what `next` starts from
  ///   depends on it.
  package init(wire json: JSONValue, query: FeedQuery) throws {
    let body = try WireObject(json, what: "A page")
    let results = try body.array("results") ?? []
    let enriched = query.enrichment != nil
    let items: Items
    if results.first?["activities"]?.arrayValue != nil || (results.isEmpty && body["unseen"] != nil) {
      items = .groups(try results.map { try ActivityGroup(wire: $0, enriched: enriched) })
    } else {
      items = .activities(try results.map { try EnrichedActivity(wire: $0, enriched: enriched) })
    }
    self.init(
      items: items,
      next: try Self.next(body.text("next") ?? "", after: query),
      unseen: try body.int("unseen"),
      unread: try body.int("unread")
    )
  }

  /// The query behind the service's `next`: its place, and everything else as it was asked.
  private static func next(_ link: String, after query: FeedQuery) throws -> FeedQuery? {
    guard let mark = link.firstIndex(of: "?") else { return nil }
    let wire = try FeedQuery(wire: QueryItems(parsing: link[link.index(after: mark)...]), enriched: false)
    var next = query
    (next.bounds, next.offset, next.limit) = (wire.bounds, wire.offset, wire.limit)
    // The mark was made with the first page.
    (next.markSeen, next.markRead) = (nil, nil)
    return next
  }
}

extension ReactionPage {
  package init(wire json: JSONValue) throws {
    let body = try WireObject(json, what: "A page")
    self.init(
      reactions: try (body.array("results") ?? []).map { try Reaction(wire: $0) },
      next: try ReactionQuery(link: body.text("next") ?? ""),
      activity: try body["activity"].map { try EnrichedActivity(wire: $0, enriched: true).activity }
    )
  }
}

import FeedCore

extension FeedEngine {
  @discardableResult
  public func add(_ activities: [NewActivity], to feed: FeedID) async throws -> [Activity] {
    try await write { try $0.add(activities, to: feed) }
  }

  public func add(_ activity: NewActivity, toMany feeds: [FeedID]) async throws {
    try await write { try $0.add(activity, toMany: feeds) }
  }

  public func read(_ feed: FeedID, _ query: FeedQuery) async throws -> FeedPage {
    try Self.validate(query)
    let group = try groups.group(of: feed)
    if group.kind == .flat {
      guard query.markSeen == nil, query.markRead == nil else {
        throw FeedError(.input, "Only notification feeds can be marked; \(feed) is none.")
      }
      return try await readFlat(feed, query)
    }
    return try await readGroups(feed, query)
  }

  /// Far beyond any feed: sums with it stay numbers.
  private static let maximumOffset = 1_000_000_000

  private static func validate(_ query: FeedQuery) throws {
    guard (0...FeedQuery.maximumLimit).contains(query.limit) else {
      throw FeedError(.input, "The limit of a page is 0 to \(FeedQuery.maximumLimit), not \(query.limit).")
    }
    guard (0...maximumOffset).contains(query.offset) else {
      throw FeedError(.input, "The offset of a page is 0 to \(maximumOffset), not \(query.offset).")
    }
  }

  private func readFlat(_ feed: FeedID, _ query: FeedQuery) async throws -> FeedPage {
    do {
      return try flatPage(feed, query, overlay: Reading.largestOverlay)
    } catch is NeedsCatchUp {
      // Somebody else may be writing for long: then the read finds out for itself what is new.
      try? await write { try $0.catchUp(feed) }
      return try flatPage(feed, query, overlay: .max - 1)
    }
  }

  private func flatPage(_ feed: FeedID, _ query: FeedQuery, overlay: Int) throws -> FeedPage {
    let answer = try read { reading in
      var answer =
        try query.ranking.map { try reading.rankedPage(feed, query, method: $0, overlay: overlay) }
        ?? reading.flatPage(feed, query, overlay: overlay)
      answer.page = try reading.enriched(answer.page, query.enrichment)
      return answer
    }
    if answer.wantsCatchUp { catchUpLater(feed) }
    return answer.page
  }

  /// Nobody waits for this, and it may fail: the next read finds the same again.
  private func catchUpLater(_ feed: FeedID) {
    Task(priority: .utility) { try? await write { try $0.catchUp(feed) } }
  }

  private func readGroups(_ feed: FeedID, _ query: FeedQuery) async throws -> FeedPage {
    if query.markSeen != nil || query.markRead != nil {
      return try await write { writing in
        try writing.catchUp(feed)
        let page = try writing.reading.groupPage(feed, query)
        let enriched = try writing.reading.enriched(page, query.enrichment)
        try writing.mark(feed, query, page: page)
        return enriched
      }
    }
    if try read({ try $0.groupsAreBehind(feed) }) { try await write { try $0.catchUp(feed) } }
    return try read { try $0.enriched($0.groupPage(feed, query), query.enrichment) }
  }

  public func remove(_ id: ActivityID, from feed: FeedID) async throws {
    try await write { try $0.remove(id, from: feed) }
  }

  public func remove(foreignID: String, from feed: FeedID) async throws {
    try await write { try $0.remove(foreignID: foreignID, from: feed) }
  }
}

extension Reading {
  func enriched(_ page: FeedPage, _ flags: Enrichment?) throws -> FeedPage {
    guard let flags else { return page }
    var enricher = PageEnricher(self, flags)
    return try enricher.enrich(page)
  }
}

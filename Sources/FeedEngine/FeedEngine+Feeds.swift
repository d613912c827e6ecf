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
    try await read(feed, query, nil)
  }

  /// - Parameter reader: for whom references are replaced; nil replaces all.
  func read(_ feed: FeedID, _ query: FeedQuery, _ reader: FeedScope?) async throws -> FeedPage {
    try await isFlat(feed, query) ? readFlat(feed, query, reader) : readGroups(feed, query, reader)
  }

  /// Whether `feed` is flat.
  ///
  /// - Throws: `FeedError` for a query that no feed, or not this one, can be asked.
  private func isFlat(_ feed: FeedID, _ query: FeedQuery) throws -> Bool {
    try Self.validate(query)
    guard try groups.group(of: feed).kind == .flat else { return false }
    guard query.markSeen == nil, query.markRead == nil else {
      throw FeedError(.input, "Only notification feeds can be marked; \(feed) is none.")
    }
    return true
  }

  private static func validate(_ query: FeedQuery) throws {
    guard (0...FeedQuery.maximumLimit).contains(query.limit) else {
      throw FeedError(.input, "The limit of a page is 0 to \(FeedQuery.maximumLimit), not \(query.limit).")
    }
    guard (0...FeedQuery.maximumOffset).contains(query.offset) else {
      throw FeedError(
        .input,
        "The offset of a page is 0 to \(FeedQuery.maximumOffset), not \(query.offset); page further with id_lt."
      )
    }
  }

  private func readFlat(_ feed: FeedID, _ query: FeedQuery, _ reader: FeedScope?) throws -> FeedPage {
    try readFlat(feed) { reading in
      let answer =
        try query.ranking.map { try reading.rankedPage(feed, query, method: $0) }
        ?? reading.flatPage(feed, query)
      return (try reading.enriched(answer.page, query.enrichment, reader), answer.wantsCatchUp)
    }
  }

  /// - Parameter body: reads the page, and finds out whether the inbox should be filled.
  private func readFlat<Page>(_ feed: FeedID, _ body: (Reading) throws -> (Page, Bool)) throws -> Page {
    let (page, wantsCatchUp) = try read(body)
    if wantsCatchUp { catchUpLater(feed) }
    return page
  }

  /// Nobody waits for this, and it may fail: the next read finds the same again.
  private func catchUpLater(_ feed: FeedID) {
    guard !isReadOnly, catchUps.add(feed) else { return }
    Task(priority: .utility) {
      while let feed = catchUps.next() { try? await catchUp(feed) }
    }
  }

  /// Brings what followed feeds gained and lost into `feed`, a portion at a time.
  func catchUp(_ feed: FeedID) async throws {
    while try await !write({ try $0.catchUpPortion(feed) }) { await letOthersWrite() }
  }

  private func readGroups(_ feed: FeedID, _ query: FeedQuery, _ reader: FeedScope?) async throws -> FeedPage {
    // What follows brought waits for a format that can be read: once in a group, an activity stays there.
    let isBehind = try read { reading in
      _ = try reading.format(of: feed)
      return try reading.groupsAreBehind(feed)
    }
    if query.markSeen != nil || query.markRead != nil {
      // What is marked is what has arrived: all of it has to be there.
      if isBehind { try await catchUp(feed) }
      return try await write { writing in
        try writing.catchUp(feed)
        let page = try writing.reading.groupPage(feed, query)
        let enriched = try writing.reading.enriched(page, query.enrichment, reader)
        try writing.mark(feed, query, page: page)
        return enriched
      }
    }
    if isBehind { try await writeAhead { try await $0.enterFirst(feed, pageOf: query.offset + query.limit) } }
    return try read { try $0.enriched($0.groupPage(feed, query), query.enrichment, reader) }
  }

  /// Brings what is new into the groups of `feed`; where that is much, only what arrived last, and the rest
  /// later.
  ///
  /// - Parameter count: how many groups the first page shows.
  private func enterFirst(_ feed: FeedID, pageOf count: Int) async throws {
    let portion = configuration.portions.groups
    let newest = try read { reading -> [NewestArrivals.Found]? in
      guard let row = try reading.feedRow(feed) else { return [] }
      guard try reading.pending(of: row, limit: portion).isCut else { return nil }
      return try NewestArrivals(reading, row, count: max(1, min(portion, 8 * (count + 1)))).find()
    }
    guard let newest else { return try await catchUp(feed) }
    try await write { try $0.enterNewest(newest, into: feed) }
    catchUpLater(feed)
  }

  public func remove(_ id: ActivityID, from feed: FeedID) async throws {
    try await write { try $0.remove(id, from: feed) }
  }

  public func remove(foreignID: String, from feed: FeedID) async throws {
    try await write { try $0.remove(foreignID: foreignID, from: feed) }
  }
}

extension FeedEngine: ActivityDeletion {
  package func delete(_ id: ActivityID) async throws {
    try await write { try $0.delete(id) }
  }
}

extension FeedEngine: StoredPages {
  package func readStored(
    _ feed: FeedID,
    _ query: FeedQuery,
    _ body: (StoredActivityText) -> Void
  ) async throws -> StoredPageEnd? {
    guard try isStored(feed, query) else { return nil }
    return try readFlat(feed) { try $0.storedPage(feed, query, body) }
  }

  package func readStoredInline(
    _ feed: FeedID,
    _ query: FeedQuery,
    _ body: (StoredActivityText) -> Void
  ) throws -> StoredPageEnd? {
    guard readers.readsWithoutWriter, try isStored(feed, query) else { return nil }
    do {
      let page = try read { try $0.storedPage(feed, query, inline: true, body) }
      if page.wantsCatchUp { catchUpLater(feed) }
      return page.end
    } catch is NeedsLongSearch {
      return nil
    }
  }

  private func isStored(_ feed: FeedID, _ query: FeedQuery) throws -> Bool {
    try isFlat(feed, query) && query.ranking == nil && query.enrichment == nil && query.filter.isEmpty
  }
}

extension Reading {
  /// - Parameters:
  ///   - flags: nil leaves the page as it is.
  ///   - reader: for whom references are replaced; nil replaces all.
  func enriched(_ page: FeedPage, _ flags: Enrichment?, _ reader: FeedScope?) throws -> FeedPage {
    guard let flags else { return page }
    var enricher = PageEnricher(self, flags, for: try reader.map { try ReaderAccess(self, $0) })
    return try enricher.enrich(page)
  }

  /// Does the same with activities that are on no page.
  func enriched(_ activities: [EnrichedActivity], _ flags: Enrichment?, _ reader: FeedScope?) throws
    -> [EnrichedActivity]
  {
    try enriched(FeedPage(items: .activities(activities)), flags, reader).activities
  }
}

import FeedCore

/// How many notification groups wait.
package struct Badges: Hashable, Sendable {
  package var unseen: Int
  package var unread: Int

  package init(unseen: Int, unread: Int) {
    self.unseen = unseen
    self.unread = unread
  }
}

extension Social {
  /// The first page of a feed, enriched for the screen.
  package func page(_ feed: FeedID, limit: Int = FeedQuery.defaultLimit) async throws -> FeedPage {
    try await backend.read(feed, FeedQuery(limit: limit, enrichment: enrichment))
  }

  /// Another page of a feed; `query` is the `next` of the page before, or any other question.
  package func page(_ feed: FeedID, _ query: FeedQuery) async throws -> FeedPage {
    var query = query
    query.enrichment = query.enrichment ?? enrichment
    return try await backend.read(feed, query)
  }

  /// One activity, enriched for the screen.
  ///
  /// - Throws: `FeedError` with code `notFound`.
  package func activity(_ id: ActivityID) async throws -> EnrichedActivity {
    guard let activity = try await activities([id]).first else {
      throw FeedError(.notFound, "This activity is gone: it was deleted or never existed.")
    }
    return activity
  }

  /// Those that exist, enriched for the screen, in the order of `ids`.
  package func activities(_ ids: [ActivityID]) async throws -> [EnrichedActivity] {
    try await backend.activities(ids.map { .id($0) }, enrichment: enrichment)
  }

  // MARK: Notifications

  /// Marks notification groups as seen, by id or all.
  package func markSeen(_ which: MarkOption = .all) async throws {
    _ = try await backend.read(feeds.notification, FeedQuery(limit: 0, markSeen: which))
  }

  /// Marks notification groups as read, by id or all. What is read has been seen.
  package func markRead(_ which: MarkOption = .all) async throws {
    _ = try await backend.read(feeds.notification, FeedQuery(limit: 0, markSeen: which, markRead: which))
  }

  /// How many notification groups wait: reads counters only.
  package func badges() async throws -> Badges {
    let page = try await backend.read(feeds.notification, FeedQuery(limit: 0))
    return Badges(unseen: page.unseen ?? 0, unread: page.unread ?? 0)
  }

  // MARK: Live

  /// What happens to the four feeds from now on. Ends immediately where the backend announces nothing.
  package func changes() async throws -> AsyncStream<FeedChange> {
    guard backend.capabilities.contains(.realtime) else { return AsyncStream { $0.finish() } }
    return try await backend.changes(of: Set(feeds.all))
  }

  // MARK: Search

  /// The newest activities that hold the words of `text`.
  ///
  /// - Parameter before: the last one of the page before.
  /// - Throws: `FeedError`: `input` for an empty text, `notAllowed` if the backend cannot search.
  package func search(_ text: String, limit: Int = 25, before: ActivityID? = nil) async throws
    -> [EnrichedActivity]
  {
    let text = try Self.checkedText(text)
    let found = try await backend.searchActivities(text, limit: limit, before: before, in: nil)
    // A search answers without the reader's own reactions; one more question brings them.
    let ids = found.map(\.id)
    return ids.isEmpty ? [] : try await activities(ids)
  }
}

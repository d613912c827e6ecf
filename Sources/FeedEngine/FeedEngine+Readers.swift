import FeedCore

extension FeedEngine: ReaderScopedBackend {
  package func read(_ feed: FeedID, _ query: FeedQuery, for reader: FeedScope) async throws -> FeedPage {
    try await read(feed, query, reader)
  }

  package func activities(_ keys: [ActivityKey], enrichment: Enrichment?, for reader: FeedScope) async throws
    -> [EnrichedActivity]
  {
    try read { reading in
      let readable = try ReaderAccess(reading, reader).readable(keys.map(\.activityID))
      let found = try keys.filter { readable.contains($0.activityID) }
        .compactMap { try reading.activity($0.activityID) }
      return try reading.enriched(found.map { EnrichedActivity($0) }, enrichment, reader)
    }
  }

  package func reactions(_ ids: [String], includingDeleted: Bool, for reader: FeedScope) async throws
    -> [Reaction]
  {
    try read { reading in
      let rows = try ids.compactMap { try reading.reactionRow($0) }
        .filter { includingDeleted || !$0.isDeleted }
      let access = try ReaderAccess(reading, reader)
      return try access.readable(rows).map { try reading.complete($0, for: access) }
    }
  }

  package func reactions(_ query: ReactionQuery, for reader: FeedScope) async throws -> ReactionPage {
    try read { try $0.reactionPage(query, for: ReaderAccess($0, reader)) }
  }
}

extension FeedEngine: PersonalData {
  package func activityIDs(ofActor user: String, after: ActivityID?, limit: Int) async throws -> [ActivityID]
  {
    try read { try $0.activityIDs(ofActor: user, after: after, limit: limit) }
  }

  package func reactionIDs(of user: String, after: String?, limit: Int) async throws -> [String] {
    try read { try $0.reactionIDs(of: user, after: after, limit: limit) }
  }
}

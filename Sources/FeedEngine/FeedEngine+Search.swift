import FeedCore

extension FeedEngine {
  public func searchUsers(_ text: String?, limit: Int, afterID: String?) async throws -> [FeedUser] {
    try read { try $0.searchUsers(text, limit: limit, afterID: afterID) }
  }

  public func searchActivities(_ text: String, limit: Int, before: ActivityID?) async throws
    -> [EnrichedActivity]
  {
    try read { reading in
      var found = try reading.searchActivities(text, limit: limit, before: before).map {
        EnrichedActivity($0)
      }
      var enricher = PageEnricher(reading, Enrichment(reactionCounts: true))
      try enricher.enrich(&found)
      return found
    }
  }
}

import FeedCore

extension FeedEngine {
  public func activities(_ keys: [ActivityKey], enrichment: Enrichment?) async throws -> [EnrichedActivity] {
    try read { reading in
      let found = try keys.compactMap { try reading.activity($0.activityID) }
      return try reading.enriched(found.map { EnrichedActivity($0) }, enrichment, nil)
    }
  }

  public func update(_ activities: [NewActivity]) async throws {
    try await write { try $0.update(activities) }
  }

  @discardableResult
  public func update(_ patches: [ActivityPatch]) async throws -> [Activity] {
    try await write { try $0.update(patches) }
  }

  @discardableResult
  public func updateTargets(_ updates: [TargetUpdate], of feed: FeedID) async throws -> [TargetUpdateResult] {
    try await write { try $0.updateTargets(updates, of: feed) }
  }
}

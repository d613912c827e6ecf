import FeedCore

extension FeedEngine {
  /// Words match from their start, without regard to case and accents; all of them must occur.
  public func searchUsers(_ text: String?, limit: Int, afterID: String?) async throws -> [FeedUser] {
    try await usersOfAllPages(text, limit: limit, afterID: afterID)
  }

  /// As `searchUsers`; the words may are in the activity's fields or in those of its object.
  public func searchActivities(
    _ text: String,
    limit: Int,
    before: ActivityID?,
    in scope: FeedScope?
  ) async throws -> [EnrichedActivity] {
    try await activitiesOfAllPages(text, limit: limit, before: before, in: scope)
  }

  fileprivate static func validate(_ text: String, _ limit: Int) throws {
    _ = try SearchableText.terms(text)
    guard limit >= 0 else { throw FeedError(.input, "The limit of a search cannot be negative.") }
  }

  /// Rows of a portion: some tens of milliseconds, which other writers can wait for.
  private static let portion = 5000

  fileprivate func index(_ kinds: [SearchKind]) async throws {
    for kind in kinds where try read({ try $0.isBehind(kind) }) {
      guard !isReadOnly else {
        throw FeedError(
          .storage,
          "Some texts of this database were not indexed yet, and it can only be read here: search in a copy."
        )
      }
      try await writeAhead { engine in
        while try await !engine.write({ try $0.indexText(kind, limit: Self.portion) }) {
          await engine.letOthersWrite()
        }
      }
    }
  }
}

extension FeedEngine: SearchPages {
  package func userSearchPage(_ text: String?, limit: Int, afterID: String?) async throws -> UserSearchPage {
    try Self.validate(text ?? "", limit)
    if text?.isEmpty == false { try await index([.user]) }
    return try read { try $0.searchUsers(text, limit: limit, afterID: afterID) }
  }

  package func activitySearchPage(_ text: String, limit: Int, before: ActivityID?, in scope: FeedScope?)
    async throws -> ActivitySearchPage
  {
    try Self.validate(text, limit)
    try await index([.activity, .object])
    return try read { reading in
      let (found, next) = try reading.searchActivities(text, limit: limit, before: before, in: scope)
      let activities = found.map { EnrichedActivity($0) }
      let enriched = try reading.enriched(activities, Enrichment(reactionCounts: true), scope)
      return ActivitySearchPage(activities: enriched, next: next)
    }
  }
}

import FeedCore

extension Reading {
  /// How many of the newest activities a ranking looks at.
  static let rankedWindow = 1000

  /// The page of a flat feed in the order of a ranking. Source: `stream-api.md` §3.11.
  ///
  /// - Throws: as `flatPage`; `FeedError` with code `missingRanking` or `ranking`.
  func rankedPage(_ feed: FeedID, _ query: FeedQuery, method: String, overlay: Int) throws -> PageAnswer {
    let ranking = try ranking(method, of: feed)
    try Self.refuseBounds(query)
    var window = query
    (window.limit, window.offset) = (query.limit == 0 ? 0 : Self.rankedWindow, 0)
    var answer = try flatPage(feed, window, overlay: overlay)
    answer.page = try ranked(answer.page.activities, query, ranking)
    return answer
  }

  func ranking(_ method: String, of feed: FeedID) throws -> Ranking {
    guard let ranking = configuration.rankings[feed.group]?[method] else {
      throw FeedError(.missingRanking, "The feed group '\(feed.group)' has no ranking '\(method)'.")
    }
    return ranking
  }

  private func ranked(_ activities: [EnrichedActivity], _ query: FeedQuery, _ ranking: Ranking) throws
    -> FeedPage
  {
    let now = configuration.clock()
    let external = query.rankingVariables
    let scored = try activities.map { entry in
      var entry = entry
      entry.score = try ranking.score(entry.activity, external: external, now: now)
      return entry
    }
    var (shown, next) = Self.ranked(scored, query, score: \.score)
    if query.withScoreVariables { ranking.addVariables(to: &shown, external: external, now: now) }
    return FeedPage(items: .activities(shown), next: next)
  }
}

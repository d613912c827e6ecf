import FeedCore

extension Reading {
  /// How many of the newest activities a ranking looks at.
  static let rankedWindow = 1000

  /// The page of a flat feed in the order of a ranking. See the article “Ranking” of FeedCore.
  ///
  /// - Throws: as `flatPage`; `FeedError` with code `missingRanking` or `ranking`.
  func rankedPage(_ feed: FeedID, _ query: FeedQuery, method: String) throws -> PageAnswer {
    let ranking = try ranking(method, of: feed)
    try Self.refuseBounds(query)
    var window = query
    (window.limit, window.offset) = (query.limit == 0 ? 0 : Self.rankedWindow, 0)
    var answer = try flatPage(feed, window)
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
    var scored = activities
    var scoring = Scoring(ranking, external: external, now: now)
    for index in scored.indices { scored[index].score = scoring.score(scored[index].activity) }
    try scoring.requireAny()
    var (shown, next) = Self.ranked(scored, query, score: \.score)
    if query.withScoreVariables { ranking.addVariables(to: &shown, external: external, now: now) }
    return FeedPage(items: .activities(shown), next: next)
  }
}

/// Scores the activities of one page.
///
/// One that cannot be scored, because a field of it is not what the expression wants, has no score and is
/// ordered last: it must not hide the others. If none can be scored, the ranking itself is at fault.
struct Scoring {
  private let ranking: Ranking
  private let external: [String: JSONValue]
  private let now: Timestamp
  private var firstProblem: (any Error)?
  private var isAnyScored = false

  init(_ ranking: Ranking, external: [String: JSONValue], now: Timestamp) {
    self.ranking = ranking
    self.external = external
    self.now = now
  }

  mutating func score(_ activity: Activity) -> Double? {
    do {
      let score = try ranking.score(activity, external: external, now: now)
      isAnyScored = true
      return score
    } catch {
      firstProblem = firstProblem ?? error
      return nil
    }
  }

  /// - Throws: `FeedError` with code `ranking` if there were activities and none could be scored.
  func requireAny() throws {
    if let firstProblem, !isAnyScored { throw firstProblem }
  }
}

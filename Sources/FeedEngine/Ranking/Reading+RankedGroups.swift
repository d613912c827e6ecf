import FeedCore

extension Reading {
  /// Groups in the order of a ranking, each with the score of its best activity.
  ///
  /// Stream names a group's score and no more, so this is our choice (see “Ranked groups” in the article
  /// “Ranking” of FeedCore): a group rises with what is best in it, and groups of equal score keep their
  /// order. Looked at are the groups that changed last, until they showed `rankedWindow` activities.
  ///
  /// - Throws: as `rankedPage`.
  func rankedGroups(_ feed: FeedID, _ number: Int64, _ query: FeedQuery, method: String) throws -> FeedPage {
    let ranking = try ranking(method, of: feed)
    try Self.refuseBounds(query)
    guard query.limit > 0 else { return FeedPage(items: .groups([])) }
    let now = configuration.clock()
    var scoring = Scoring(ranking, external: query.rankingVariables, now: now)
    var reader = try GroupReader(self, query.filter)
    var seen = 0
    var groups: [ActivityGroup] = []
    for row in try groupRows(of: feed, number, [], limit: Self.rankedWindow) where seen < Self.rankedWindow {
      guard var group = try reader.group(row) else { continue }
      seen += group.activities.count
      scoring.rank(&group)
      groups.append(group)
    }
    try scoring.requireAny()
    var (shown, next) = Self.ranked(groups, query, score: \.score)
    if query.withScoreVariables {
      for index in shown.indices {
        ranking.addVariables(to: &shown[index].activities, external: query.rankingVariables, now: now)
      }
    }
    return FeedPage(items: .groups(shown), next: next)
  }

  static func refuseBounds(_ query: FeedQuery) throws {
    guard query.bounds.isEmpty else {
      throw FeedError(.input, "A ranked feed is paged by offset and limit, not by ids.")
    }
  }

  /// The page of a ranking, from everything that was scored, newest first: the best first, equal ones as they
  /// came.
  ///
  /// What has no score that compares goes last.
  static func ranked<Item>(_ items: [Item], _ query: FeedQuery, score: (Item) -> Double?) -> (
    shown: [Item], next: FeedQuery?
  ) {
    let order = items.indices.map { (index: $0, score: score(items[$0]) ?? .nan) }.sorted { left, right in
      if left.score == right.score || (left.score.isNaN && right.score.isNaN) {
        return left.index < right.index
      }
      return right.score.isNaN || left.score > right.score
    }
    let shown = order.dropFirst(query.offset).prefix(query.limit).map { items[$0.index] }
    guard query.limit > 0, order.count - query.limit > query.offset else { return (shown, nil) }
    var next = query
    next.offset += query.limit
    (next.markSeen, next.markRead) = (nil, nil)
    return (shown, next)
  }
}

extension Scoring {
  /// Scores the activities of a group, and the group by the best of them.
  fileprivate mutating func rank(_ group: inout ActivityGroup) {
    for index in group.activities.indices {
      group.activities[index].score = score(group.activities[index].activity)
    }
    let scores = group.activities.compactMap(\.score).filter { !$0.isNaN }
    group.score = scores.max() ?? .nan
  }
}

extension Ranking {

  func addVariables(to entries: inout [EnrichedActivity], external: [String: JSONValue], now: Timestamp) {
    for index in entries.indices {
      entries[index].scoreVariables = variables(entries[index].activity, external: external, now: now)
    }
  }
}

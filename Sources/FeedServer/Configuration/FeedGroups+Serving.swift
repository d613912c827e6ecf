import FeedCore

extension FeedGroups {
  /// The groups of a server without a configuration: the standard ones, and those that the suites of Stream's
  /// clients ask for. See “Feed groups” in the article “Feeds and fan-out” of FeedCore.
  package static let serving: FeedGroups = {
    var groups = FeedGroups.standard
    groups["secret"] = FeedGroup(name: "secret", kind: .flat)
    groups["ranked"] = FeedGroup(name: "ranked", kind: .flat, rankings: rankings)
    groups["aggregate"] = FeedGroup(name: "aggregate", kind: .aggregated)
    // A format that cannot be read: ruby's suite wants to see the error.
    groups["invalid_aggregation_format"] = FeedGroup(
      name: "invalid_aggregation_format",
      kind: .aggregated,
      format: "{{test[]}}"
    )
    return groups
  }()

  /// The example of Stream's documentation, under the names its clients use for it.
  private static let rankings: [String: RankingMethod] = {
    let popular = RankingMethod(
      score: "decay_linear(time) * popularity ^ 0.5",
      defaults: ["popularity": 1]
    )
    return ["popular": popular, "popularity": popular]
  }()
}

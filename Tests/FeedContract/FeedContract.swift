import FeedCore

/// What every home of feeds must do: one suite for the engine on disk, in memory, and behind HTTP.
///
/// A test target runs it with a factory that makes an empty backend with `FeedContract.groups`:
///
///     @Test(arguments: FeedContract.cases)
///     func holds(_ rule: ContractCase) async throws { try await rule.check(makeBackend()) }
///
/// It knows no test library, so that it can be linked anywhere.
package enum FeedContract {
  package static let cases: [ContractCase] =
    activityCases + timeCases + feedCases + pagingCases + targetCases + followCases + unfollowCases
    + groupCases + notificationCases + rankingCases + reactionCases + reactionListCases + targetFeedCases
    + userCases + collectionCases + enrichmentCases + filterCases + searchCases + changeCases
    + exactnessCases + rankedGroupCases + discardCases + longWriteCases + portionCases + scriptCases
    + referenceCases + ownershipCases

  /// The groups that the cases use.
  package static let groups = FeedGroups([
    FeedGroup(name: "user", kind: .flat),
    FeedGroup(name: "flat", kind: .flat),
    FeedGroup(name: "timeline", kind: .flat),
    FeedGroup(name: "short", kind: .flat, limit: 3),
    FeedGroup(name: "aggregated", kind: .aggregated),
    FeedGroup(name: "by_actor", kind: .aggregated, format: "{{ actor }}_{{ verb }}"),
    FeedGroup(name: "ungrouped", kind: .aggregated, format: "{{ id }}"),
    FeedGroup(name: "broken", kind: .aggregated, format: "{{test[]}}"),
    FeedGroup(name: "counted", kind: .aggregated, format: "{{ (count|default(0)) + 1 }}"),
    FeedGroup(name: "notification", kind: .notification, format: "{{ verb }}"),
    FeedGroup(
      name: "ranked_groups",
      kind: .notification,
      format: "{{ actor }}",
      rankings: ["popular": RankingMethod(score: "popularity * external.weight", defaults: ["popularity": 1])]
    ),
    FeedGroup(
      name: "ranked",
      kind: .flat,
      rankings: [
        "popular": RankingMethod(score: "popularity ^ 2", defaults: ["popularity": 1]),
        "asked": RankingMethod(score: "external.weight * popularity"),
        "fresh": RankingMethod(
          score: "half(time) * popularity",
          defaults: ["popularity": 1],
          functions: ["half": .init(base: "decay_exp", scale: "3650d")]
        ),
      ]
    ),
  ])
}

/// One rule.
package struct ContractCase: Sendable, CustomStringConvertible {
  package let name: String
  /// Without these the rule does not apply.
  package let needs: BackendCapabilities
  private let body: @Sendable (any FeedBackend) async throws -> Void

  init(
    _ name: String,
    needs: BackendCapabilities = [],
    _ body: @escaping @Sendable (any FeedBackend) async throws -> Void
  ) {
    self.name = name
    self.needs = needs
    self.body = body
  }

  package var description: String { name }

  /// - Throws: `ContractFailure` if the backend breaks the rule.
  package func check(_ backend: some FeedBackend) async throws {
    guard backend.capabilities.isSuperset(of: needs) else { return }
    try await body(backend)
  }
}

/// That a rule was broken, and where.
package struct ContractFailure: Error, CustomStringConvertible {
  package let description: String
}

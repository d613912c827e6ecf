import FeedCore

/// What a request needs of a server's token. See “Tokens” in the article “Callers and permissions” of
/// FeedServer.
package struct TokenScope: Hashable, Sendable {
  package enum Action: String, Hashable, Sendable {
    case read
    case write
    case delete
  }

  /// Any one of these is enough: clients differ in the name they sign some calls with.
  package var resources: [String]
  package var actions: [Action]
  /// The feed it is about; nil if it is about none, which a token for one feed does not cover.
  package var feed: FeedID?

  package init(_ resources: [String], _ actions: [Action], feed: FeedID? = nil) {
    self.resources = resources
    self.actions = actions
    self.feed = feed
  }

  /// - Throws: `FeedError` with code `notAllowed`, saying what the token is limited to.
  package func check(_ claims: TokenClaims) throws {
    try check(claims.resource, resources, "resource")
    try check(claims.action, actions.map(\.rawValue), "action")
    try check(claims.feedID, feed.map { [$0.group + $0.id, $0.description] } ?? [], "feed_id")
  }

  private func check(_ claim: String?, _ needed: [String], _ name: String) throws {
    // Nearly every claim names one thing: those need not be split.
    guard let claim, !claim.isEmpty, claim != "*", !needed.contains(claim) else { return }
    let granted = claim.split(separator: ",").map { $0.filter { $0 != " " } }
    guard !granted.contains("*"), !granted.contains(where: needed.contains) else { return }
    throw FeedError(
      .notAllowed,
      "The token's \(name) is '\(claim)': it does not cover this request."
    )
  }
}

/// The verbs of the reference application. Others (`commit`, `release`, `pin`, …) come from importers and
/// worlds.
package enum Verb {
  package static let tweet = "tweet"
  package static let repost = "repost"
  package static let follow = "follow"
  package static let like = "like"
  package static let comment = "comment"
}

/// The kinds of reactions.
package enum ReactionKind {
  package static let like = "like"
  package static let comment = "comment"
  /// Counts a repost on the reposted activity; the repost itself is an activity.
  package static let repost = "repost"
  /// Counts an answer in form of a tweet on the answered activity.
  package static let reply = "reply"
}

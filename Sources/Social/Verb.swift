/// The verbs of the reference application. Others (`commit`, `release`, `pin`, …) come from importers and worlds.
public enum Verb {
  public static let tweet = "tweet"
  public static let repost = "repost"
  public static let follow = "follow"
  public static let like = "like"
  public static let comment = "comment"
}

/// The kinds of reactions.
public enum ReactionKind {
  public static let like = "like"
  public static let comment = "comment"
  /// Counts a repost on the reposted activity; the repost itself is an activity.
  public static let repost = "repost"
  /// Counts an answer in form of a tweet on the answered activity.
  public static let reply = "reply"
}

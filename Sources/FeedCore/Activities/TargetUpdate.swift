/// A change of the `to` targets of one activity. Source: `stream-api.md` §2.4, `feed_targets/…`.
public struct TargetUpdate: Hashable, Sendable {
  public enum Change: Hashable, Sendable {
    case replace(with: [FeedID])
    case edit(adding: [FeedID], removing: [FeedID])
  }

  public var key: ActivityKey
  public var change: Change

  public init(_ key: ActivityKey, _ change: Change) {
    (self.key, self.change) = (key, change)
  }
}

/// What a `TargetUpdate` did.
public struct TargetUpdateResult: Hashable, Sendable {
  public var activity: Activity
  public var added: [FeedID]
  public var removed: [FeedID]

  public init(activity: Activity, added: [FeedID], removed: [FeedID]) {
    (self.activity, self.added, self.removed) = (activity, added, removed)
  }
}

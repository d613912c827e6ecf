/// A change of the `to` targets of one activity. See <doc:ActivitiesAndTime#Changing-an-activity>.
public struct TargetUpdate: Hashable, Sendable {
  /// Stream's `new_targets`, or `added_targets` with `removed_targets`.
  public enum Change: Hashable, Sendable {
    /// These alone; an empty list takes all away.
    case replace(with: [FeedID])
    /// Some more and some less; the rest stays.
    case edit(adding: [FeedID], removing: [FeedID])
  }

  /// Which activity: Stream names it by foreign id and time here.
  public var key: ActivityKey
  /// What becomes of its targets.
  public var change: Change

  /// Changes the targets of the activity that `key` names.
  public init(_ key: ActivityKey, _ change: Change) {
    self.key = key
    self.change = change
  }
}

/// What a `TargetUpdate` did.
public struct TargetUpdateResult: Hashable, Sendable {
  /// With the targets it has now.
  public var activity: Activity
  /// Targets that it did not have before.
  public var added: [FeedID]
  /// Targets that it had and has no more.
  public var removed: [FeedID]

  /// As backends answer it.
  public init(activity: Activity, added: [FeedID], removed: [FeedID]) {
    self.activity = activity
    self.added = added
    self.removed = removed
  }
}

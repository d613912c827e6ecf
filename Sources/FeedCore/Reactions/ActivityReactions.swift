/// The reactions read together with an activity; a part is nil unless it was asked for. See
/// <doc:References#Reactions-beside-activities>.
public struct ActivityReactions: Hashable, Sendable {
  /// By kind, the reactions of the asking user, newest first, at most five.
  public var own: [String: [Reaction]]?
  /// By kind, the newest reactions.
  public var latest: [String: [Reaction]]?
  /// By kind, what to ask for those after `latest`; nil if there are no more.
  public var latestNext: [String: ReactionQuery?]
  /// By kind, how many reactions stand directly on the activity.
  public var counts: [String: Int]?

  /// All by kind; what was not asked for is empty.
  public init(
    own: [String: [Reaction]]? = nil,
    latest: [String: [Reaction]]? = nil,
    latestNext: [String: ReactionQuery?] = [:],
    counts: [String: Int]? = nil
  ) {
    self.own = own
    self.latest = latest
    self.latestNext = latestNext
    self.counts = counts
  }
}

extension ActivityReactions: FieldReadable {
  public func field(_ name: String) -> FieldValue? {
    switch name {
    case "own_reactions": own.map(Self.lists)
    case "latest_reactions": latest.map(Self.lists)
    case "reaction_counts": counts.map { .dictionary($0.mapValues { .int($0) }) }
    default: nil
    }
  }

  private static func lists(_ reactions: [String: [Reaction]]) -> FieldValue {
    .dictionary(reactions.mapValues { .list($0.map { .object($0) }) })
  }
}

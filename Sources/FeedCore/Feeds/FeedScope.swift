/// Feeds by their names: those of some groups, and those of any group that share one id.
///
/// With `groups` of `user` and the `id` ann it is what Stream lets the user ann read.
public struct FeedScope: Hashable, Sendable {
  /// Groups all of whose feeds belong to it.
  public var groups: Set<String>
  /// The feed id whose feeds belong to it in every group.
  public var id: String

  /// All feeds of `groups`, and the feeds called `id` in every other.
  public init(groups: Set<String>, id: String) {
    self.groups = groups
    self.id = id
  }

  /// Whether the feed's group or its id is named.
  public func contains(_ feed: FeedID) -> Bool { feed.id == id || groups.contains(feed.group) }
}

/// Feeds by their names: those of some groups, and those of any group that share one id.
///
/// With `groups` of `user` and the `id` ann it is what Stream lets the user ann read.
public struct FeedScope: Hashable, Sendable {
  public var groups: Set<String>
  public var id: String

  public init(groups: Set<String>, id: String) {
    (self.groups, self.id) = (groups, id)
  }

  public func contains(_ feed: FeedID) -> Bool { feed.id == id || groups.contains(feed.group) }
}

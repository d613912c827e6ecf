/// The feed groups that exist: a backend refuses all others by name. See <doc:FeedsAndFanOut#Feed-groups>.
public struct FeedGroups: Hashable, Sendable {
  /// The configurations by their groups' names.
  public private(set) var byName: [String: FeedGroup]

  /// Of two groups with one name the last one counts.
  public init(_ groups: [FeedGroup]) {
    byName = Dictionary(groups.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// The groups of a new app, and those that Stream's clients and their examples expect.
  public static let standard = FeedGroups([
    FeedGroup(name: "user", kind: .flat),
    FeedGroup(name: "flat", kind: .flat),
    FeedGroup(name: "timeline", kind: .flat),
    FeedGroup(name: "topic", kind: .flat),
    FeedGroup(name: "aggregated", kind: .aggregated),
    FeedGroup(name: "timeline_aggregated", kind: .aggregated),
    FeedGroup(name: "notification", kind: .notification),
  ])

  /// The configuration of the group called `name`; setting nil removes the group.
  public subscript(name: String) -> FeedGroup? {
    get { byName[name] }
    set { byName[name] = newValue }
  }

  /// - Throws: `FeedError` with code `feedConfiguration`, in Stream's words, for a group that does not exist.
  public func group(of feed: FeedID) throws -> FeedGroup {
    guard let group = byName[feed.group] else {
      throw FeedError(.feedConfiguration, "The following feeds are not configured: '\(feed.group)'")
    }
    return group
  }
}

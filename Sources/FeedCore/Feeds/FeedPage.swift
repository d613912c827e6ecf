/// One page of a feed.
public struct FeedPage: Sendable {
  /// What a page holds: activities or groups of them.
  public enum Items: Sendable {
    /// Of a flat feed.
    case activities([EnrichedActivity])
    /// Of an aggregated or notification feed.
    case groups([ActivityGroup])

    /// How many entries the page has.
    public var count: Int {
      switch self {
      case .activities(let activities): activities.count
      case .groups(let groups): groups.count
      }
    }
  }

  /// The entries, in the feed's order.
  public var items: Items
  /// What to ask for the next page; nil if there is none.
  public var next: FeedQuery?
  /// Notification feeds only: how many groups of the whole feed are not seen, not read.
  public var unseen: Int?
  /// Notification feeds only: how many groups of the whole feed are not read.
  public var unread: Int?
  /// When the page was read, where the backend cannot be reached and this is what was kept of an earlier
  /// read; nil for a page that is fresh.
  public var asOf: Timestamp?

  /// A page that was read just now.
  public init(items: Items, next: FeedQuery? = nil, unseen: Int? = nil, unread: Int? = nil) {
    self.items = items
    self.next = next
    self.unseen = unseen
    self.unread = unread
  }

  /// The activities of a flat page; empty for a page of groups.
  public var activities: [EnrichedActivity] {
    if case .activities(let activities) = items { activities } else { [] }
  }

  /// The groups of an aggregated page; empty for a flat one.
  public var groups: [ActivityGroup] {
    if case .groups(let groups) = items { groups } else { [] }
  }
}

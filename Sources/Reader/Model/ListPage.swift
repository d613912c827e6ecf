import FeedCore

/// A page of a list as it was loaded.
public struct ListPage: Sendable {
  public var entries: [Entry.Content]
  public var next: PageStart?
  /// False where more arrived than was loaded, so that a gap would remain.
  public var isComplete: Bool
  /// Of the whole feed, where it counts them.
  public var unread: Int?
  /// When it was read, where the server is away and this is what was kept; nil for a fresh page.
  public var asOf: Timestamp?

  public init(
    _ entries: [Entry.Content],
    next: PageStart? = nil,
    isComplete: Bool = true,
    unread: Int? = nil,
    asOf: Timestamp? = nil
  ) {
    (self.entries, self.next, self.isComplete) = (entries, next, isComplete)
    (self.unread, self.asOf) = (unread, asOf)
  }
}

/// A page of a list as it was loaded.
public struct ListPage: Sendable {
  public var entries: [Entry.Content]
  public var next: PageStart?
  /// False where more arrived than was loaded, so that a gap would remain.
  public var isComplete: Bool
  /// Of the whole feed, where it counts them.
  public var unread: Int?

  public init(_ entries: [Entry.Content], next: PageStart? = nil, isComplete: Bool = true, unread: Int? = nil)
  {
    (self.entries, self.next, self.isComplete, self.unread) = (entries, next, isComplete, unread)
  }
}

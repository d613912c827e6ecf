import FeedCore

/// A page of a list as it was loaded.
package struct ListPage: Sendable {
  package var entries: [Entry.Content]
  package var next: PageStart?
  /// False where more arrived than was loaded, so that a gap would remain.
  package var isComplete: Bool
  /// Of the whole feed, where it counts them.
  package var unread: Int?
  /// When it was read, where the server is away and this is what was kept; nil for a fresh page.
  package var asOf: Timestamp?

  package init(
    _ entries: [Entry.Content],
    next: PageStart? = nil,
    isComplete: Bool = true,
    unread: Int? = nil,
    asOf: Timestamp? = nil
  ) {
    self.entries = entries
    self.next = next
    self.isComplete = isComplete
    self.unread = unread
    self.asOf = asOf
  }
}

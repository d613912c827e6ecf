/// A backend that can lend its activities as it stores them.
///
/// A server that only passes a page on would make values of them, and at once text of the values again: that
/// took half of the time of a page.
package protocol StoredPages: Sendable {
  /// Does what `readStored(_:_:_:)` does where others wait for it to be done.
  ///
  /// - Returns: nil, before `body` is called, also where it had to wait itself, for who writes.
  func readStoredAtOnce(
    _ feed: FeedID,
    _ query: FeedQuery,
    _ body: (StoredActivityText) -> Void
  ) throws -> StoredPageEnd?

  /// Reads the page that `read(_:_:)` answers, and calls `body` with each of its activities.
  ///
  /// - Returns: nil, before `body` is called, for pages that are more than what is stored: of groups,
  ///   enriched, ranked or filtered ones.
  /// - Throws: as `read(_:_:)`; what `body` was given is not a page then.
  func readStored(
    _ feed: FeedID,
    _ query: FeedQuery,
    _ body: (StoredActivityText) -> Void
  ) async throws -> StoredPageEnd?
}

/// What a page has besides its activities.
package struct StoredPageEnd: Sendable {
  /// What to ask for the next page; nil if there is none.
  package var next: FeedQuery?

  package init(next: FeedQuery?) { self.next = next }
}

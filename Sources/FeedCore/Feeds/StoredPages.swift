/// A backend that can hand out its activities as it stores them.
///
/// A server that only passes a page on would build values of them only to write them as text again: that
/// took half of the time of a page.
package protocol StoredPages: Sendable {
  /// Does what `readStored(_:_:_:)` does, on a thread that other connections share.
  ///
  /// - Returns: nil, before `body` is called, also if it had to wait for a writer.
  func readStoredInline(
    _ feed: FeedID,
    _ query: FeedQuery,
    _ body: (StoredActivityText) -> Void
  ) throws -> StoredPageEnd?

  /// Reads the page that `read(_:_:)` returns, and calls `body` with each of its activities.
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

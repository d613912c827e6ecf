/// A backend that can lend its activities as it stores them.
///
/// A server that only passes a page on would make values of them, and at once text of the values again: that took
/// half of the time of a page.
package protocol StoredPages: FeedBackend {
  /// Whether reading waits for nobody, also not for who writes: then it may be done where others wait.
  var readsAtOnce: Bool { get }

  /// Reads the page that `read(_:_:)` answers, and calls `body` with each of its activities.
  ///
  /// - Returns: nil, before `body` is called, for pages that are more than what is stored: of groups, enriched,
  ///   ranked or filtered ones.
  /// - Throws: as `read(_:_:)`; what `body` was given is no page then.
  func readStored(
    _ feed: FeedID,
    _ query: FeedQuery,
    _ body: (StoredActivityText) -> Void
  ) async throws -> StoredPageEnd?
}

/// What a page has besides its activities.
package struct StoredPageEnd: Sendable {
  /// What to ask for the next page; nil where there is none.
  package var next: FeedQuery?

  package init(next: FeedQuery?) { self.next = next }
}

import FeedCore

/// Where the entries of a list come from.
package enum ListSource: Hashable, Sendable {
  case feed(FeedID)
  /// Activities that hold these words; a hashtag with its `#`.
  case search(String)
  /// What the reader bookmarked.
  case bookmarks

  package var feed: FeedID? {
    if case .feed(let feed) = self { feed } else { nil }
  }
}

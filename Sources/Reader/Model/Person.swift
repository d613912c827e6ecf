import FeedCore

/// Somebody as a list of people shows them.
package struct Person: Sendable, Hashable, Identifiable {
  package var user: FeedUser
  package var isFollowed: Bool

  package init(_ user: FeedUser, isFollowed: Bool) {
    self.user = user
    self.isFollowed = isFollowed
  }

  package var id: String { user.id }
}

/// Somebody as their own page shows them.
package struct Profile: Sendable, Hashable {
  package var user: FeedUser
  package var isFollowed: Bool
  package var followsReader: Bool

  package init(_ user: FeedUser, isFollowed: Bool, followsReader: Bool) {
    self.user = user
    self.isFollowed = isFollowed
    self.followsReader = followsReader
  }
}

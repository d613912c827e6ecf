import FeedCore

/// Somebody as a list of people shows them.
public struct Person: Sendable, Hashable, Identifiable {
  public var user: FeedUser
  public var isFollowed: Bool

  public init(_ user: FeedUser, isFollowed: Bool) { (self.user, self.isFollowed) = (user, isFollowed) }

  public var id: String { user.id }
}

/// Somebody as their own page shows them.
public struct Profile: Sendable, Hashable {
  public var user: FeedUser
  public var isFollowed: Bool
  public var followsReader: Bool

  public init(_ user: FeedUser, isFollowed: Bool, followsReader: Bool) {
    (self.user, self.isFollowed, self.followsReader) = (user, isFollowed, followsReader)
  }
}

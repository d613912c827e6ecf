/// That one user follows another: what saving a follow means for the news feeds.
public struct UserFollow: Hashable, Sendable {
  public var userID: String
  public var targetID: String

  public init(_ userID: some FeedKey, follows targetID: some FeedKey) {
    (self.userID, self.targetID) = (userID.feedKey, targetID.feedKey)
  }
}

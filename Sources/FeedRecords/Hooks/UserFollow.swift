/// That one user follows another: what saving a follow means for the news feeds.
public struct UserFollow: Hashable, Sendable {
  /// Who follows: the primary key as references write it.
  public var userID: String
  /// Who is followed.
  public var targetID: String

  /// - Parameters:
  ///   - userID: the primary key of who follows.
  ///   - targetID: the primary key of who is followed.
  public init(_ userID: some FeedKey, follows targetID: some FeedKey) {
    self.userID = userID.feedKey
    self.targetID = targetID.feedKey
  }
}

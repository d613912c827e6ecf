/// That one feed follows another. See <doc:FeedsAndFanOut#Follows>.
public struct Follow: Hashable, Sendable {
  /// The follower, such as `timeline:ann`.
  public var feed: FeedID
  /// The followed, such as `user:bob`.
  public var target: FeedID
  /// When the follow was made, by the backend's clock.
  public var createdAt: Timestamp
  /// The same as `createdAt`: a follow that is asked for again is left as it is.
  public var updatedAt: Timestamp

  /// As backends return it.
  public init(feed: FeedID, target: FeedID, createdAt: Timestamp, updatedAt: Timestamp) {
    self.feed = feed
    self.target = target
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

/// One follow to make. See <doc:FeedsAndFanOut#Follows>.
public struct FollowRequest: Hashable, Sendable {
  /// How many activities a new follow copies if the request does not specify it.
  public static let defaultCopyLimit = 100
  /// Above it a request is refused with code `input`.
  public static let maximumCopyLimit = 1000

  /// The follower, such as `timeline:ann`.
  public var source: FeedID
  /// The followed, such as `user:bob`.
  public var target: FeedID
  /// How many of the target's newest activities are copied, 0…1000; nil for the default of 100.
  public var activityCopyLimit: Int?

  /// Reads as a sentence: `FollowRequest("timeline:ann", follows: "user:bob")`.
  public init(_ source: FeedID, follows target: FeedID, activityCopyLimit: Int? = nil) {
    self.source = source
    self.target = target
    self.activityCopyLimit = activityCopyLimit
  }
}

/// One follow to end.
public struct UnfollowRequest: Hashable, Sendable {
  /// The follower.
  public var source: FeedID
  /// The followed.
  public var target: FeedID
  /// Whether what came from the target stays in the source.
  public var keepHistory: Bool

  /// History goes unless `keepHistory` says otherwise, as in Stream's API.
  public init(_ source: FeedID, unfollows target: FeedID, keepHistory: Bool = false) {
    self.source = source
    self.target = target
    self.keepHistory = keepHistory
  }
}

/// Which follows to list, newest first. The filter comes before offset and limit.
public struct FollowQuery: Hashable, Sendable {
  /// How many at most; 25 unless you say otherwise.
  public var limit: Int
  /// How many of the newest to leave out first.
  public var offset: Int
  /// Only these feeds at the other end; empty for all.
  public var filter: [FeedID]

  /// The newest 25, unless something else is said.
  public init(limit: Int = 25, offset: Int = 0, filter: [FeedID] = []) {
    self.limit = limit
    self.offset = offset
    self.filter = filter
  }
}

/// Which follows to count. See <doc:FeedsAndFanOut#Lists-and-counts-of-follows>.
public struct FollowStatisticsQuery: Hashable, Sendable {
  /// Count the followers of this feed, only those in `followersGroups` where that is given.
  public var followersOf: FeedID?
  /// Feed groups of followers; nil counts followers of all groups.
  public var followersGroups: [String]?
  /// Count what this feed follows, only targets in `followingGroups` where that is given.
  public var followingOf: FeedID?
  /// Feed groups of targets; nil counts targets of all groups.
  public var followingGroups: [String]?

  /// Counts nothing until one of the feeds is named.
  public init(
    followersOf: FeedID? = nil,
    followersGroups: [String]? = nil,
    followingOf: FeedID? = nil,
    followingGroups: [String]? = nil
  ) {
    self.followersOf = followersOf
    self.followersGroups = followersGroups
    self.followingOf = followingOf
    self.followingGroups = followingGroups
  }
}

/// How many follow a feed, and how many it follows.
public struct FollowStatistics: Hashable, Sendable {
  /// Nil if it was not asked for.
  public var followers: Int?
  /// Nil if it was not asked for.
  public var following: Int?

  /// As backends return it.
  public init(followers: Int? = nil, following: Int? = nil) {
    self.followers = followers
    self.following = following
  }
}

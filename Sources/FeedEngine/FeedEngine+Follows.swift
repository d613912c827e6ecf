import FeedCore

extension FeedEngine {
  public func follow(_ requests: [FollowRequest]) async throws {
    // What their earlier follows left has to arrive before the new ones replace them, and it may be much.
    for feed in try read({ try $0.feedsFollowingAgain(requests) }) { try await catchUp(feed) }
    let isMany = requests.count >= CopyFloors.manyRequests
    // What is wrong with a request is found where it is written.
    let floors = isMany ? try read { try CopyFloors($0, requests) } : nil
    try await write { try $0.follow(requests, floors: floors) }
  }

  public func unfollow(_ requests: [UnfollowRequest]) async throws {
    try await write { try $0.unfollow(requests) }
  }

  public func following(of feed: FeedID, _ query: FollowQuery) async throws -> [Follow] {
    try read { try $0.following(of: feed, query) }
  }

  public func followers(of feed: FeedID, _ query: FollowQuery) async throws -> [Follow] {
    try read { try $0.followers(of: feed, query) }
  }

  public func followStatistics(_ query: FollowStatisticsQuery) async throws -> FollowStatistics {
    try read { try $0.followStatistics(query) }
  }
}

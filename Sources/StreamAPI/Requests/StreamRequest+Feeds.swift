import FeedCore
import StreamAuth
import StreamWire

/// Feeds and follows. See “Feeds”, “Follows” and “Batches” in the article “Endpoints” of FeedServer.
extension StreamRequest {
  static func add(_ activities: [JSONValue], to feed: FeedID, isRepeatable: Bool) -> StreamRequest {
    let body: JSONValue = activities.count == 1 ? activities[0] : ["activities": .array(activities)]
    return StreamRequest(
      .post,
      path("feed", feed.group, feed.id),
      body: body,
      claims: .feed(feed, "feed", "write"),
      isRepeatable: isRepeatable
    )
  }

  static func add(_ activity: JSONValue, toMany feeds: [FeedID], isRepeatable: Bool) -> StreamRequest {
    var request = StreamRequest(
      .post,
      "feed/add_to_many/",
      body: ["activity": activity, "feeds": .array(feeds.map { .string($0.description) })],
      claims: .server("feed"),
      isRepeatable: isRepeatable
    )
    request.isBatch = true
    return request
  }

  static func read(_ feed: FeedID, _ query: FeedQuery) -> StreamRequest {
    let prefix = query.enrichment == nil ? "" : "enrich/"
    return StreamRequest(
      .get,
      prefix + path("feed", feed.group, feed.id),
      query: query.queryItems,
      claims: .feed(feed, "feed", "read")
    )
  }

  static func remove(_ name: String, isForeign: Bool, from feed: FeedID) -> StreamRequest {
    StreamRequest(
      .delete,
      path("feed", feed.group, feed.id, name),
      query: isForeign ? QueryItems([("foreign_id", "1")]) : QueryItems(),
      claims: .feed(feed, "feed", "delete")
    )
  }

  static func updateTargets(_ updates: [TargetUpdate], of feed: FeedID) -> StreamRequest {
    let body: JSONValue = updates.count == 1 ? updates[0].wire : .array(updates.map(\.wire))
    return StreamRequest(
      .post,
      path("feed_targets", feed.group, feed.id, "activity_to_targets"),
      body: body,
      claims: .feed(feed, "feed_targets", "write"),
      isRepeatable: true
    )
  }

  /// - Parameter targetToken: the followed feed's token, which older servers ask for.
  static func follow(_ request: FollowRequest, targetToken: String?) -> StreamRequest {
    var body: [String: JSONValue] = ["target": .string(request.target.description)]
    if let limit = request.activityCopyLimit { body["activity_copy_limit"] = .int(Int64(limit)) }
    if let targetToken { body["target_token"] = .string(targetToken) }
    return StreamRequest(
      .post,
      path("feed", request.source.group, request.source.id, "follows"),
      body: .object(body),
      claims: .feed(request.source, "follower", "write"),
      isRepeatable: true
    )
  }

  static func followMany(_ requests: [FollowRequest]) -> StreamRequest {
    batch("follow_many/", .array(requests.map(\.wire)))
  }

  static func unfollow(_ request: UnfollowRequest) -> StreamRequest {
    let feed = request.source
    // Feeds are written with a plain colon, as every client does.
    return StreamRequest(
      .delete,
      path("feed", feed.group, feed.id, "follows") + "\(request.target)/",
      query: request.keepHistory ? QueryItems([("keep_history", flag(true))]) : QueryItems(),
      claims: .feed(feed, "follower", "delete")
    )
  }

  static func unfollowMany(_ requests: [UnfollowRequest]) -> StreamRequest {
    batch("unfollow_many/", .array(requests.map(\.wire)))
  }

  private static func batch(_ path: String, _ body: JSONValue) -> StreamRequest {
    var request = StreamRequest(.post, path, body: body, claims: .server("follower"), isRepeatable: true)
    request.isBatch = true
    return request
  }

  static func following(of feed: FeedID, _ query: FollowQuery) -> StreamRequest {
    StreamRequest(
      .get,
      path("feed", feed.group, feed.id, "follows"),
      query: query.queryItems,
      claims: .feed(feed, "follower", "read")
    )
  }

  static func followers(of feed: FeedID, _ query: FollowQuery) -> StreamRequest {
    StreamRequest(
      .get,
      path("feed", feed.group, feed.id, "followers"),
      query: query.queryItems,
      claims: .feed(feed, "follower", "read")
    )
  }

  static func followStatistics(_ query: FollowStatisticsQuery) -> StreamRequest {
    StreamRequest(.get, "stats/follow/", query: query.queryItems, claims: .server())
  }
}

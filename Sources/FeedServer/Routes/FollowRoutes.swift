import FeedCore
import StreamWire

/// Follows, one by one. See <doc:Endpoints#Follows>. Clients call the same thing `follows` or `following`.
enum FollowRoutes {
  private static let resources = ["follower", "feed"]
  private static let read = Access(resources, [.read], users: .owners)
  private static let write = Access(resources, [.write], users: .owners)
  private static let delete = Access(resources, [.delete, .write], users: .owners)

  static let all: [Route] =
    ["follows", "following"].flatMap { name in
      [
        Route(.post, "feed/:slug/:id/\(name)", write, handle: follow),
        Route(.get, "feed/:slug/:id/\(name)", read, handle: following),
        Route(.delete, "feed/:slug/:id/\(name)/:target", delete, handle: unfollow),
      ]
    } + [
      Route(.get, "feed/:slug/:id/followers", read, handle: followers),
      Route(.get, "stats/follow", Access(resources + ["users"], [.read], users: .all), handle: statistics),
    ]

  private static func follow(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.object()
    let request = FollowRequest(
      try call.feed(),
      follows: try FeedID(wire: try body.requiredText("target")),
      activityCopyLimit: try body.int("activity_copy_limit")
    )
    try call.policy?.requireFollowable([request.target])
    try await call.backend.follow([request])
    return .object(201)
  }

  private static func unfollow(_ call: RouteRequest) async throws -> RouteResponse {
    let request = UnfollowRequest(
      try call.feed(),
      unfollows: try FeedID(wire: call.value("target")),
      keepHistory: call.query.bool("keep_history")
    )
    try await call.backend.unfollow([request])
    return .object()
  }

  private static func following(_ call: RouteRequest) async throws -> RouteResponse {
    list(try await call.backend.following(of: try call.feed(), try FollowQuery(wire: call.query)))
  }

  private static func followers(_ call: RouteRequest) async throws -> RouteResponse {
    list(try await call.backend.followers(of: try call.feed(), try FollowQuery(wire: call.query)))
  }

  private static func list(_ follows: [Follow]) -> RouteResponse {
    .object { writer in
      writer.key("results")
      writer.array(follows) { $0.follow($1) }
    }
  }

  private static func statistics(_ call: RouteRequest) async throws -> RouteResponse {
    let query = try FollowStatisticsQuery(wire: call.query)
    let counts = try await call.backend.followStatistics(query)
    return .object { writer in
      writer.key("results")
      writer.object {
        $0.statistic("followers", query.followersOf, counts.followers)
        $0.statistic("following", query.followingOf, counts.following)
      }
    }
  }
}

extension WireWriter {
  fileprivate mutating func statistic(_ name: StaticString, _ feed: FeedID?, _ count: Int?) {
    guard let feed, let count else { return }
    key(name)
    object {
      $0.member("feed", feed.description)
      $0.member("count", count)
    }
  }
}

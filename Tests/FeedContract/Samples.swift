import FeedCore

extension NewActivity {
  /// A tweet of `actor`, named by its second: the same arguments make the same activity.
  static func tweet(
    _ actor: String,
    _ second: Int,
    verb: String = "tweet",
    to: [FeedID] = [],
    custom: [String: JSONValue] = [:]
  ) -> NewActivity {
    NewActivity(
      actor: "SU:\(actor)",
      verb: verb,
      object: "thing:\(second)",
      foreignID: "\(verb):\(actor):\(second)",
      time: .second(second),
      to: to,
      custom: custom
    )
  }
}

extension Timestamp {
  /// A second of a day in 2023.
  static func second(_ second: Int) -> Timestamp {
    Timestamp(microseconds: 1_700_000_000_000_000 + Int64(second) * 1_000_000)
  }
}

extension FeedBackend {
  /// The objects on the first page of a flat feed.
  func objects(in feed: FeedID, _ query: FeedQuery = FeedQuery()) async throws -> [String] {
    try await read(feed, query).activities.map(\.activity.object)
  }

  /// The names of the groups on a page, and how many activities each counts.
  func groupCounts(in feed: FeedID) async throws -> [String: Int] {
    let groups = try await read(feed, FeedQuery()).groups
    return Dictionary(groups.map { ($0.group, $0.activityCount) }, uniquingKeysWith: { $0 + $1 })
  }

  func follow(_ source: FeedID, _ target: FeedID, copying limit: Int? = nil) async throws {
    try await follow([FollowRequest(source, follows: target, activityCopyLimit: limit)])
  }

  func unfollow(_ source: FeedID, _ target: FeedID, keepingHistory: Bool = false) async throws {
    try await unfollow([UnfollowRequest(source, unfollows: target, keepHistory: keepingHistory)])
  }

  @discardableResult
  func tweet(_ actor: String, _ second: Int, to: [FeedID] = []) async throws -> Activity {
    try await add([.tweet(actor, second, to: to)], to: FeedID(trusted: "user", actor))[0]
  }
}

func things(_ seconds: Int...) -> [String] { seconds.map { "thing:\($0)" } }

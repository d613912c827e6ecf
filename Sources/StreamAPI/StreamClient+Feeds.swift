import FeedCore
import StreamAuth
import StreamWire

extension StreamClient {
  public func add(_ activities: [NewActivity], to feed: FeedID) async throws -> [Activity] {
    guard !activities.isEmpty else { return [] }
    let answer = try await send(
      .add(try activities.map(body), to: feed, isRepeatable: activities.allSatisfy(\.isRepeatable))
    )
    return try Self.activities(answer)
  }

  /// Reads the response to ``add(_:to:)``, which depends on how many were added.
  static func activities(_ response: JSONValue) throws -> [Activity] {
    if let many = response["activities"]?.arrayValue { return try many.map { try Activity(wire: $0) } }
    return [try Activity(wire: response)]
  }

  public func add(_ activity: NewActivity, toMany feeds: [FeedID]) async throws {
    _ = try await send(.add(try body(of: activity), toMany: feeds, isRepeatable: activity.isRepeatable))
  }

  /// As python's client writes it: each target with a token behind a blank.
  func body(of activity: NewActivity) throws -> JSONValue {
    guard !activity.to.isEmpty, case .secret = configuration.credentials,
      case .object(var members) = activity.wire
    else { return activity.wire }
    let token = try sign(.server("feed"))
    members["to"] = .array(activity.to.map { .string("\($0) \(token)") })
    return .object(members)
  }

  public func read(_ feed: FeedID, _ query: FeedQuery) async throws -> FeedPage {
    try FeedPage(wire: try await send(.read(feed, query)), query: query)
  }

  public func remove(_ id: ActivityID, from feed: FeedID) async throws {
    _ = try await send(.remove(id.description, isForeign: false, from: feed))
  }

  public func remove(foreignID: String, from feed: FeedID) async throws {
    _ = try await send(.remove(foreignID, isForeign: true, from: feed))
  }

  public func updateTargets(_ updates: [TargetUpdate], of feed: FeedID) async throws -> [TargetUpdateResult] {
    guard !updates.isEmpty else { return [] }
    let answer = try await send(.updateTargets(updates, of: feed))
    return try (answer["results"]?.arrayValue ?? [answer]).map { try TargetUpdateResult(wire: $0) }
  }

  public func follow(_ requests: [FollowRequest]) async throws {
    if !requests.isEmpty { _ = try await send(try request(following: requests)) }
  }

  func request(following requests: [FollowRequest]) throws -> StreamRequest {
    guard requests.count == 1 else { return .followMany(requests) }
    var token: String?
    if case .secret = configuration.credentials { token = try sign(.server("feed")) }
    return .follow(requests[0], targetToken: token)
  }

  public func unfollow(_ requests: [UnfollowRequest]) async throws {
    guard let first = requests.first else { return }
    _ = try await send(requests.count == 1 ? .unfollow(first) : .unfollowMany(requests))
  }

  public func following(of feed: FeedID, _ query: FollowQuery) async throws -> [Follow] {
    try await follows(.following(of: feed, query))
  }

  public func followers(of feed: FeedID, _ query: FollowQuery) async throws -> [Follow] {
    try await follows(.followers(of: feed, query))
  }

  private func follows(_ request: StreamRequest) async throws -> [Follow] {
    try (try await send(request)["results"]?.arrayValue ?? []).map { try Follow(wire: $0) }
  }

  public func followStatistics(_ query: FollowStatisticsQuery) async throws -> FollowStatistics {
    let results = try await send(.followStatistics(query))["results"]
    return FollowStatistics(
      followers: results?["followers"]?["count"]?.countValue,
      following: results?["following"]?["count"]?.countValue
    )
  }
}

extension NewActivity {
  /// With a time its id is determined: adding it twice is adding it once.
  fileprivate var isRepeatable: Bool { time != nil }
}

extension TargetUpdateResult {
  fileprivate init(wire json: JSONValue) throws {
    let body = try WireObject(json, what: "A change of targets")
    self.init(
      activity: try Activity(wire: body["activity"] ?? .null),
      added: try body.feeds("added") ?? [],
      removed: try body.feeds("removed") ?? []
    )
  }
}

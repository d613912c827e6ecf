import FeedCore
import StreamWire

/// Calls for many feeds. See <doc:Endpoints#Batches>.
enum BatchRoutes {
  /// How many feeds one activity can be added to, how many follows one call can make.
  static let feedLimit = 5000
  static let followLimit = 2500

  static let all: [Route] = [
    Route(.post, "feed/add_to_many", Access(["feed"], [.write], users: .none), handle: addToMany),
    Route(.post, "follow_many", Access(["follower", "feed"], [.write], users: .all), handle: followMany),
    Route(
      .post,
      "unfollow_many",
      Access(["follower", "feed"], [.write, .delete], users: .all),
      handle: unfollowMany
    ),
    Route(.get, "test/auth/digest", Access(["*"], [.read], users: .none)) { _ in .object() },
    Route(.post, "test/auth/digest", Access(["*"], [.write], users: .none)) { _ in .object(201) },
  ]

  private static func addToMany(_ call: RouteRequest) async throws -> RouteResponse {
    let body = try call.object()
    guard let json = body["activity"] else { throw FeedError(.input, "The body needs an 'activity'.") }
    guard let feeds = try body.feeds("feeds") else {
      throw FeedError(
        .input,
        "The body needs a list 'feeds'.",
        fields: ["feeds": ["This field is required."]]
      )
    }
    guard feeds.count <= feedLimit else {
      throw FeedError(.input, "An activity can be added to \(feedLimit) feeds at once, not \(feeds.count).")
    }
    try call.contentLimits.check(activity: json)
    let activity = try NewActivity(wire: json)
    guard activity.to.isEmpty else {
      throw FeedError(.input, "An activity that is added to many feeds cannot have 'to' targets.")
    }
    try await call.backend.add(activity, toMany: feeds)
    await call.audit(activity.determinedID.map { [.activity($0, "create", actor: activity.actor)] } ?? [])
    return .object(201)
  }

  private static func followMany(_ call: RouteRequest) async throws -> RouteResponse {
    let copyLimit = try call.query.int("activity_copy_limit")
    try checkCopyLimit(copyLimit)
    let requests = try entries(call) { try FollowRequest(wire: $0, copyLimit: copyLimit) }
    try call.policy?.requireOwn(requests.map(\.source))
    try call.policy?.requireFollowable(requests.map(\.target))
    try await call.backend.follow(requests)
    return .object(201)
  }

  private static func unfollowMany(_ call: RouteRequest) async throws -> RouteResponse {
    let requests = try entries(call) { try UnfollowRequest(wire: $0) }
    try call.policy?.requireOwn(requests.map(\.source))
    try await call.backend.unfollow(requests)
    return .object(201)
  }

  private static func entries<Entry>(_ call: RouteRequest, _ read: (JSONValue) throws -> Entry) throws
    -> [Entry]
  {
    let entries = try invalidPayload { try call.list() }
    guard entries.count <= followLimit else {
      throw FeedError(.input, "One call can name \(followLimit) follows, not \(entries.count).")
    }
    return try entries.enumerated().map { number, json in
      try invalidPayload("\(number)") { try read(json) }
    }
  }

  /// Stream's words for what is not a list of follows, which ruby's suite compares; what is wrong, and in
  /// which entry, is in the fields.
  private static func invalidPayload<Value>(_ entry: String = "body", _ read: () throws -> Value) throws
    -> Value
  {
    do {
      return try read()
    } catch let error as FeedError where error.code == .input {
      throw FeedError(.input, "invalid request payload", fields: [entry: [error.detail]])
    }
  }

  private static func checkCopyLimit(_ limit: Int?) throws {
    guard let limit, !(0...FollowRequest.maximumCopyLimit).contains(limit) else { return }
    throw FeedError(.input, "activity_copy_limit must be a non-negative number not greater than 1000")
  }
}

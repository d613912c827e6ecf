/// A feed as something to act on: its id together with the backend it lives in.
///
/// This is the low-level client's view, `stream_client.feed('special:42')`; everything else the backend
/// offers stays reachable through ``backend``.
public struct Feed: Sendable {
  /// Group and id, such as `timeline:42`.
  public let id: FeedID
  /// Where it lives.
  public let backend: any FeedBackend

  /// Makes no call: a feed exists as soon as something is added to it.
  public init(_ id: FeedID, in backend: any FeedBackend) {
    self.id = id
    self.backend = backend
  }

  /// A page of it, newest first.
  ///
  /// - Throws: `FeedError`, as all functions here.
  public func read(_ query: FeedQuery = FeedQuery()) async throws -> FeedPage {
    try await backend.read(id, query)
  }

  /// Adds activities in one call. - Returns: them as they were stored, in the same order.
  @discardableResult
  public func add(_ activities: [NewActivity]) async throws -> [Activity] {
    try await backend.add(activities, to: id)
  }

  /// Adds an activity. The same foreign id and time again is the same activity.
  @discardableResult
  public func add(_ activity: NewActivity) async throws -> Activity {
    guard let stored = try await backend.add([activity], to: id).first else {
      throw FeedError(.internalError, "The backend answered no activity for the one added to \(id).")
    }
    return stored
  }

  /// Removes an activity from it, and from the feeds it came to through it.
  public func remove(_ activity: ActivityID) async throws {
    try await backend.remove(activity, from: id)
  }

  /// Removes all activities with this foreign id.
  public func remove(foreignID: String) async throws {
    try await backend.remove(foreignID: foreignID, from: id)
  }

  /// - Parameter copyLimit: how many of the target's newest activities are copied, 0…1000; nil for 100.
  public func follow(_ target: FeedID, copyLimit: Int? = nil) async throws {
    try await backend.follow([FollowRequest(id, follows: target, activityCopyLimit: copyLimit)])
  }

  /// - Parameter keepHistory: whether what came from the target stays.
  public func unfollow(_ target: FeedID, keepHistory: Bool = false) async throws {
    try await backend.unfollow([UnfollowRequest(id, unfollows: target, keepHistory: keepHistory)])
  }

  /// The feeds that it follows, newest first.
  public func following(_ query: FollowQuery = FollowQuery()) async throws -> [Follow] {
    try await backend.following(of: id, query)
  }

  /// The feeds that follow it, newest first.
  public func followers(_ query: FollowQuery = FollowQuery()) async throws -> [Follow] {
    try await backend.followers(of: id, query)
  }
}

import FeedCore

/// A backend for tests that need only part of one: what is left out fails the test that reaches it.
protocol PartialBackend: FeedBackend {}

private func unexpected(_ function: String = #function) -> FeedError {
  FeedError(.internalError, "The test did not expect \(function).")
}

extension PartialBackend {
  var capabilities: BackendCapabilities { [] }
  func acting(as _: String) -> any FeedBackend { self }
  func add(_: [NewActivity], to _: FeedID) async throws -> [Activity] { throw unexpected() }
  func add(_: NewActivity, toMany _: [FeedID]) async throws { throw unexpected() }
  func read(_: FeedID, _: FeedQuery) async throws -> FeedPage { throw unexpected() }
  func remove(_: ActivityID, from _: FeedID) async throws { throw unexpected() }
  func remove(foreignID _: String, from _: FeedID) async throws { throw unexpected() }
  func activities(_: [ActivityKey], enrichment _: Enrichment?) async throws -> [EnrichedActivity] {
    throw unexpected()
  }
  func update(_: [NewActivity]) async throws { throw unexpected() }
  func update(_: [ActivityPatch]) async throws -> [Activity] { throw unexpected() }
  func updateTargets(_: [TargetUpdate], of _: FeedID) async throws -> [TargetUpdateResult] {
    throw unexpected()
  }
  func follow(_: [FollowRequest]) async throws { throw unexpected() }
  func unfollow(_: [UnfollowRequest]) async throws { throw unexpected() }
  func following(of _: FeedID, _: FollowQuery) async throws -> [FeedCore.Follow] { throw unexpected() }
  func followers(of _: FeedID, _: FollowQuery) async throws -> [FeedCore.Follow] { throw unexpected() }
  func followStatistics(_: FollowStatisticsQuery) async throws -> FollowStatistics { throw unexpected() }
  func add(_: NewReaction) async throws -> Reaction { throw unexpected() }
  func reaction(_: String) async throws -> Reaction { throw unexpected() }
  func reactions(_: [String], includingDeleted _: Bool) async throws -> [Reaction] { throw unexpected() }
  func reactions(_: ReactionQuery) async throws -> ReactionPage { throw unexpected() }
  func update(_: ReactionUpdate) async throws -> Reaction { throw unexpected() }
  func deleteReaction(_: String, softly _: Bool) async throws { throw unexpected() }
  func restoreReaction(_: String) async throws { throw unexpected() }
  func addUser(_: String, data _: [String: JSONValue], orGet _: Bool) async throws -> FeedUser {
    throw unexpected()
  }
  func user(_: String, withFollowCounts _: Bool) async throws -> FeedUser { throw unexpected() }
  func updateUser(_: String, data _: [String: JSONValue]) async throws -> FeedUser { throw unexpected() }
  func deleteUser(_: String) async throws { throw unexpected() }
  func addUsers(_: [NewUser], overriding _: Bool) async throws -> [FeedUser] { throw unexpected() }
  func users(_: [String]) async throws -> [FeedUser] { throw unexpected() }
  func deleteUsers(_: [String]) async throws { throw unexpected() }
  func addObject(_: String, id _: String?, data _: [String: JSONValue], ownerID _: String?) async throws
    -> CollectionObject
  { throw unexpected() }
  func object(_: String, id _: String) async throws -> CollectionObject { throw unexpected() }
  func updateObject(_: String, id _: String, data _: [String: JSONValue]) async throws
    -> CollectionObject
  { throw unexpected() }
  func deleteObject(_: String, id _: String) async throws { throw unexpected() }
  func upsertObjects(_: [String: [[String: JSONValue]]]) async throws { throw unexpected() }
  func objects(_: [String]) async throws -> [CollectionObject] { throw unexpected() }
  func deleteObjects(_: String, ids _: [String]) async throws { throw unexpected() }
  func searchUsers(_: String?, limit _: Int, afterID _: String?) async throws -> [FeedUser] {
    throw unexpected()
  }
  func searchActivities(_: String, limit _: Int, before _: ActivityID?, in _: FeedScope?) async throws
    -> [EnrichedActivity]
  { throw unexpected() }
  func changes(of _: Set<FeedID>?) async throws -> AsyncStream<FeedChange> { throw unexpected() }
}

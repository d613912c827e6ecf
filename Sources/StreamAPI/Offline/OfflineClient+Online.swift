import FeedCore

/// What only works with a connection goes straight to the client.
extension OfflineClient {
  public func activities(_ keys: [ActivityKey], enrichment: Enrichment?) async throws -> [EnrichedActivity] {
    try await client.activities(keys, enrichment: enrichment)
  }

  public func update(_ patches: [ActivityPatch]) async throws -> [Activity] {
    try await client.update(patches)
  }

  public func updateTargets(_ updates: [TargetUpdate], of feed: FeedID) async throws -> [TargetUpdateResult] {
    try await client.updateTargets(updates, of: feed)
  }

  public func following(of feed: FeedID, _ query: FollowQuery) async throws -> [Follow] {
    try await client.following(of: feed, query)
  }

  public func followers(of feed: FeedID, _ query: FollowQuery) async throws -> [Follow] {
    try await client.followers(of: feed, query)
  }

  public func followStatistics(_ query: FollowStatisticsQuery) async throws -> FollowStatistics {
    try await client.followStatistics(query)
  }

  public func reaction(_ id: String) async throws -> Reaction { try await client.reaction(id) }

  public func reactions(_ ids: [String], includingDeleted: Bool) async throws -> [Reaction] {
    try await client.reactions(ids, includingDeleted: includingDeleted)
  }

  public func reactions(_ query: ReactionQuery) async throws -> ReactionPage {
    try await client.reactions(query)
  }
  public func update(_ reaction: ReactionUpdate) async throws -> Reaction {
    try await client.update(reaction)
  }
  public func restoreReaction(_ id: String) async throws { try await client.restoreReaction(id) }

  public func addUser(_ id: String, data: [String: JSONValue], orGet: Bool) async throws -> FeedUser {
    try await client.addUser(id, data: data, orGet: orGet)
  }

  public func user(_ id: String, withFollowCounts: Bool) async throws -> FeedUser {
    try await client.user(id, withFollowCounts: withFollowCounts)
  }

  public func updateUser(_ id: String, data: [String: JSONValue]) async throws -> FeedUser {
    try await client.updateUser(id, data: data)
  }

  public func deleteUser(_ id: String) async throws { try await client.deleteUser(id) }

  public func addUsers(_ users: [NewUser], overriding: Bool) async throws -> [FeedUser] {
    try await client.addUsers(users, overriding: overriding)
  }

  public func users(_ ids: [String]) async throws -> [FeedUser] { try await client.users(ids) }
  public func deleteUsers(_ ids: [String]) async throws { try await client.deleteUsers(ids) }

  public func addObject(
    _ collection: String,
    id: String?,
    data: [String: JSONValue],
    ownerID: String?
  ) async throws -> CollectionObject {
    try await client.addObject(collection, id: id, data: data, ownerID: ownerID)
  }

  public func object(_ collection: String, id: String) async throws -> CollectionObject {
    try await client.object(collection, id: id)
  }

  public func updateObject(_ collection: String, id: String, data: [String: JSONValue]) async throws
    -> CollectionObject
  {
    try await client.updateObject(collection, id: id, data: data)
  }

  public func deleteObject(_ collection: String, id: String) async throws {
    try await client.deleteObject(collection, id: id)
  }

  public func upsertObjects(_ objects: [String: [[String: JSONValue]]]) async throws {
    try await client.upsertObjects(objects)
  }

  public func objects(_ foreignIDs: [String]) async throws -> [CollectionObject] {
    try await client.objects(foreignIDs)
  }

  public func deleteObjects(_ collection: String, ids: [String]) async throws {
    try await client.deleteObjects(collection, ids: ids)
  }

  public func searchUsers(_ text: String?, limit: Int, afterID: String?) async throws -> [FeedUser] {
    try await client.searchUsers(text, limit: limit, afterID: afterID)
  }

  public func searchActivities(_ text: String, limit: Int, before: ActivityID?) async throws
    -> [EnrichedActivity]
  {
    try await client.searchActivities(text, limit: limit, before: before)
  }

  public func changes(of feeds: Set<FeedID>?) async throws -> AsyncStream<FeedChange> {
    try await client.changes(of: feeds)
  }
}

import FeedCore
import Foundation

/// What needs the server goes straight to the client; where it cannot be reached, what was read before answers as
/// far as it can.
extension OfflineClient {
  public func activities(_ keys: [ActivityKey], enrichment: Enrichment?) async throws -> [EnrichedActivity] {
    try await ask {
      try await client.activities(keys, enrichment: enrichment)
    } offline: { memory in
      let found = keys.compactMap { memory.activity($0.activityID) }
      return found.isEmpty ? nil : found
    }
  }

  public func update(_ patches: [ActivityPatch]) async throws -> [Activity] {
    try await client.update(patches)
  }

  public func updateTargets(_ updates: [TargetUpdate], of feed: FeedID) async throws -> [TargetUpdateResult] {
    try await client.updateTargets(updates, of: feed)
  }

  public func following(of feed: FeedID, _ query: FollowQuery) async throws -> [Follow] {
    // Whether one follows somebody is not known then, and following twice does no harm.
    try await ask {
      try await client.following(of: feed, query)
    } offline: { _ in
      query.filter.isEmpty ? nil : []
    }
  }

  public func followers(of feed: FeedID, _ query: FollowQuery) async throws -> [Follow] {
    try await client.followers(of: feed, query)
  }

  public func followStatistics(_ query: FollowStatisticsQuery) async throws -> FollowStatistics {
    try await client.followStatistics(query)
  }

  public func reaction(_ id: String) async throws -> Reaction {
    try await ask {
      try await client.reaction(id)
    } offline: {
      $0.reaction(id)
    }
  }

  public func reactions(_ ids: [String], includingDeleted: Bool) async throws -> [Reaction] {
    try await client.reactions(ids, includingDeleted: includingDeleted)
  }

  public func reactions(_ query: ReactionQuery) async throws -> ReactionPage {
    try await ask {
      try await client.reactions(query)
    } offline: { memory in
      guard case .activity(let id) = query.lookup else {
        return query.filterUserID == nil ? nil : ReactionPage(reactions: [])
      }
      return ReactionPage(
        reactions: memory.reactions(on: id, kind: query.kind, by: query.filterUserID)
      )
    }
  }

  public func update(_ reaction: ReactionUpdate) async throws -> Reaction {
    try await client.update(reaction)
  }
  public func restoreReaction(_ id: String) async throws { try await client.restoreReaction(id) }

  public func addUser(_ id: String, data: [String: JSONValue], orGet: Bool) async throws -> FeedUser {
    guard orGet else { return try await client.addUser(id, data: data, orGet: false) }
    return try await ask {
      try await client.addUser(id, data: data, orGet: true)
    } offline: { memory in
      if let known = memory.user(id) { return known }
      try keep(.addUser(id, data: data, orGet: true))
      return FeedUser(id: id, data: data, createdAt: clock(), updatedAt: clock())
    }
  }

  public func user(_ id: String, withFollowCounts: Bool) async throws -> FeedUser {
    try await ask {
      try await client.user(id, withFollowCounts: withFollowCounts)
    } offline: {
      $0.user(id)
    }
  }

  public func updateUser(_ id: String, data: [String: JSONValue]) async throws -> FeedUser {
    try await client.updateUser(id, data: data)
  }

  public func deleteUser(_ id: String) async throws { try await client.deleteUser(id) }

  public func addUsers(_ users: [NewUser], overriding: Bool) async throws -> [FeedUser] {
    try await client.addUsers(users, overriding: overriding)
  }

  public func users(_ ids: [String]) async throws -> [FeedUser] {
    try await ask {
      try await client.users(ids)
    } offline: { memory in
      ids.compactMap(memory.user)
    }
  }

  public func deleteUsers(_ ids: [String]) async throws { try await client.deleteUsers(ids) }

  public func addObject(
    _ collection: String,
    id: String?,
    data: [String: JSONValue],
    ownerID: String?
  ) async throws -> CollectionObject {
    let id = id ?? UUID().uuidString.lowercased()
    return try await write(
      [.addObject(collection, id: id, data: data, ownerID: ownerID)],
      online: { try await client.addObject(collection, id: id, data: data, ownerID: ownerID) },
      later: {
        CollectionObject(
          collection: collection,
          id: id,
          data: data,
          ownerID: ownerID,
          createdAt: clock(),
          updatedAt: clock()
        )
      }
    )
  }

  public func object(_ collection: String, id: String) async throws -> CollectionObject {
    try await ask {
      try await client.object(collection, id: id)
    } offline: {
      $0.object("\(collection):\(id)")
    }
  }

  public func updateObject(_ collection: String, id: String, data: [String: JSONValue]) async throws
    -> CollectionObject
  {
    try await client.updateObject(collection, id: id, data: data)
  }

  public func deleteObject(_ collection: String, id: String) async throws {
    try await write(
      [.object(collection, id, .delete)],
      online: { try await client.deleteObject(collection, id: id) },
      later: {}
    )
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

  public func searchActivities(
    _ text: String,
    limit: Int,
    before: ActivityID?,
    in scope: FeedScope?
  ) async throws -> [EnrichedActivity] {
    try await client.searchActivities(text, limit: limit, before: before, in: scope)
  }
}

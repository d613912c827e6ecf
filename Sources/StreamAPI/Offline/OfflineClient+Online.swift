import FeedCore
import Foundation

/// What needs the server goes to the client; where it cannot be reached, what was read before is returned as
/// far as it goes.
extension OfflineClient {
  public func activities(_ keys: [ActivityKey], enrichment: Enrichment?) async throws -> [EnrichedActivity] {
    try await ask {
      try await self.client.activities(keys, enrichment: enrichment)
    } offline: {
      let mentions = Set(keys.map { Mention(.activity, $0.activityID.description) })
      let snapshot = try await self.snapshot(of: mentions)
      let found = keys.compactMap { snapshot.activity($0.activityID) }
      return found.isEmpty ? nil : found
    }
  }

  public func update(_ patches: [ActivityPatch]) async throws -> [Activity] {
    try await require { try await self.client.update(patches) }
  }

  public func updateTargets(_ updates: [TargetUpdate], of feed: FeedID) async throws -> [TargetUpdateResult] {
    try await require { try await self.client.updateTargets(updates, of: feed) }
  }

  public func following(of feed: FeedID, _ query: FollowQuery) async throws -> [Follow] {
    // Without the server it is not known who follows whom, and following twice does no harm.
    try await ask {
      try await self.client.following(of: feed, query)
    } offline: {
      query.filter.isEmpty ? nil : []
    }
  }

  public func followers(of feed: FeedID, _ query: FollowQuery) async throws -> [Follow] {
    try await require { try await self.client.followers(of: feed, query) }
  }

  public func followStatistics(_ query: FollowStatisticsQuery) async throws -> FollowStatistics {
    try await require { try await self.client.followStatistics(query) }
  }

  public func reaction(_ id: String) async throws -> Reaction {
    let found = try await ask {
      try await self.client.reaction(id)
    } offline: {
      try await self.snapshot(of: [Mention(.reaction, id)]).reaction(id)
    }
    note(found)
    return found
  }

  public func reactions(_ ids: [String], includingDeleted: Bool) async throws -> [Reaction] {
    try await require { try await self.client.reactions(ids, includingDeleted: includingDeleted) }
  }

  public func reactions(_ query: ReactionQuery) async throws -> ReactionPage {
    try await ask {
      try await self.client.reactions(query)
    } offline: {
      guard case .activity(let id) = query.lookup else {
        return query.filterUserID == nil ? nil : ReactionPage(reactions: [])
      }
      let snapshot = try await self.snapshot(of: [Mention(.activity, id.description)])
      return ReactionPage(reactions: snapshot.reactions(on: id, kind: query.kind, by: query.filterUserID))
    }
  }

  public func update(_ reaction: ReactionUpdate) async throws -> Reaction {
    try await require { try await self.client.update(reaction) }
  }
  public func restoreReaction(_ id: String) async throws {
    try await require { try await self.client.restoreReaction(id) }
  }

  public func user(_ id: String, withFollowCounts: Bool) async throws -> FeedUser {
    try await ask {
      try await self.client.user(id, withFollowCounts: withFollowCounts)
    } offline: {
      try await self.snapshot(of: [Mention(.user, id)]).user(id)
    }
  }

  public func updateUser(_ id: String, data: [String: JSONValue]) async throws -> FeedUser {
    try await require { try await self.client.updateUser(id, data: data) }
  }

  public func deleteUser(_ id: String) async throws {
    try await require { try await self.client.deleteUser(id) }
  }

  public func addUsers(_ users: [NewUser], overriding: Bool) async throws -> [FeedUser] {
    try await require { try await self.client.addUsers(users, overriding: overriding) }
  }

  public func users(_ ids: [String]) async throws -> [FeedUser] {
    try await ask {
      try await self.client.users(ids)
    } offline: {
      let snapshot = try await self.snapshot(of: Set(ids.map { Mention(.user, $0) }))
      return ids.compactMap(snapshot.user)
    }
  }

  public func deleteUsers(_ ids: [String]) async throws {
    try await require { try await self.client.deleteUsers(ids) }
  }

  public func object(_ collection: String, id: String) async throws -> CollectionObject {
    try await ask {
      try await self.client.object(collection, id: id)
    } offline: {
      let name = "\(collection):\(id)"
      return try await self.snapshot(of: [Mention(.object, name)]).object(name)
    }
  }

  public func updateObject(_ collection: String, id: String, data: [String: JSONValue]) async throws
    -> CollectionObject
  {
    try await require { try await self.client.updateObject(collection, id: id, data: data) }
  }

  public func upsertObjects(_ objects: [String: [[String: JSONValue]]]) async throws {
    try await require { try await self.client.upsertObjects(objects) }
  }

  public func objects(_ foreignIDs: [String]) async throws -> [CollectionObject] {
    try await require { try await self.client.objects(foreignIDs) }
  }

  public func deleteObjects(_ collection: String, ids: [String]) async throws {
    try await require { try await self.client.deleteObjects(collection, ids: ids) }
  }

  public func searchUsers(_ text: String?, limit: Int, afterID: String?) async throws -> [FeedUser] {
    try await require { try await self.client.searchUsers(text, limit: limit, afterID: afterID) }
  }

  public func searchActivities(
    _ text: String,
    limit: Int,
    before: ActivityID?,
    in scope: FeedScope?
  ) async throws -> [EnrichedActivity] {
    try await require {
      try await self.client.searchActivities(text, limit: limit, before: before, in: scope)
    }
  }
}

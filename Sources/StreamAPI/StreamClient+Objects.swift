import FeedCore
import StreamWire

extension StreamClient {
  public func addUser(_ id: String, data: [String: JSONValue], orGet: Bool) async throws -> FeedUser {
    try FeedUser(wire: try await send(.addUser(id, data: data, orGet: orGet)))
  }

  public func user(_ id: String, withFollowCounts: Bool) async throws -> FeedUser {
    try FeedUser(wire: try await send(.user(id, withFollowCounts: withFollowCounts)))
  }

  public func updateUser(_ id: String, data: [String: JSONValue]) async throws -> FeedUser {
    try FeedUser(wire: try await send(.updateUser(id, data: data)))
  }

  public func deleteUser(_ id: String) async throws { _ = try await send(.deleteUser(id)) }

  public func addUsers(_ users: [NewUser], overriding: Bool) async throws -> [FeedUser] {
    guard !users.isEmpty else { return [] }
    return try Self.users(try await send(.addUsers(users, overriding: overriding))["created_users"])
  }

  public func users(_ ids: [String]) async throws -> [FeedUser] {
    try await Self.lookUp(ids) { try Self.users(try await send(.users(Array($0), .get))["users"]) }
  }

  public func deleteUsers(_ ids: [String]) async throws {
    guard !ids.isEmpty else { return }
    _ = try await send(.users(ids, .delete))
  }

  private static func users(_ list: JSONValue?) throws -> [FeedUser] {
    try (list?.arrayValue ?? []).map { try FeedUser(wire: $0) }
  }

  public func addObject(
    _ collection: String,
    id: String?,
    data: [String: JSONValue],
    ownerID: String?
  ) async throws -> CollectionObject {
    try CollectionObject(wire: try await send(.addObject(collection, id: id, data: data, ownerID: ownerID)))
  }

  public func object(_ collection: String, id: String) async throws -> CollectionObject {
    try CollectionObject(wire: try await send(.object(collection, id, .get)))
  }

  public func updateObject(_ collection: String, id: String, data: [String: JSONValue]) async throws
    -> CollectionObject
  {
    try CollectionObject(wire: try await send(.object(collection, id, .put, data: data)))
  }

  public func deleteObject(_ collection: String, id: String) async throws {
    _ = try await send(.object(collection, id, .delete))
  }

  public func upsertObjects(_ objects: [String: [[String: JSONValue]]]) async throws {
    _ = try await send(.upsertObjects(objects))
  }

  public func objects(_ foreignIDs: [String]) async throws -> [CollectionObject] {
    try await Self.lookUp(foreignIDs) { ids in
      let list = try await send(.objects(Array(ids)))["response"]?["data"]?.arrayValue ?? []
      return try list.map { try CollectionObject(wire: $0) }
    }
  }

  public func deleteObjects(_ collection: String, ids: [String]) async throws {
    guard !ids.isEmpty else { return }
    _ = try await send(.deleteObjects(collection, ids: ids))
  }

  public func searchUsers(_ text: String?, limit: Int, afterID: String?) async throws -> [FeedUser] {
    try await usersOfAllPages(text, limit: limit, afterID: afterID)
  }

  public func searchActivities(
    _ text: String,
    limit: Int,
    before: ActivityID?,
    in scope: FeedScope?
  ) async throws -> [EnrichedActivity] {
    try await activitiesOfAllPages(text, limit: limit, before: before, in: scope)
  }
}

extension StreamClient: SearchPages {
  package func userSearchPage(_ text: String?, limit: Int, afterID: String?) async throws -> UserSearchPage {
    try requireSearch()
    let answer = try await send(.searchUsers(text, limit: limit, afterID: afterID))
    return UserSearchPage(users: try Self.users(answer["results"]), next: Self.nextPage(answer))
  }

  package func activitySearchPage(_ text: String, limit: Int, before: ActivityID?, in scope: FeedScope?)
    async throws -> ActivitySearchPage
  {
    try requireSearch()
    let answer = try await send(.searchActivities(text, limit: limit, before: before, in: scope))
    return ActivitySearchPage(
      activities: try (answer["results"]?.arrayValue ?? []).map {
        try EnrichedActivity(wire: $0, enriched: true)
      },
      next: try Self.nextPage(answer).map { try ActivityID(wire: $0) }
    )
  }

  private static func nextPage(_ answer: JSONValue) -> String? {
    answer["next"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func requireSearch() throws {
    guard capabilities.contains(.search) else {
      throw FeedError(.notAllowed, "Stream's service cannot search.")
    }
  }
}

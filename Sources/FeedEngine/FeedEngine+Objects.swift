import FeedCore

extension FeedEngine {
  // MARK: Users

  @discardableResult
  public func addUser(_ id: String, data: [String: JSONValue], orGet: Bool) async throws -> FeedUser {
    // Most often somebody who is known signs up again, and then there is nobody to wait for.
    if orGet, let user = try read({ try $0.user(id) }) { return user }
    return try await write { try $0.addUser(id, data: data, orGet: orGet) }
  }

  public func user(_ id: String, withFollowCounts: Bool) async throws -> FeedUser {
    try read { try $0.user(id, withFollowCounts: withFollowCounts) }
  }

  @discardableResult
  public func updateUser(_ id: String, data: [String: JSONValue]) async throws -> FeedUser {
    try await write { try $0.updateUser(id, data: data) }
  }

  public func deleteUser(_ id: String) async throws {
    try await write { try $0.deleteUser(id) }
  }

  @discardableResult
  public func addUsers(_ users: [NewUser], overriding: Bool) async throws -> [FeedUser] {
    try await write { try $0.addUsers(users, overriding: overriding) }
  }

  public func users(_ ids: [String]) async throws -> [FeedUser] {
    try read { reading in try ids.compactMap { try reading.user($0) } }
  }

  public func deleteUsers(_ ids: [String]) async throws {
    try await write { try $0.deleteUsers(ids) }
  }

  // MARK: Collections

  @discardableResult
  public func addObject(
    _ collection: String,
    id: String?,
    data: [String: JSONValue],
    ownerID: String?
  ) async throws -> CollectionObject {
    try await write { try $0.addObject(collection, id: id, data: data, ownerID: ownerID) }
  }

  public func object(_ collection: String, id: String) async throws -> CollectionObject {
    try read { try $0.requiredObject(collection, id) }
  }

  @discardableResult
  public func updateObject(_ collection: String, id: String, data: [String: JSONValue]) async throws
    -> CollectionObject
  {
    try await write { try $0.updateObject(collection, id: id, data: data) }
  }

  public func deleteObject(_ collection: String, id: String) async throws {
    try await write { try $0.deleteObject(collection, id: id) }
  }

  public func upsertObjects(_ objects: [String: [[String: JSONValue]]]) async throws {
    try await write { try $0.upsertObjects(objects) }
  }

  public func objects(_ foreignIDs: [String]) async throws -> [CollectionObject] {
    try read { try $0.objects(foreignIDs) }
  }

  public func deleteObjects(_ collection: String, ids: [String]) async throws {
    try await write { try $0.deleteObjects(collection, ids: ids) }
  }
}

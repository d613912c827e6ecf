import FeedCore
import Foundation
import StreamWire

/// Writes that can wait: each is on disk before it is sent.
extension OfflineClient {
  /// Stores a write, and gives the server a moment to respond to it.
  ///
  /// - Parameters:
  ///   - reply: reads the server's response.
  ///   - later: what is returned if there is none yet.
  /// - Throws: what the server refuses the write with: it is not kept then; `FeedError` with code `storage`
  ///   if it cannot be stored.
  private func write<Reply>(
    _ write: OfflineWrite,
    reply: (JSONValue) throws -> Reply,
    later: () -> Reply
  ) async throws -> Reply {
    let number = try await store.append(write, at: clock())
    guard !reachability.isAway else {
      startReconnecting()
      return later()
    }
    switch await sender.deliver(number, within: patience) {
    case .sent(let response?): return try reply(response)
    case .sent(nil): return later()
    case .refused(let error): throw error
    case .waiting:
      startReconnecting()
      return later()
    }
  }

  private func write(_ write: OfflineWrite) async throws {
    try await self.write(write, reply: { _ in }, later: {})
  }

  /// Stores a write without waiting for the server.
  func keep(_ write: OfflineWrite) async throws { _ = try await store.append(write, at: clock()) }

  private static func newForeignID() -> String { "runnel:\(UUID().uuidString.lowercased())" }

  public func add(_ activities: [NewActivity], to feed: FeedID) async throws -> [Activity] {
    let named = activities.map { $0.named(at: clock(), Self.newForeignID()) }
    guard !named.isEmpty else { return [] }
    return try await write(
      .addActivities(named, to: feed),
      reply: StreamClient.activities,
      later: { named.map(Activity.init(expected:)) }
    )
  }

  public func add(_ activity: NewActivity, toMany feeds: [FeedID]) async throws {
    try await write(.addToMany(activity.named(at: clock(), Self.newForeignID()), feeds))
  }

  public func remove(_ id: ActivityID, from feed: FeedID) async throws {
    try await write(.removeActivity(id, from: feed))
  }

  public func remove(foreignID: String, from feed: FeedID) async throws {
    try await write(.removeForeign(foreignID, from: feed))
  }

  public func update(_ activities: [NewActivity]) async throws {
    guard !activities.isEmpty else { return }
    try await write(.replaceActivities(activities))
  }

  public func follow(_ requests: [FollowRequest]) async throws {
    if !requests.isEmpty { try await write(.follow(requests)) }
  }

  public func unfollow(_ requests: [UnfollowRequest]) async throws {
    if !requests.isEmpty { try await write(.unfollow(requests)) }
  }

  public func add(_ reaction: NewReaction) async throws -> Reaction {
    var named = reaction
    named.id = reaction.id ?? UUID().uuidString.lowercased()
    // Asked before the reaction is kept: a failure here must not leave something that is sent later.
    let activity = try await activity(of: named.subject)
    let expected = Reaction(expected: named, on: activity, at: clock())
    note(expected)
    return try await write(.addReaction(named), reply: { try Reaction(wire: $0) }, later: { expected })
  }

  public func deleteReaction(_ id: String, softly: Bool) async throws {
    try await write(.deleteReaction(id, softly: softly))
  }

  public func addUser(_ id: String, data: [String: JSONValue], orGet: Bool) async throws -> FeedUser {
    guard orGet else {
      return try await require { try await self.client.addUser(id, data: data, orGet: false) }
    }
    return try await ask {
      try await self.client.addUser(id, data: data, orGet: true)
    } offline: {
      if let known = try await self.snapshot(of: [Mention(.user, id)]).user(id) { return known }
      try await self.keep(.addUser(NewUser(id: id, data: data)))
      return FeedUser(id: id, data: data, createdAt: self.clock(), updatedAt: self.clock())
    }
  }

  public func addObject(
    _ collection: String,
    id: String?,
    data: [String: JSONValue],
    ownerID: String?
  ) async throws -> CollectionObject {
    let key = OfflineWrite.CollectionKey(collection: collection, id: id ?? UUID().uuidString.lowercased())
    return try await write(
      .addObject(key, data: data, ownerID: ownerID),
      reply: { try CollectionObject(wire: $0) },
      later: { CollectionObject(key, data: data, ownerID: ownerID, at: clock()) }
    )
  }

  public func deleteObject(_ collection: String, id: String) async throws {
    try await write(.deleteObject(OfflineWrite.CollectionKey(collection: collection, id: id)))
  }
}

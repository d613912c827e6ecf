import FeedCore

/// Many writes as one transaction: what `FeedEngine.batch` hands to its body.
///
/// Use it to load a world or an import: a commit of its own costs an operation several times what it does.
/// It must not leave the body. Follow before adding activities: then there is nothing to copy.
///
///     try await engine.batch { batch in
///       for person in people { try batch.addUser(person.id, data: person.data) }
///       for (time, tweet) in tweets {
///         batch.now = time
///         try batch.add([tweet], to: feed)
///       }
///     }
///
/// Measured: 300 users, 8,000 follows, 10,000 activities and 30,000 reactions load in a second or two.
public final class FeedEngineBatch {
  private let writing: Writing

  init(_ writing: Writing) { self.writing = writing }

  /// Told in place of the clock's time, so that reactions, groups and users are as old as the story says.
  ///
  /// Go forward only: reactions are listed in the order they came in. Nil brings the real clock back.
  public var now: Timestamp? {
    get { writing.pretendedNow }
    set { writing.pretendedNow = newValue }
  }

  @discardableResult
  public func add(_ activities: [NewActivity], to feed: FeedID) throws -> [Activity] {
    try writing.add(activities, to: feed)
  }

  public func add(_ activity: NewActivity, toMany feeds: [FeedID]) throws {
    try writing.add(activity, toMany: feeds)
  }

  /// Brings an activity of a dump back, with its id, into the feeds that it was added to, and into its
  /// targets.
  public func restore(_ activity: Activity, in feeds: [FeedID]) throws {
    try writing.restore(activity, in: feeds)
  }

  public func update(_ activities: [NewActivity]) throws { try writing.update(activities) }

  /// - Throws: `FeedError` with code `notFound` for an activity that is not there.
  public func updateTargets(_ updates: [TargetUpdate], of feed: FeedID) throws {
    _ = try writing.updateTargets(updates, of: feed)
  }

  public func remove(_ id: ActivityID, from feed: FeedID) throws { try writing.remove(id, from: feed) }

  public func follow(_ requests: [FollowRequest]) throws { try writing.follow(requests) }

  public func unfollow(_ requests: [UnfollowRequest]) throws { try writing.unfollow(requests) }

  /// Whether listeners hear of reactions. Turn it off where a store is filled before anybody can listen.
  public var announcesReactions: Bool {
    get { writing.announcesReactions }
    set { writing.announcesReactions = newValue }
  }

  /// - Returns: the id of the reaction.
  @discardableResult
  public func add(_ reaction: NewReaction) throws -> String { try writing.store(reaction).reaction.id }

  /// Hides a reaction until it is restored.
  public func softlyDeleteReaction(_ id: String) throws { try writing.deleteReaction(id, softly: true) }

  /// - Throws: `FeedError` with code `notFound` for a reaction that is not there, or deleted.
  public func update(_ change: ReactionUpdate) throws { _ = try writing.store(change) }

  @discardableResult
  public func addUser(_ id: String, data: [String: JSONValue] = [:], orGet: Bool = true) throws -> FeedUser {
    try writing.addUser(id, data: data, orGet: orGet)
  }

  @discardableResult
  public func addUsers(_ users: [NewUser], overriding: Bool) throws -> [FeedUser] {
    try writing.addUsers(users, overriding: overriding)
  }

  public func upsertObjects(_ objects: [String: [[String: JSONValue]]]) throws {
    try writing.upsertObjects(objects)
  }

  @discardableResult
  public func addObject(_ collection: String, id: String?, data: [String: JSONValue], ownerID: String? = nil)
    throws -> CollectionObject
  {
    try writing.addObject(collection, id: id, data: data, ownerID: ownerID)
  }
}

extension FeedEngine {
  /// Writes `items` in their order, in transactions that end after 20 ms of work, with a pause between two of
  /// them.
  ///
  /// So other writers, also those of other processes, wait for tens of milliseconds and not for all of the
  /// items.
  ///
  /// - Parameters:
  ///   - committed: receives how many items are written, after each transaction.
  ///   - body: writes one item. It runs again for items whose transaction has to be repeated.
  /// - Throws: `FeedError`, and what `body` throws. Nothing of its transaction is written then; earlier ones
  ///   stay.
  public func batch<Item: Sendable>(
    of items: [Item],
    committed: (Int) -> Void = { _ in },
    _ body: @escaping @Sendable (FeedEngineBatch, Item) throws -> Void
  ) async throws {
    var done = 0
    while done < items.count {
      let start = ContinuousClock.now
      done += try await batch { [done] batch in
        let end = ContinuousClock.now + Self.timeOfPortion
        var index = done
        repeat {
          try body(batch, items[index])
          index += 1
        } while index < items.count && ContinuousClock.now < end
        return index - done
      }
      committed(done)
      // Others who came meanwhile sleep, and would sleep through one transaction after the other.
      if ContinuousClock.now - start > Self.timeOfPortion / 2 { await letOthersWrite() }
    }
  }

  /// How long a transaction of a load works before it commits.
  private static let timeOfPortion = Duration.milliseconds(20)

  /// Runs many operations as one transaction: all of them happen, or, when `body` throws, none.
  ///
  /// Other writers wait meanwhile, so load in portions of some thousand operations where others are at work.
  public func batch<Result: Sendable>(
    _ body: @escaping @Sendable (FeedEngineBatch) throws -> Result
  ) async throws -> Result {
    try await write { writing in
      writing.isIndivisible = true
      return try body(FeedEngineBatch(writing))
    }
  }
}

extension FeedEngineBatch: BatchWriter {}

extension FeedEngine: BatchWriting {
  package func writeBatch<Item: Sendable>(
    of items: [Item],
    committed: (Int) -> Void,
    _ body: @escaping @Sendable (any BatchWriter, Item) throws -> Void
  ) async throws {
    try await batch(of: items, committed: committed) { try body($0, $1) }
  }
}

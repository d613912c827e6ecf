extension FeedError {
  /// Returns the error of a backend that does not implement something.
  ///
  /// - Parameter what: the operation as a noun phrase, such as "following feeds".
  public static func unsupported(_ what: String) -> FeedError {
    FeedError(.notAllowed, "This backend does not support \(what).")
  }
}

extension FeedBackend {
  public var capabilities: BackendCapabilities { [] }
  public var extensions: BackendExtensions { BackendExtensions() }
}

// MARK: Derived from other functions

extension FeedBackend {
  /// Counts the pages of `followers` and `following`.
  public func followStatistics(_ query: FollowStatisticsQuery) async throws -> FollowStatistics {
    var statistics = FollowStatistics()
    if let feed = query.followersOf {
      statistics.followers = try await count(query.followersGroups, { $0.feed }) {
        try await followers(of: feed, $0)
      }
    }
    if let feed = query.followingOf {
      statistics.following = try await count(query.followingGroups, { $0.target }) {
        try await following(of: feed, $0)
      }
    }
    return statistics
  }

  private func count(
    _ groups: [String]?,
    _ end: (Follow) -> FeedID,
    _ page: (FollowQuery) async throws -> [Follow]
  ) async throws -> Int {
    var query = FollowQuery(limit: 100)
    var count = 0
    while true {
      let follows = try await page(query)
      count += follows.count { follow in groups?.contains(end(follow).group) ?? true }
      // A short page may be a backend's own, smaller limit, so only an empty one is the last.
      guard !follows.isEmpty else { return count }
      query.offset += follows.count
    }
  }

  /// Reads it with `reactions(_:includingDeleted:)`.
  public func reaction(_ id: String) async throws -> Reaction {
    guard let reaction = try await reactions([id], includingDeleted: true).first else {
      throw FeedError(.notFound, "There is no reaction '\(id)'.")
    }
    return reaction
  }

  /// Reads the user with `users(_:)`, which has no counts: with `withFollowCounts` it throws.
  public func user(_ id: String, withFollowCounts: Bool) async throws -> FeedUser {
    guard !withFollowCounts else { throw FeedError.unsupported("counting the follows of a user") }
    guard let user = try await users([id]).first else {
      throw FeedError(.notFound, "There is no user '\(id)'.")
    }
    return user
  }

  /// Adds one user after another; those before an error stay.
  public func addUsers(_ users: [NewUser], overriding: Bool) async throws -> [FeedUser] {
    var stored: [FeedUser] = []
    for user in users {
      let found = try await addUser(user.id, data: user.data, orGet: true)
      let isStale = overriding && found.data != user.data
      stored.append(isStale ? try await updateUser(user.id, data: user.data) : found)
    }
    return stored
  }

  /// Deletes one user after another; those before an error are gone.
  public func deleteUsers(_ ids: [String]) async throws {
    for id in ids {
      do { try await deleteUser(id) } catch let error as FeedError where error.code == .notFound {}
    }
  }

  /// Reads it with `objects(_:)`.
  public func object(_ collection: String, id: String) async throws -> CollectionObject {
    guard let object = try await objects(["\(collection):\(id)"]).first else {
      throw FeedError(.notFound, "There is no object '\(collection):\(id)'.")
    }
    return object
  }

  /// Deletes one object after another; those before an error are gone.
  public func deleteObjects(_ collection: String, ids: [String]) async throws {
    for id in ids {
      do {
        try await deleteObject(collection, id: id)
      } catch let error as FeedError where error.code == .notFound {}
    }
  }

  /// Follows the pages of `extensions.search`.
  public func searchUsers(_ text: String?, limit: Int, afterID: String?) async throws -> [FeedUser] {
    guard let pages = extensions.search else { throw FeedError.unsupported("searching users") }
    return try await pages.usersOfAllPages(text, limit: limit, afterID: afterID)
  }

  /// Follows the pages of `extensions.search`.
  public func searchActivities(_ text: String, limit: Int, before: ActivityID?, in scope: FeedScope?)
    async throws -> [EnrichedActivity]
  {
    guard let pages = extensions.search else { throw FeedError.unsupported("searching activities") }
    return try await pages.activitiesOfAllPages(text, limit: limit, before: before, in: scope)
  }

  /// Subscribes to what `interest` holds now.
  public func changes(in interest: ChangeInterest) async throws -> AsyncStream<FeedChange> {
    let snapshot = interest.snapshot
    return try await changes(of: snapshot.breadth == .named ? snapshot.feeds : nil)
  }
}

// MARK: Not supported unless implemented: feeds and activities

extension FeedBackend {
  @discardableResult
  public func add(_: [NewActivity], to _: FeedID) async throws -> [Activity] {
    throw FeedError.unsupported("adding activities")
  }

  public func add(_: NewActivity, toMany _: [FeedID]) async throws {
    throw FeedError.unsupported("adding an activity to many feeds")
  }

  public func remove(_: ActivityID, from _: FeedID) async throws {
    throw FeedError.unsupported("removing activities")
  }

  public func remove(foreignID _: String, from _: FeedID) async throws {
    throw FeedError.unsupported("removing activities")
  }

  public func activities(_: [ActivityKey], enrichment _: Enrichment?) async throws -> [EnrichedActivity] {
    throw FeedError.unsupported("reading single activities")
  }

  public func update(_: [NewActivity]) async throws {
    throw FeedError.unsupported("updating activities")
  }

  @discardableResult
  public func update(_: [ActivityPatch]) async throws -> [Activity] {
    throw FeedError.unsupported("partial updates of activities")
  }

  @discardableResult
  public func updateTargets(_: [TargetUpdate], of _: FeedID) async throws -> [TargetUpdateResult] {
    throw FeedError.unsupported("changing the targets of activities")
  }

  public func changes(of _: Set<FeedID>?) async throws -> AsyncStream<FeedChange> {
    throw FeedError.unsupported("streams of changes")
  }
}

// MARK: Not supported unless implemented: follows

extension FeedBackend {
  public func follow(_: [FollowRequest]) async throws {
    throw FeedError.unsupported("following feeds")
  }

  public func unfollow(_: [UnfollowRequest]) async throws {
    throw FeedError.unsupported("unfollowing feeds")
  }

  public func following(of _: FeedID, _: FollowQuery) async throws -> [Follow] {
    throw FeedError.unsupported("listing followed feeds")
  }

  public func followers(of _: FeedID, _: FollowQuery) async throws -> [Follow] {
    throw FeedError.unsupported("listing followers")
  }
}

// MARK: Not supported unless implemented: reactions

extension FeedBackend {
  @discardableResult
  public func add(_: NewReaction) async throws -> Reaction {
    throw FeedError.unsupported("adding reactions")
  }

  public func reactions(_: [String], includingDeleted _: Bool) async throws -> [Reaction] {
    throw FeedError.unsupported("reading single reactions")
  }

  public func reactions(_: ReactionQuery) async throws -> ReactionPage {
    throw FeedError.unsupported("listing reactions")
  }

  @discardableResult
  public func update(_: ReactionUpdate) async throws -> Reaction {
    throw FeedError.unsupported("updating reactions")
  }

  public func deleteReaction(_: String, softly _: Bool) async throws {
    throw FeedError.unsupported("deleting reactions")
  }

  public func restoreReaction(_: String) async throws {
    throw FeedError.unsupported("restoring reactions")
  }
}

// MARK: Not supported unless implemented: users and objects

extension FeedBackend {
  @discardableResult
  public func addUser(_: String, data _: [String: JSONValue], orGet _: Bool) async throws -> FeedUser {
    throw FeedError.unsupported("adding users")
  }

  @discardableResult
  public func updateUser(_: String, data _: [String: JSONValue]) async throws -> FeedUser {
    throw FeedError.unsupported("updating users")
  }

  public func deleteUser(_: String) async throws {
    throw FeedError.unsupported("deleting users")
  }

  public func users(_: [String]) async throws -> [FeedUser] {
    throw FeedError.unsupported("reading users")
  }

  @discardableResult
  public func addObject(_: String, id _: String?, data _: [String: JSONValue], ownerID _: String?)
    async throws -> CollectionObject
  {
    throw FeedError.unsupported("adding objects")
  }

  @discardableResult
  public func updateObject(_: String, id _: String, data _: [String: JSONValue]) async throws
    -> CollectionObject
  {
    throw FeedError.unsupported("updating objects")
  }

  public func deleteObject(_: String, id _: String) async throws {
    throw FeedError.unsupported("deleting objects")
  }

  public func upsertObjects(_: [String: [[String: JSONValue]]]) async throws {
    throw FeedError.unsupported("adding or replacing objects")
  }

  public func objects(_: [String]) async throws -> [CollectionObject] {
    throw FeedError.unsupported("reading objects")
  }
}

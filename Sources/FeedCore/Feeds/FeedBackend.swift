/// The interface that every backend implements: Stream's API as Swift values.
///
/// A backend must implement `acting(as:)` and `read(_:_:)`. Everything else has a default, in
/// `FeedBackend+Defaults.swift`: what follows from other functions is derived from them, and the rest throws
/// `FeedError` with code `notAllowed` and a sentence that names what is not supported. So a read-only
/// backend, a mock or a wrapper implements only what it does. The engine, the client of a Stream server and
/// the offline client implement all of it, and one contract suite runs against each. What differs between
/// backends is data: ``capabilities`` and ``extensions``.
///
/// Every function may throw `FeedError`; its code says what kind of failure it was. See <doc:Errors>.
public protocol FeedBackend: Sendable {
  /// What this backend can do beyond Stream's API.
  var capabilities: BackendCapabilities { get }

  /// The implementations of optional interfaces that this backend offers; none by default.
  ///
  /// A wrapper that changes neither what is read nor what is written returns those of the backend that it
  /// wraps.
  var extensions: BackendExtensions { get }

  /// The same feeds for one user, who changes only what is their own.
  ///
  /// Writes through it decide who owns what in the transaction that changes it, so nothing can change hands
  /// in between: an activity belongs to its actor, a reaction to its user, an object to its owner. A client
  /// leaves that to the server, as the user. Who may write to a feed follows from the feed's name, and is the
  /// caller's to decide.
  ///
  /// - Returns: a backend whose writes throw `FeedError` with code `notAllowed` for what belongs to somebody
  ///   else.
  func acting(as userID: String) -> any FeedBackend

  // MARK: Feeds

  /// Adds activities to `feed`, to their `to` targets and to the followers of all of these.
  ///
  /// The same foreign id and time again overwrites the stored activity. Returns them in the order of the
  /// argument.
  @discardableResult
  func add(_ activities: [NewActivity], to feed: FeedID) async throws -> [Activity]

  /// Adds one activity to many feeds, without any fan-out to their followers.
  func add(_ activity: NewActivity, toMany feeds: [FeedID]) async throws

  /// One page of the feed.
  ///
  /// - Throws: `FeedError` with code `feedConfiguration` for a group that does not exist, `ranking` for a
  ///   method that it does not have.
  func read(_ feed: FeedID, _ query: FeedQuery) async throws -> FeedPage

  /// Removes one activity from `feed` and from wherever adding it there had sent it. An unknown id is not an
  /// error.
  func remove(_ id: ActivityID, from feed: FeedID) async throws

  /// Removes all activities with this foreign id from `feed` and from wherever they were sent.
  func remove(foreignID: String, from feed: FeedID) async throws

  // MARK: Activities

  /// The stored activities in the order of `keys`; unknown ones are left out. Nil enrichment reads them raw.
  func activities(_ keys: [ActivityKey], enrichment: Enrichment?) async throws -> [EnrichedActivity]

  /// Replaces activities, each named by foreign id and time; an unknown one is stored, in no feed.
  func update(_ activities: [NewActivity]) async throws

  /// Partial updates, all or none. Returns the updated activities.
  @discardableResult
  func update(_ patches: [ActivityPatch]) async throws -> [Activity]

  /// Changes the `to` targets of activities that were added to `feed`.
  @discardableResult
  func updateTargets(_ updates: [TargetUpdate], of feed: FeedID) async throws -> [TargetUpdateResult]

  // MARK: Follows

  /// Follows that exist already are left as they are.
  func follow(_ requests: [FollowRequest]) async throws

  /// Ends follows; one that does not exist is not an error.
  func unfollow(_ requests: [UnfollowRequest]) async throws

  /// What `feed` follows.
  func following(of feed: FeedID, _ query: FollowQuery) async throws -> [Follow]

  /// Who follows `feed`.
  func followers(of feed: FeedID, _ query: FollowQuery) async throws -> [Follow]

  /// Counts follows without reading them.
  func followStatistics(_ query: FollowStatisticsQuery) async throws -> FollowStatistics

  // MARK: Reactions

  /// Stores a reaction and notifies its target feeds.
  @discardableResult
  func add(_ reaction: NewReaction) async throws -> Reaction

  /// - Throws: `FeedError` with code `notFound`. A softly deleted reaction is found, with `deletedAt` set.
  func reaction(_ id: String) async throws -> Reaction

  /// Those that exist, in the order of `ids`.
  func reactions(_ ids: [String], includingDeleted: Bool) async throws -> [Reaction]

  /// One page of reactions, newest first unless a lower bound is set.
  func reactions(_ query: ReactionQuery) async throws -> ReactionPage

  /// - Throws: `FeedError` with code `notFound`.
  @discardableResult
  func update(_ reaction: ReactionUpdate) async throws -> Reaction

  /// - Parameter softly: hides it until it is restored; otherwise it and its descendants vanish.
  func deleteReaction(_ id: String, softly: Bool) async throws

  /// Undoes a soft deletion.
  func restoreReaction(_ id: String) async throws

  // MARK: Users

  /// - Parameter orGet: returns the existing user, unchanged, instead of throwing `conflict`.
  @discardableResult
  func addUser(_ id: String, data: [String: JSONValue], orGet: Bool) async throws -> FeedUser

  /// - Throws: `FeedError` with code `notFound`.
  func user(_ id: String, withFollowCounts: Bool) async throws -> FeedUser

  /// Replaces the user's data.
  @discardableResult
  func updateUser(_ id: String, data: [String: JSONValue]) async throws -> FeedUser

  /// Deletes the user, not what the user did.
  func deleteUser(_ id: String) async throws

  /// Adds many users; those that exist are replaced only with `overriding`. Returns the users as stored.
  @discardableResult
  func addUsers(_ users: [NewUser], overriding: Bool) async throws -> [FeedUser]

  /// Those that exist, in the order of `ids`.
  func users(_ ids: [String]) async throws -> [FeedUser]

  /// As `deleteUser`, for many; unknown ones are no error.
  func deleteUsers(_ ids: [String]) async throws

  // MARK: Collections

  /// - Parameter id: nil lets the backend make one. One that exists is a `conflict`.
  @discardableResult
  func addObject(
    _ collection: String,
    id: String?,
    data: [String: JSONValue],
    ownerID: String?
  ) async throws -> CollectionObject

  /// - Throws: `FeedError` with code `notFound`.
  func object(_ collection: String, id: String) async throws -> CollectionObject

  /// Replaces the object's data.
  @discardableResult
  func updateObject(_ collection: String, id: String, data: [String: JSONValue]) async throws
    -> CollectionObject

  /// Deletes the object, not the activities that refer to it.
  func deleteObject(_ collection: String, id: String) async throws

  /// Adds or replaces objects; each `data` holds its own `id`, which stays inside.
  func upsertObjects(_ objects: [String: [[String: JSONValue]]]) async throws

  /// Those that exist, named `collection:id`, in the order of `foreignIDs`.
  func objects(_ foreignIDs: [String]) async throws -> [CollectionObject]

  /// As `deleteObject`, for many; unknown ones are no error.
  func deleteObjects(_ collection: String, ids: [String]) async throws

  // MARK: Beyond the service

  /// Users, or those whose id or data hold the words of `text`, ordered by id.
  ///
  /// - Throws: `FeedError` with code `notAllowed` if `capabilities` lacks `search`.
  func searchUsers(_ text: String?, limit: Int, afterID: String?) async throws -> [FeedUser]

  /// The newest activities that hold the words of `text`, enriched.
  ///
  /// - Parameter scope: only what is in one of these feeds; nil for everything.
  /// - Throws: as `searchUsers`.
  func searchActivities(_ text: String, limit: Int, before: ActivityID?, in scope: FeedScope?) async throws
    -> [EnrichedActivity]

  /// Returns a stream of what happens to `feeds`, whether there or in a feed they follow, from the moment the
  /// stream exists until the backend closes; nil stands for all feeds.
  ///
  /// - Throws: `FeedError` with code `feedConfiguration` for a feed whose group does not exist.
  func changes(of feeds: Set<FeedID>?) async throws -> AsyncStream<FeedChange>

  /// Like `changes(of:)`, for an interest that changes while the stream is read.
  ///
  /// The stream holds a bounded number of changes. For a consumer that falls behind, what no longer fits is
  /// dropped, and one change with `missedEarlier` for each of its feeds follows. A backend over the network
  /// subscribes to what `interest` holds when the stream is made.
  func changes(in interest: ChangeInterest) async throws -> AsyncStream<FeedChange>
}

/// A user to be added. See <doc:UsersAndCollections#Users>.
public struct NewUser: Hashable, Sendable {
  /// Letters, digits, `_` and `-`, as in feed ids.
  public var id: String
  /// Free data, such as `name`.
  public var data: [String: JSONValue]

  /// A user with this id and any JSON about them.
  public init(id: String, data: [String: JSONValue] = [:]) {
    self.id = id
    self.data = data
  }
}

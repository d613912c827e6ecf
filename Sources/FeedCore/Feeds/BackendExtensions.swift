/// The optional interfaces that a backend implements, beside `FeedBackend`; nil for those it has not.
///
/// A server asks this, never which type a backend has, so a wrapper keeps what the wrapped backend offers by
/// passing it on:
///
///     var extensions: BackendExtensions { base.extensions }
///
/// A wrapper that changes the results of reads must not pass it on: `storedPages`, for example, would go past
/// it.
public struct BackendExtensions: Sendable {
  /// Pages of activities as they are stored.
  package var storedPages: (any StoredPages)?
  /// Searching a bounded number of entries for each page.
  package var search: (any SearchPages)?
  /// Reading only what one user may read.
  package var scopedReading: (any ReaderScopedBackend)?
  /// Finding everything that one user did.
  package var personalData: (any PersonalData)?
  /// Removing an activity from all feeds.
  package var activityDeletion: (any ActivityDeletion)?
  /// A log of changes.
  package var changeLog: (any ChangeLog)?
  /// Writing many things in few transactions.
  package var batches: (any BatchWriting)?

  /// No optional interface.
  public init() {}
}

/// A backend that can read on behalf of one user: only what is in feeds that the user may read.
///
/// In each function, `reader` is what the user may read, with the user's own id as its `id`. An activity is
/// readable if the user is its actor, if it was added or targeted to a feed of the scope, or if a feed with
/// the user's id received it by following. A reaction is readable if the user made it or may read its
/// activity. What is not readable is treated as missing, so that nothing reveals that it exists.
package protocol ReaderScopedBackend: Sendable {
  /// Does what `read(_:_:)` does; references to what is not readable are left as missing.
  func read(_ feed: FeedID, _ query: FeedQuery, for reader: FeedScope) async throws -> FeedPage

  /// Does what `activities(_:enrichment:)` does, without what is not readable.
  func activities(_ keys: [ActivityKey], enrichment: Enrichment?, for reader: FeedScope) async throws
    -> [EnrichedActivity]

  /// Does what `reactions(_:includingDeleted:)` does, without what is not readable.
  func reactions(_ ids: [String], includingDeleted: Bool, for reader: FeedScope) async throws -> [Reaction]

  /// Does what `reactions(_:)` does, without what is not readable.
  ///
  /// A page may hold less than its limit although another one follows: looking for readable reactions is
  /// bounded.
  func reactions(_ query: ReactionQuery, for reader: FeedScope) async throws -> ReactionPage
}

/// A backend that finds everything that one user did, wherever it is.
///
/// See <doc:UsersAndCollections#Personal-data>.
package protocol PersonalData: Sendable {
  /// Returns ids of the activities whose actor is `user`, oldest first.
  ///
  /// - Parameter after: the last id of the portion before.
  func activityIDs(ofActor user: String, after: ActivityID?, limit: Int) async throws -> [ActivityID]

  /// Returns ids of the reactions of `user`, softly deleted ones too, oldest first.
  ///
  /// - Parameter after: the last id of the portion before.
  func reactionIDs(of user: String, after: String?, limit: Int) async throws -> [String]
}

/// A backend that can find all feeds that contain an activity.
package protocol ActivityDeletion: Sendable {
  /// Removes an activity from every feed. One that is gone is not an error.
  ///
  /// See <doc:UsersAndCollections#Personal-data>.
  func delete(_ id: ActivityID) async throws
}

/// A backend that writes many things in few transactions.
package protocol BatchWriting: Sendable {
  /// Writes `items` in their order, in transactions of bounded length.
  ///
  /// - Parameters:
  ///   - committed: receives how many items are written, after each transaction.
  ///   - body: writes one item. It runs again for items whose transaction has to be repeated.
  /// - Throws: `FeedError`, and what `body` throws. Nothing of its transaction is written then; earlier ones
  ///   stay.
  func writeBatch<Item: Sendable>(
    of items: [Item],
    committed: (Int) -> Void,
    _ body: @escaping @Sendable (any BatchWriter, Item) throws -> Void
  ) async throws
}

/// The writes of a transaction of `BatchWriting`. It must not leave the body that receives it.
package protocol BatchWriter {
  @discardableResult
  func add(_ activities: [NewActivity], to feed: FeedID) throws -> [Activity]
  @discardableResult
  func addUsers(_ users: [NewUser], overriding: Bool) throws -> [FeedUser]
  func upsertObjects(_ objects: [String: [[String: JSONValue]]]) throws
}

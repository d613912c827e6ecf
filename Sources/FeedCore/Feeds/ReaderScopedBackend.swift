/// A backend that can read on behalf of one user: only what is in feeds that the user may read.
///
/// In each function, `reader` is what the user may read, with the user's own id as its `id`. An activity is
/// readable if the user is its actor, if it was added or targeted to a feed of the scope, or if a feed with
/// the user's id received it by following. A reaction is readable if the user made it or may read its
/// activity. What is not readable is treated as missing, so that nothing reveals that it exists.
package protocol ReaderScopedBackend: FeedBackend {
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

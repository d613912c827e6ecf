/// A backend that knows all feeds in which an activity stands.
package protocol ActivityDeletion: FeedBackend {
  /// Takes an activity out of every feed. One that is gone is not an error.
  ///
  /// See <doc:UsersAndCollections#Personal-data>.
  func delete(_ id: ActivityID) async throws
}

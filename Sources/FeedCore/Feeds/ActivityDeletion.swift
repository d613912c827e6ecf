/// A backend that knows all feeds in which an activity stands.
package protocol ActivityDeletion: FeedBackend {
  /// Takes an activity out of every feed. One that is gone is not an error.
  ///
  /// Source: `stream-api.md` §2.9, `POST data_privacy/delete_activities/`.
  func delete(_ id: ActivityID) async throws
}

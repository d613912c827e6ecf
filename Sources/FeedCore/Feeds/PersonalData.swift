/// A backend that finds everything that one user did, wherever it is.
///
/// See <doc:UsersAndCollections#Personal-data>.
package protocol PersonalData: FeedBackend {
  /// Returns ids of the activities whose actor is `user`, oldest first.
  ///
  /// - Parameter after: the last id of the portion before.
  func activityIDs(ofActor user: String, after: ActivityID?, limit: Int) async throws -> [ActivityID]

  /// Returns ids of the reactions of `user`, softly deleted ones too, oldest first.
  ///
  /// - Parameter after: the last id of the portion before.
  func reactionIDs(of user: String, after: String?, limit: Int) async throws -> [String]
}

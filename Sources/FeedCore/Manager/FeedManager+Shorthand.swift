// The same functions with what is usually left out, left out.

extension FeedManager {
  /// The feed of what a user did, in the settings' user feed group.
  public func userFeed(of userID: String) throws -> Feed { try userFeed(of: userID, group: nil) }

  /// Every news feed of `userID` follows the user feed of `targetID`. Source: stream-django's `follow_user`.
  ///
  /// - Parameter copyLimit: how many of the target's newest activities are copied, 0…1000; nil for 100.
  public func followUser(_ targetID: String, by userID: String, copyLimit: Int? = nil) async throws {
    try await follow([targetID], by: userID, copyLimit: copyLimit)
  }

  /// Undoes `followUser`. Source: stream-django's `unfollow_user`.
  public func unfollowUser(
    _ targetID: String,
    by userID: String,
    keepHistory: Bool = false
  ) async throws {
    try await unfollow([targetID], by: userID, keepHistory: keepHistory)
  }

  /// Follows many users in one call.
  public func followUsers(_ targetIDs: [String], by userID: String, copyLimit: Int? = nil) async throws {
    try await follow(targetIDs, by: userID, copyLimit: copyLimit)
  }

  /// Unfollows many users in one call.
  public func unfollowUsers(
    _ targetIDs: [String],
    by userID: String,
    keepHistory: Bool = false
  ) async throws {
    try await unfollow(targetIDs, by: userID, keepHistory: keepHistory)
  }

  /// Adds an activity that no model made to the user feed of `userID`, or to another group.
  @discardableResult
  public func add(_ activity: NewActivity, by userID: String, group: String? = nil) async throws -> Activity {
    try await add(Publication(authorFeed: group, actorID: userID, activity: activity))
  }

  /// Removes what has this foreign id from the user feed of `userID`, or from another group.
  public func remove(foreignID: String, by userID: String, group: String? = nil) async throws {
    try await userFeed(of: userID, group: group).remove(foreignID: foreignID)
  }
}

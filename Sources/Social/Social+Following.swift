import FeedCore

extension Social {
  /// Follows a person, a repository, a board: what they do comes into both news feeds, and they are notified.
  /// Following twice changes nothing.
  ///
  /// - Throws: `FeedError`: `notFound` for an unknown user, `input` for yourself.
  package func follow(_ target: String) async throws {
    guard target != userID else { throw FeedError(.input, "You cannot follow yourself.") }
    let target = try await existingUser(target).id
    guard try await !follows(target) else { return }
    let followed = PersonFeeds(target).user
    try await backend.follow(feeds.news.map { FollowRequest($0, follows: followed) })
    _ = try await add(SocialActivity.follow(target, by: userID, time: clock?()))
  }

  /// Ends it: what came from them leaves the news feeds. It is not an error if there was none.
  ///
  /// - Parameter keepHistory: whether what came already stays.
  package func unfollow(_ target: String, keepHistory: Bool = false) async throws {
    guard FeedID.isValid(target) else { throw Self.unknownUser(target) }
    let followed = PersonFeeds(target).user
    let foreignID = SocialActivity.followForeignID(target, by: userID)
    try await backend.unfollow(
      feeds.news.map { UnfollowRequest($0, unfollows: followed, keepHistory: keepHistory) }
    )
    try await backend.remove(foreignID: foreignID, from: feeds.user)
  }

  package func follows(_ target: String) async throws -> Bool {
    try await followed(among: [target]).contains(target)
  }

  /// Which of `ids` the user follows.
  package func followed(among ids: [String]) async throws -> Set<String> {
    let targets = Set(ids.filter(FeedID.isValid)).map { PersonFeeds($0).user }
    guard !targets.isEmpty else { return [] }
    let query = FollowQuery(limit: targets.count, filter: targets.sorted())
    return Set(try await backend.following(of: feeds.timeline, query).map(\.target.id))
  }

  /// - Throws: `FeedError` with code `notFound`, naming the user.
  func existingUser(_ id: String, withFollowCounts: Bool = false) async throws -> FeedUser {
    guard FeedID.isValid(id) else { throw Self.unknownUser(id) }
    do {
      return try await backend.user(id, withFollowCounts: withFollowCounts)
    } catch let error as FeedError where error.code == .notFound {
      throw Self.unknownUser(id)
    }
  }

  static func unknownUser(_ id: String) -> FeedError {
    FeedError(.notFound, "There is no user '\(id)'.")
  }
}

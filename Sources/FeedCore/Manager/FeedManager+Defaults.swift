extension FeedManager {
  /// - Throws: `FeedError` with code `input` if a part is not a name for a feed.
  public func feed(_ group: String, _ id: String) throws -> Feed {
    Feed(try FeedID(group, id), in: backend)
  }

  /// In `group`, or in the user feed's group of the settings (`STREAM_USER_FEED`).
  public func userFeed(of userID: String, group: String?) throws -> Feed {
    try feed(group ?? settings.userFeed, userID)
  }

  /// One for each entry of `STREAM_NEWS_FEEDS`, under the entry's name.
  public func newsFeeds(of userID: String) throws -> [String: Feed] {
    try settings.newsFeeds.mapValues { try feed($0, userID) }
  }

  /// In the settings' group (`STREAM_NOTIFICATION_FEED`).
  public func notificationFeed(of userID: String) throws -> Feed {
    try feed(settings.notificationFeed, userID)
  }

  /// The actor's user feed, in the publication's own group where it names one.
  public func actorFeed(of publication: Publication) throws -> Feed {
    try userFeed(of: publication.actorID, group: publication.authorFeed)
  }

  /// Each news feed of the user follows each target's user feed.
  public func follow(_ targetIDs: [String], by userID: String, copyLimit: Int?) async throws {
    let requests = try pairs(targetIDs, userID).map {
      FollowRequest($0, follows: $1, activityCopyLimit: copyLimit)
    }
    // One target is a call per news feed, as stream-django makes them; many are one batch.
    for batch in targetIDs.count == 1 ? requests.map({ [$0] }) : [requests] where !batch.isEmpty {
      try await backend.follow(batch)
    }
  }

  /// The reverse of `follow`.
  public func unfollow(_ targetIDs: [String], by userID: String, keepHistory: Bool) async throws {
    let requests = try pairs(targetIDs, userID).map {
      UnfollowRequest($0, unfollows: $1, keepHistory: keepHistory)
    }
    for batch in targetIDs.count == 1 ? requests.map({ [$0] }) : [requests] where !batch.isEmpty {
      try await backend.unfollow(batch)
    }
  }

  /// Adds it to the actor's feed.
  @discardableResult
  public func add(_ publication: Publication) async throws -> Activity {
    try await actorFeed(of: publication).add(publication.activity)
  }

  /// Removes it from the actor's feed by its foreign id.
  public func remove(_ publication: Publication) async throws {
    try await actorFeed(of: publication).remove(foreignID: publication.activity.foreignID)
  }

  /// Each news feed of the user with each target's user feed, in an order that does not change between runs.
  private func pairs(_ targetIDs: [String], _ userID: String) throws -> [(FeedID, FeedID)] {
    let sources = try newsFeeds(of: userID).values.map(\.id).sorted()
    let targets = try targetIDs.map { try userFeed(of: $0, group: nil).id }
    return sources.flatMap { source in targets.map { (source, $0) } }
  }
}

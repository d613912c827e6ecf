import FeedCore

/// What a user may do: Stream's default policies. See <doc:CallersAndPermissions#What-a-user-may-do>.
///
/// Pure: it decides by names alone. Who made an activity or a reaction is decided by the backend, in the
/// transaction that changes it (`RouteRequest.writer`).
public struct UserPolicy: Hashable, Sendable {
  /// The error for what a user may not do, in Stream's words.
  public static let refusal = Ownership.refusal

  public var userID: String

  public init(_ userID: String) { self.userID = userID }

  public func owns(_ feed: FeedID) -> Bool { feed.id == userID }

  /// Groups whose feeds everybody may read.
  private static let publicGroups: Set<String> = ["user"]

  /// Your own feeds of any group, and anyone's `user` feed.
  ///
  /// It decides on feeds, and on what is found apart from them: an activity can be read by id, and reactions
  /// on it by theirs, if it is in one of these feeds, or a feed of yours received it by following, or you are
  /// its actor.
  public var readable: FeedScope { FeedScope(groups: Self.publicGroups, id: userID) }

  /// What everybody may read who may read `feed`: public feeds, and those that have the same id.
  static func readableByAll(whoReads feed: FeedID) -> FeedScope {
    FeedScope(groups: publicGroups, id: publicGroups.contains(feed.group) ? "" : feed.id)
  }

  public func mayRead(_ feed: FeedID) -> Bool { readable.contains(feed) }

  /// As a `to` target or a reaction's target feed: your own feeds, and anyone's notifications.
  public func mayTarget(_ feed: FeedID) -> Bool { owns(feed) || feed.group == "notification" }

  public func isSelf(actor: String) -> Bool { Ownership.isActor(actor, userID) }

  /// - Throws: `refusal` unless `allowed`.
  public static func require(_ allowed: Bool) throws {
    guard allowed else { throw refusal }
  }

  public func requireOwn(_ feeds: some Sequence<FeedID>) throws {
    try Self.require(feeds.allSatisfy(owns))
  }

  /// What is followed can be read through the follower: what the user may read anyway, and others' timelines,
  /// which bring what those they follow have published. Source: stream-js's suite (`profile`, `follow_list`).
  public func mayFollow(_ feed: FeedID) -> Bool { mayRead(feed) || feed.group == "timeline" }

  public func requireFollowable(_ feeds: some Sequence<FeedID>) throws {
    try Self.require(feeds.allSatisfy(mayFollow))
  }

  public func requireTargets(_ feeds: some Sequence<FeedID>) throws {
    try Self.require(feeds.allSatisfy(mayTarget))
  }
}

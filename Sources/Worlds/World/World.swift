import FeedCore

/// A demo world as plain values: who lives in it, who follows whom, and what has happened so far.
///
/// The same name, seed and anchor give the same world, on every machine. With another anchor the people, the graph
/// and nearly all texts stay, and the times move along.
public struct World: Sendable, Equatable {
  public var name: WorldName
  public var seed: UInt64
  /// The moment up to which things have happened.
  public var anchor: Timestamp
  /// The reader's own user comes first.
  public var people: [WorldPerson]
  public var follows: [WorldFollow] = []
  /// What activities are about, oldest first.
  public var objects: [CollectionObject] = []
  /// Oldest first.
  public var activities: [WorldActivity] = []
  /// Oldest first; a reaction comes after the one it answers.
  public var reactions: [WorldReaction] = []
  /// Conversations that are still going on: what bots may add to, newest last.
  public var conversations: [Conversation] = []

  /// How long things have happened, in days; who followed whom before is known too.
  static let days = 28
  var start: Timestamp { anchor.advanced(bySeconds: -Double(Self.days) * 86_400) }

  /// Whose eyes one looks through unless told otherwise.
  public static let you = "you"

  public func person(_ id: String) -> WorldPerson? { people.first { $0.id == id } }
}

/// That one person follows another with both news feeds.
public struct WorldFollow: Hashable, Sendable {
  /// User ids.
  public var follower: String
  public var followed: String
  public var time: Timestamp
}

/// An activity and the feed that it is added to.
public struct WorldActivity: Hashable, Sendable {
  public var feed: FeedID
  /// With foreign id and time, and so with a known id.
  public var activity: NewActivity

  public var time: Timestamp { activity.time ?? Timestamp(microseconds: 0) }
  public var id: ActivityID { ActivityID(foreignID: activity.foreignID, time: time) }
}

/// A like, a comment, or one of the reactions that count answers and reposts.
public struct WorldReaction: Hashable, Sendable {
  /// With an id of its own.
  public var reaction: NewReaction
  public var time: Timestamp
}

/// A conversation about one post, as far as bots need it to go on.
public struct Conversation: Sendable, Equatable {
  public var activity: ActivityID
  public var author: String
  /// The phrase book and the scene in it.
  var book: String
  var scene: Int
  var wording: Wording
}

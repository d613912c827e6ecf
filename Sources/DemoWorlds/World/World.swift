import FeedCore

/// A demo world as plain values: who lives in it, who follows whom, and what has happened so far.
///
/// The same name, seed and anchor give the same world, on every machine. With another anchor the people, the
/// graph and nearly all texts stay, and the times move along.
package struct World: Sendable, Equatable {
  package var name: WorldName
  package var seed: UInt64
  /// The moment up to which things have happened.
  package var anchor: Timestamp
  /// The reader's own user comes first.
  package var people: [WorldPerson]
  package var follows: [WorldFollow] = []
  /// What activities are about, oldest first.
  package var objects: [CollectionObject] = []
  /// Oldest first.
  package var activities: [WorldActivity] = []
  /// Oldest first; a reaction comes after the one it answers.
  package var reactions: [WorldReaction] = []
  /// Conversations that are still going on: what bots may add to, newest last.
  package var conversations: [WorldConversation] = []

  /// How long things have happened, in days; who followed whom before is known too.
  static let days = 28
  var start: Timestamp { anchor.advanced(bySeconds: -Double(Self.days) * 86_400) }

  /// Whose eyes one looks through unless told otherwise.
  package static let you = "you"

  package func person(_ id: String) -> WorldPerson? { people.first { $0.id == id } }
}

/// That one person follows another with both news feeds.
package struct WorldFollow: Hashable, Sendable {
  /// User ids.
  package var follower: String
  package var followed: String
  package var time: Timestamp
}

/// An activity and the feed that it is added to.
package struct WorldActivity: Hashable, Sendable {
  package var feed: FeedID
  /// With foreign id and time, and so with a known id.
  package var activity: NewActivity

  package var time: Timestamp { activity.time ?? Timestamp(microseconds: 0) }
  package var id: ActivityID { ActivityID(foreignID: activity.foreignID, time: time) }
}

/// A like, a comment, or one of the reactions that count answers and reposts.
package struct WorldReaction: Hashable, Sendable {
  /// With an id of its own.
  package var reaction: NewReaction
  package var time: Timestamp
}

/// A conversation about one post, as far as bots need it to go on.
package struct WorldConversation: Sendable, Equatable {
  package var activity: ActivityID
  package var author: String
  /// The phrase book and the scene in it.
  var book: String
  var scene: Int
  var wording: Wording
}

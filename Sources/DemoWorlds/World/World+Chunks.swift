import FeedCore

/// A world can be taken apart by time, and put together again.
extension World {
  /// How many conversations are remembered as still going on.
  static let openConversations = 300

  /// Adds what happened in `other`, after everything else.
  mutating func append(_ other: World) {
    follows += other.follows
    objects += other.objects
    activities += other.activities
    reactions += other.reactions
    conversations += other.conversations
  }

  /// Cuts off what happened up to and including `time`, in the order of time; where times are equal, as
  /// before. The conversations stay.
  mutating func take(until time: Timestamp) -> World {
    var chunk = World(name: name, seed: seed, anchor: min(time, anchor), people: people)
    chunk.follows = follows.take { $0.time <= time }
    chunk.objects = objects.take { $0.createdAt <= time }
    chunk.activities = activities.take { $0.time <= time }
    chunk.reactions = reactions.take { $0.time <= time }
    return chunk.ordered()
  }

  /// The same, everything in the order of time.
  func ordered() -> World {
    var world = self
    world.follows = follows.ordered { $0.time }
    world.objects = objects.ordered { $0.createdAt }
    world.activities = activities.ordered { $0.time }
    world.reactions = reactions.ordered { $0.time }
    return world
  }
}

extension Array {
  /// Removes and answers the elements for which `belongs` holds.
  fileprivate mutating func take(where belongs: (Element) -> Bool) -> [Element] {
    let taken = filter(belongs)
    removeAll(where: belongs)
    return taken
  }

  /// Sorted by time, where times are equal as before. The elements are large, so their places are sorted.
  fileprivate func ordered(by time: (Element) -> Timestamp) -> [Element] {
    let places = enumerated().map { (time: time($1).microseconds, index: $0) }.sorted { $0 < $1 }
    return places.map { self[$0.index] }
  }
}

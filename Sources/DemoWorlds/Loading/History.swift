import FeedCore

/// What happened in a world, one event after the other: its arrays, merged by time.
struct History: Sendable {
  enum Event: Sendable {
    case follow(WorldFollow)
    case object(CollectionObject)
    case activity(WorldActivity)
    case reaction(WorldReaction)
  }

  private var follows: ArraySlice<WorldFollow>
  private var objects: ArraySlice<CollectionObject>
  private var activities: ArraySlice<WorldActivity>
  private var reactions: ArraySlice<WorldReaction>

  init(_ world: World) {
    follows = world.follows[...]
    objects = world.objects[...]
    activities = world.activities[...]
    reactions = world.reactions[...]
  }

  /// Cuts off what happened up to and including `time`.
  mutating func take(until time: Timestamp) -> History {
    var portion = self
    portion.follows = follows.cut { $0.time <= time }
    portion.objects = objects.cut { $0.createdAt <= time }
    portion.activities = activities.cut { $0.time <= time }
    portion.reactions = reactions.cut { $0.time <= time }
    return portion
  }

  /// Cuts off the next `count` events, or what is left.
  mutating func take(_ count: Int) -> History {
    var (portion, taken) = (self, 0)
    while taken < count, next() != nil { taken += 1 }
    portion.follows = portion.follows[..<follows.startIndex]
    portion.objects = portion.objects[..<objects.startIndex]
    portion.activities = portion.activities[..<activities.startIndex]
    portion.reactions = portion.reactions[..<reactions.startIndex]
    return portion
  }

  var isOver: Bool { follows.isEmpty && objects.isEmpty && activities.isEmpty && reactions.isEmpty }

  /// The next event. Of the same moment: first follows, then objects, then what is about them.
  mutating func next() -> Event? {
    let times = [
      follows.first?.time, objects.first?.createdAt, activities.first?.time, reactions.first?.time,
    ]
    guard let earliest = times.compactMap({ $0 }).min() else { return nil }
    if times[0] == earliest { return .follow(follows.removeFirst()) }
    if times[1] == earliest { return .object(objects.removeFirst()) }
    if times[2] == earliest { return .activity(activities.removeFirst()) }
    return .reaction(reactions.removeFirst())
  }
}

extension ArraySlice {
  /// Removes and answers the elements at the front for which `belongs` holds.
  fileprivate mutating func cut(while belongs: (Element) -> Bool) -> ArraySlice {
    let end = firstIndex { !belongs($0) } ?? endIndex
    defer { self = self[end...] }
    return self[..<end]
  }
}

import FeedCore

@testable import FeedEngine

/// A random life of one notification feed: what is added, followed, removed and marked, read after each step.
///
/// It is read each time, because a group that gains and loses an activity between two reads has not risen:
/// nobody saw it do so.
struct NotificationHistory: RandomLife {
  private static let feed: FeedID = "notification:me"
  private static let sources = ["a", "b"]

  private var random: SeededNumbers
  private var model = ModelNotifications()
  private var follows: Set<String> = []
  /// By source, in the order of their addition.
  private var published: [String: [Int]] = ["a": [], "b": []]
  private(set) var steps: [String] = []

  init(seed: UInt64) { random = SeededNumbers(seed: seed) }

  mutating func step(_ engine: FeedEngine) async throws {
    let activity = random.next(below: 14)
    let source = Self.sources[random.next(below: 2)]
    switch random.next(below: 12) {
    case 0..<3: try await publish(activity, source, engine)
    case 3..<5:
      let written = write(activity)
      steps.append("add \(activity) of \(written.actor)")
      model.arrive(activity, from: nil)
      try await engine.add([written], to: Self.feed)
    case 5: try await withdraw(activity, source, engine)
    case 6: try await follow(source, engine)
    case 7:
      steps.append("unfollow \(source)")
      follows.remove(source)
      model.leave(everythingFrom: source)
      try await engine.unfollow([UnfollowRequest(Self.feed, unfollows: Self.user(source))])
    default: try await mark(engine)
    }
  }

  private mutating func publish(_ activity: Int, _ source: String, _ engine: FeedEngine) async throws {
    let written = write(activity)
    steps.append("publish \(activity) of \(written.actor) by \(source)")
    if published[source]?.contains(activity) == false {
      published[source]?.append(activity)
      if follows.contains(source) { model.arrive(activity, from: source) }
    }
    try await engine.add([written], to: Self.user(source))
  }

  /// Mostly what it was before, sometimes by another actor: then it is overwritten wherever it stands.
  private mutating func write(_ number: Int) -> NewActivity {
    let actor = "SU:u\(random.next(below: 3) == 0 ? random.next(below: 4) : number % 4)"
    model.write(number, by: actor)
    return Self.activity(number, by: actor)
  }

  private mutating func withdraw(_ activity: Int, _ source: String, _ engine: FeedEngine) async throws {
    steps.append("remove \(activity) from \(source)")
    published[source]?.removeAll { $0 == activity }
    model.leave(activity, from: source)
    try await engine.remove(Self.id(activity), from: Self.user(source))
  }

  private mutating func follow(_ source: String, _ engine: FeedEngine) async throws {
    let limit = random.next(below: 4)
    steps.append("follow \(source) \(limit)")
    if follows.insert(source).inserted {
      let newest = Set((published[source] ?? []).sorted(by: >).prefix(limit))
      for activity in published[source] ?? [] where newest.contains(activity) {
        model.arrive(activity, from: source)
      }
    }
    try await engine.follow([
      FollowRequest(Self.feed, follows: Self.user(source), activityCopyLimit: limit)
    ])
  }

  private mutating func mark(_ engine: FeedEngine) async throws {
    let (seen, read) = (random.next(below: 2) == 0, random.next(below: 2) == 0)
    let limit = random.next(below: 3)
    try await engine.catchUp(Self.feed)
    let page = try await engine.read(Self.feed, FeedQuery()).groups
    let option: MarkOption
    let names: [String]?
    switch random.next(below: 4) {
    case 0: (option, names) = (.all, nil)
    case 1: (option, names) = (.current, page.prefix(limit).map(\.group))
    case 2: (option, names) = (.ids(page.suffix(1).map(\.id) + ["nonsense"]), page.suffix(1).map(\.group))
    default:
      // The newest activity's id stands for its group.
      let ids = page.prefix(2).compactMap { $0.activities.first?.id.description }
      option = .ids(ids)
      names = page.prefix(2).map(\.group)
    }
    steps.append("mark \(option), seen \(seen), read \(read), limit \(limit)")
    let (unseen, unread) = (model.unseen, model.unread)
    var query = FeedQuery(limit: limit)
    query.markSeen = seen ? option : nil
    query.markRead = read ? option : nil
    let before = try await engine.read(Self.feed, query)
    guard before.unseen == unseen, before.unread == unread else {
      throw Divergence(description: "the state is not that before the mark after \(steps)")
    }
    if seen { model.mark(\.isSeen, names) }
    if read { model.mark(\.isRead, names) }
  }

  mutating func compare(_ engine: FeedEngine) async throws {
    switch random.next(below: 3) {
    case 0: _ = try await engine.write { try $0.catchUpPortion(Self.feed) }
    case 1: _ = try await engine.read(Self.feed, FeedQuery(limit: 1))
    default: break
    }
    try await engine.catchUp(Self.feed)
    let page = try await engine.read(Self.feed, FeedQuery())
    let shown = page.groups.map { group in
      let numbers = group.activities.map { Self.number($0.id) }.sorted()
      return
        "\(group.group) \(numbers) \(group.activityCount) \(group.actorCount) \(group.isSeen!) \(group.isRead!)"
    }
    let expected = model.groups.map { group in
      let numbers = group.activities.sorted()
      return
        "\(group.name) \(numbers) \(numbers.count) \(model.actors(of: group).count) \(group.isSeen) \(group.isRead)"
    }
    guard shown == expected, page.unseen == model.unseen, page.unread == model.unread else {
      throw Divergence(description: "\(shown), not \(expected), after \(steps)")
    }
  }

  private static func user(_ name: String) -> FeedID { FeedID(trusted: "user", name) }

  private static func activity(_ number: Int, by actor: String = "") -> NewActivity {
    NewActivity(
      actor: actor,
      verb: ModelNotifications.verb(number),
      object: "o",
      foreignID: "f\(number)",
      time: Timestamp(microseconds: 1_700_000_000_000_000 + Int64(number) * 1_000_000)
    )
  }

  private static func id(_ number: Int) -> ActivityID {
    let activity = activity(number)
    return ActivityID(foreignID: activity.foreignID, time: activity.time!)
  }

  private static func number(_ id: ActivityID) -> Int {
    Int((id.time.microseconds - 1_700_000_000_000_000) / 1_000_000)
  }
}

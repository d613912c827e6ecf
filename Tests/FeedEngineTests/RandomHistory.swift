import FeedCore

@testable import FeedEngine

/// A random life of a few feeds, played on the engine and on the model.
struct RandomHistory {
  private var random: SeededNumbers
  private var model = ModelFeeds()
  private var steps: [String] = []

  private static let sources: [FeedID] = ["user:a", "user:b", "user:c", "flat:x"]
  private static let readers: [FeedID] = ["timeline:r", "timeline:s", "by_actor:g", "user:a"]

  init(seed: UInt64) { random = SeededNumbers(seed: seed) }

  /// - Throws: `Divergence` if the engine shows something else than the model.
  mutating func play(_ count: Int, on engine: FeedEngine) async throws {
    for _ in 0..<count {
      try await step(engine)
      // Reading changes what the engine keeps (inboxes fill), so it is one of the things done at random.
      if random.next(below: 3) == 0 { try await compare(engine, Self.readers[random.next(below: 4)]) }
    }
    for feed in Self.sources + Self.readers { try await compare(engine, feed) }
    let findings = try await engine.check()
    guard findings.isEmpty else { throw Divergence(description: "\(findings) after \(steps)") }
  }

  private mutating func step(_ engine: FeedEngine) async throws {
    let source = Self.sources[random.next(below: Self.sources.count)]
    let reader = Self.readers[random.next(below: Self.readers.count)]
    switch random.next(below: 12) {
    case 0..<4: try await add(to: source, engine)
    case 4: try await remove(from: source, engine)
    case 5: try await remove(from: reader, engine)
    case 6..<9:
      guard reader != source else { return }
      let limit = random.next(below: 5)
      steps.append("follow \(reader) \(source) \(limit)")
      model.follow(reader, source, copying: limit)
      try await engine.follow([FollowRequest(reader, follows: source, activityCopyLimit: limit)])
    case 9: try await catchUp(reader, engine)
    default:
      let keeps = random.next(below: 2) == 0
      steps.append("unfollow \(reader) \(source) \(keeps)")
      model.unfollow(reader, source, keepingHistory: keeps)
      try await engine.unfollow([UnfollowRequest(reader, unfollows: source, keepHistory: keeps)])
    }
  }

  /// Sometimes only a portion of it, as if the program was killed then.
  private mutating func catchUp(_ reader: FeedID, _ engine: FeedEngine) async throws {
    let isWhole = random.next(below: 3) == 0
    steps.append("catch up \(reader)\(isWhole ? "" : ", one portion")")
    if isWhole {
      try await engine.catchUp([reader])
    } else {
      _ = try await engine.write { try $0.catchUpPortion(reader) }
    }
  }

  private mutating func add(to feed: FeedID, _ engine: FeedEngine) async throws {
    let number = random.next(below: 12)
    let targets = Self.sources.filter { _ in random.next(below: 5) == 0 }
    steps.append("add \(number) to \(feed), \(targets)")
    model.add(number, to: feed, targets: Set(targets))
    try await engine.add([.tweet(by: "u\(number % 3)", at: number, to: targets)], to: feed)
  }

  private mutating func remove(from feed: FeedID, _ engine: FeedEngine) async throws {
    let number = random.next(below: 12)
    steps.append("remove \(number) from \(feed)")
    model.remove(number, from: feed)
    try await engine.remove(Self.id(number), from: feed)
  }

  private static func id(_ number: Int) -> ActivityID {
    let activity = NewActivity.tweet(by: "u\(number % 3)", at: number)
    return ActivityID(foreignID: activity.foreignID, time: activity.time!)
  }

  private func compare(_ engine: FeedEngine, _ feed: FeedID) async throws {
    let expected = model.activities(in: feed)
    let shown: [Int]
    if feed.group == "by_actor" {
      // Counts grow until all portions are there.
      _ = try await engine.read(feed, FeedQuery(limit: 100))
      try await engine.catchUp(feed)
      let groups = try await engine.read(feed, FeedQuery(limit: 100)).groups
      shown = groups.flatMap { $0.activities.map(Self.number) }.sorted(by: >)
      let counted = groups.map(\.activityCount).reduce(0, +)
      guard counted == expected.count else {
        throw Divergence(description: "\(feed) counts \(counted), not \(expected.count), after \(steps)")
      }
    } else {
      shown = try await engine.read(feed, FeedQuery(limit: 100)).activities.map(Self.number)
      try await compareStored(engine, feed, expected)
    }
    guard shown == expected else {
      throw Divergence(description: "\(feed) shows \(shown), not \(expected), after \(steps)")
    }
  }

  /// What is lent as it is stored, a few at a time, is the same feed.
  private func compareStored(_ engine: FeedEngine, _ feed: FeedID, _ expected: [Int]) async throws {
    var lent: [Int] = []
    var query: FeedQuery? = FeedQuery(limit: 2, offset: min(1, expected.count))
    while let asked = query {
      query = try await engine.readStored(feed, asked) { lent.append(Self.number($0.time)) }?.next
    }
    guard lent == Array(expected.dropFirst()) else {
      throw Divergence(
        description: "\(feed) lends \(lent), not \(expected) without its first, after \(steps)"
      )
    }
  }

  private static func number(_ entry: EnrichedActivity) -> Int { number(entry.activity.time) }

  private static func number(_ time: Timestamp) -> Int {
    Int((time.microseconds - 1_700_000_000_000_000) / 1_000_000)
  }
}

struct Divergence: Error, CustomStringConvertible {
  let description: String
}

/// Random numbers that depend on the seed alone.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = (seed &+ 1) &* 0x9e37_79b9_7f4a_7c15 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_f491_4f6c_dd1d
  }

  mutating func next(below bound: Int) -> Int { Int(next() >> 33) % bound }
}

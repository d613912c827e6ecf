import FeedContract
import FeedCore
import GrowthTesting
import Testing

@testable import FeedEngine

/// What follows bring arrives in portions: what a page shows between two of them, and after the last.
@Suite struct PortionTests {
  private static let portions = Portions(inbox: 7, groups: 5, overlay: 3, chunk: 2)
  private static let follower: FeedID = "timeline:me"
  private static let grouped: FeedID = "by_actor:me"

  /// An engine in which one reader follows 12 feeds with 10 activities each, and nobody fills anything by
  /// itself.
  private func engine(_ reader: FeedID, at path: String? = nil) async throws -> FeedEngine {
    var configuration = try EngineConfiguration(groups: FeedContract.groups, clock: Timestamp.now)
    configuration.portions = Self.portions
    let engine =
      try path.map { try FeedEngine(DatabaseFile(path: $0, cache: nil), configuration) }
      ?? FeedEngine(inMemory: configuration)
    #expect(engine.catchUps.add("timeline:nobody"))
    return engine
  }

  private func user(_ number: Int) -> FeedID { FeedID(trusted: "user", "u\(number)") }

  private func publish(_ numbers: Range<Int>, _ engine: FeedEngine) async throws {
    for number in numbers {
      try await engine.add([.tweet(by: "u\(number % 12)", at: number)], to: user(number % 12))
    }
  }

  private func follow(_ reader: FeedID, _ engine: FeedEngine) async throws {
    try await engine.follow((0..<12).map { FollowRequest(reader, follows: user($0), activityCopyLimit: 8) })
  }

  private func objects(_ engine: FeedEngine, _ query: FeedQuery) async throws -> [String] {
    try await engine.read(Self.follower, query).activities.map(\.activity.object)
  }

  /// 8 copies of each followed feed, then 40 activities that were published after the follows.
  private static let expected = (24..<160).reversed().map { "SO:tweet:\($0)" }

  @Test func aFlatPageIsCompleteBetweenAnyTwoPortions() async throws {
    let engine = try await engine(Self.follower)
    defer { try? engine.close() }
    try await publish(0..<120, engine)
    try await follow(Self.follower, engine)
    try await publish(120..<160, engine)
    var portions = 0
    repeat {
      #expect(try await objects(engine, FeedQuery(limit: 100)) == Array(Self.expected.prefix(100)))
      #expect(
        try await objects(engine, FeedQuery(limit: 30, offset: 100))
          == Array(Self.expected.suffix(36).prefix(30))
      )
      portions += 1
    } while try await !engine.write { try $0.catchUpPortion(Self.follower) }
    #expect(portions > 10)
    #expect(try await objects(engine, FeedQuery(limit: 100)) == Array(Self.expected.prefix(100)))
    #expect(try engine.read { try $0.pending(of: $0.feedRow(Self.follower)!, limit: 100).arrivals.isEmpty })
  }

  /// As after `kill -9`: each portion is written with how far it got.
  @Test func anotherProcessGoesOnWhereOneEnded() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("feeds.db")
    var engine = try await engine(Self.follower, at: path)
    try await publish(0..<120, engine)
    try await follow(Self.follower, engine)
    try await publish(120..<160, engine)
    var (portions, isDone) = (0, false)
    while !isDone {
      isDone = try await engine.write { try $0.catchUpPortion(Self.follower) }
      portions += 1
      try engine.close()
      engine = try await self.engine(Self.follower, at: path)
      #expect(try await objects(engine, FeedQuery(limit: 100)) == Array(Self.expected.prefix(100)))
    }
    // 136 arrivals of about 7 a portion, and no portion twice.
    #expect((15...34).contains(portions))
    #expect(try await engine.statistics().counts.first { $0.name == "inbox entries" }?.count == 136)
    #expect(try await engine.check().isEmpty)
    try engine.close()
  }

  @Test func theNewestGroupsComeFirstAndCountsOnlyGrow() async throws {
    let engine = try await engine(Self.grouped)
    defer { try? engine.close() }
    try await publish(0..<120, engine)
    try await follow(Self.grouped, engine)
    try await publish(120..<160, engine)
    // The last to publish were u3, u2, u1, ….
    let newest = [3, 2, 1, 0, 11].map { "SU:u\($0)" }
    var counts: [String: Int] = [:]
    repeat {
      let groups = try await engine.read(Self.grouped, FeedQuery(limit: 2)).groups
      #expect(groups.map { $0.activities[0].activity.actor } == Array(newest.prefix(2)))
      for group in try await engine.read(Self.grouped, FeedQuery(limit: 100)).groups {
        #expect(group.activityCount >= counts[group.group, default: 0])
        counts[group.group] = group.activityCount
      }
    } while try await !engine.write { try $0.catchUpPortion(Self.grouped) }
    let groups = try await engine.read(Self.grouped, FeedQuery(limit: 100)).groups
    #expect(groups.prefix(5).map { $0.activities[0].activity.actor } == newest)
    #expect(groups.map(\.activityCount).reduce(0, +) == 136)
    #expect(groups.count == 12)
    #expect(try await engine.check().isEmpty)
  }

  /// It shows the same groups in the same order as one that took everything at once.
  @Test func groupsDoNotDependOnThePortions() async throws {
    var shown: [[String]] = []
    for portions in [Portions(), Self.portions] {
      let engine = try FeedEngine.inMemory(portions)
      defer { try? engine.close() }
      try await publish(0..<120, engine)
      try await follow(Self.grouped, engine)
      try await publish(120..<160, engine)
      _ = try await engine.read(Self.grouped, FeedQuery(limit: 1))
      try await engine.catchUp(Self.grouped)
      let groups = try await engine.read(Self.grouped, FeedQuery(limit: 100)).groups
      shown.append(
        groups.map { "\($0.activities.map(\.activity.object)) \($0.activityCount) \($0.actorCount)" }
      )
    }
    #expect(shown[0] == shown[1])
  }

  /// Who adds something to a feed with groups does not pay for what its follows brought.
  @Test func addingDirectlyWaitsForNoFollow() async throws {
    let engine = try await engine(Self.grouped)
    defer { try? engine.close() }
    try await publish(0..<120, engine)
    try await follow(Self.grouped, engine)
    try await engine.add([.tweet(by: "ann", at: 500)], to: Self.grouped)
    #expect(try await engine.statistics().counts.first { $0.name == "grouped activities" }?.count == 1)
    let groups = try await engine.read(Self.grouped, FeedQuery(limit: 100)).groups
    #expect(groups.first?.activities.first?.activity.actor == "SU:ann")
  }

  /// One that its follows brought before is where it was: adding it again does not raise it.
  @Test func whatAFollowBroughtFirstStaysInItsPlace() async throws {
    let engine = try await engine(Self.grouped)
    defer { try? engine.close() }
    try await engine.follow([FollowRequest(Self.grouped, follows: user(0))])
    try await publish(0..<2, engine)
    try await engine.add([.tweet(by: "ann", at: 500)], to: Self.grouped)
    try await engine.add([.tweet(by: "u0", at: 0)], to: Self.grouped)
    try await engine.catchUp(Self.grouped)
    let groups = try await engine.read(Self.grouped, FeedQuery(limit: 100)).groups
    #expect(groups.map { $0.activities[0].activity.actor } == ["SU:ann", "SU:u0"])
  }

  /// What was removed from the follower, and later added to it, does not come again by the old way.
  @Test func whatWasHiddenOnItsWayStaysAway() async throws {
    for reader in [Self.follower, Self.grouped] {
      let engine = try await engine(reader)
      defer { try? engine.close() }
      try await engine.follow([FollowRequest(reader, follows: user(0))])
      let tweet = try await engine.add([.tweet(by: "u0", at: 0)], to: user(0))[0]
      try await engine.remove(tweet.id, from: reader)
      try await engine.add([.tweet(by: "u0", at: 0, to: [reader])], to: user(1))
      try await engine.add([.tweet(by: "u0", at: 0, to: [])], to: user(1))
      try await engine.catchUp(reader)
      let page = try await engine.read(reader, FeedQuery())
      #expect(page.activities.isEmpty && page.groups.isEmpty)
    }
  }

  /// Withdrawals are kept for a feed that is partly filled.
  @Test func whatIsWithdrawnBetweenTwoPortionsLeaves() async throws {
    for reader in [Self.follower, Self.grouped] {
      let engine = try await engine(reader)
      defer { try? engine.close() }
      try await publish(0..<120, engine)
      try await follow(reader, engine)
      _ = try await engine.write { try $0.catchUpPortion(reader) }
      for number in 24..<120 where number % 2 == 0 {
        let tweet = NewActivity.tweet(by: "u\(number % 12)", at: number)
        let id = ActivityID(foreignID: tweet.foreignID, time: tweet.time!)
        try await engine.remove(id, from: user(number % 12))
      }
      try await engine.vacuum()
      try await engine.catchUp(reader)
      let page = try await engine.read(reader, FeedQuery(limit: 100))
      #expect(page.activities.count + page.groups.map(\.activityCount).reduce(0, +) == 48)
      #expect(try await engine.check().isEmpty)
    }
  }

  /// An activity that many followed feeds have in common is entered once, whichever of them is looked at.
  @Test func oneActivityOfManyFeedsCostsWhatItIs() async {
    await Growth.expectLinear("an activity of many followed feeds", sizes: [150, 1500], input: { $0 }) {
      count in
      let engine = try FeedEngine.inMemory(Portions())
      defer { try? engine.close() }
      let feeds = (0..<count).map { FeedID(trusted: "user", "u\($0)") }
      try await engine.add(.tweet(by: "ann", at: 1), toMany: feeds)
      try await engine.follow(feeds.map { FollowRequest(Self.grouped, follows: $0) })
      #expect(try await engine.read(Self.grouped, FeedQuery()).groups.map(\.activityCount) == [1])
      try await engine.catchUp(Self.grouped)
      #expect(try await engine.read(Self.grouped, FeedQuery()).groups.map(\.activityCount) == [1])
    }
  }

  /// What was held back stays so when the activity comes by another way later.
  @Test func anotherWayDoesNotBringBackWhatWasHidden() async throws {
    let engine = try await engine(Self.grouped)
    defer { try? engine.close() }
    try await engine.follow((0..<2).map { FollowRequest(Self.grouped, follows: user($0)) })
    let tweet = try await engine.add([.tweet(by: "ann", at: 0)], to: user(0))[0]
    try await engine.remove(tweet.id, from: Self.grouped)
    try await engine.add([.tweet(by: "ann", at: 0)], to: Self.grouped)
    try await engine.catchUp(Self.grouped)
    try await engine.add([.tweet(by: "ann", at: 0)], to: user(1))
    try await engine.catchUp(Self.grouped)
    // Directly and by the second followed feed.
    #expect(try await engine.statistics().counts.first { $0.name == "grouped activities" }?.count == 2)
  }

  /// Once in a group, an activity stays there: nothing is entered by a format that cannot be read, marks or
  /// no marks.
  @Test func marksWaitForAFormat() async throws {
    let groups = FeedGroups([
      FeedGroup(name: "user", kind: .flat),
      FeedGroup(name: "bad", kind: .notification, format: "{{test[]}}"),
    ])
    let engine = try FeedEngine(inMemory: groups)
    defer { try? engine.close() }
    try await engine.follow([FollowRequest("bad:me", follows: user(0))])
    try await publish(0..<1, engine)
    await #expect(throws: FeedError.self) {
      _ = try await engine.read("bad:me", FeedQuery(markSeen: .all))
    }
    #expect(try await engine.statistics().counts.first { $0.name == "grouped activities" }?.count == 0)
  }
}

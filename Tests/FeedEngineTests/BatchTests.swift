import FeedCore
import FeedEngine
import Testing

@Suite struct BatchTests {
  private let past = Timestamp(iso8601: "2020-01-01T00:00:00Z")!

  @Test func aBatchIsOneTransaction() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    await #expect(throws: FeedError.self) {
      try await engine.batch { batch in
        try batch.add([.tweet(by: "ann", at: 1)], to: "user:ann")
        try batch.add([NewActivity(actor: "", verb: "", object: "")], to: "user:ann")
      }
    }
    #expect(try await engine.read("user:ann", FeedQuery()).activities.isEmpty)
  }

  @Test func aBatchCanTellThePast() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    let past = past
    let id = try await engine.batch { batch in
      batch.now = past
      try batch.addUser("ann")
      let tweet = try batch.add([.tweet(by: "ann", at: 1)], to: "user:ann")[0]
      batch.now = past.advanced(bySeconds: 60)
      return try batch.add(
        NewReaction(kind: "like", on: .activity(tweet.id), userID: "bob", targetFeeds: ["notification:ann"])
      )
    }
    let like = try await engine.reaction(id)
    #expect(like.createdAt == past.advanced(bySeconds: 60))
    #expect(try await engine.user("ann", withFollowCounts: false).createdAt == past)
    let group = try #require(try await engine.read("notification:ann", FeedQuery()).groups.first)
    #expect(group.updatedAt == like.createdAt)
    // Afterwards the real clock is back.
    let now = try await engine.add([NewActivity(actor: "a", verb: "v", object: "o")], to: "user:ann")[0]
    #expect(now.time > past.advanced(bySeconds: 3600))
  }

  @Test func longUnreadTimelinesAreFilledWhenRead() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    try await engine.batch { batch in
      try batch.follow(
        (0..<30).map { FollowRequest("timeline:ann", follows: FeedID(trusted: "user", "u\($0)")) }
      )
      for number in 0..<3000 {
        try batch.add(
          [.tweet(by: "u\(number % 30)", at: number)],
          to: FeedID(trusted: "user", "u\(number % 30)")
        )
      }
    }
    let page = try await engine.read("timeline:ann", FeedQuery(limit: 100, offset: 2000))
    #expect(page.activities.map(\.activity.object) == (900..<1000).reversed().map { "SO:tweet:\($0)" })
    // The page did not wait for it.
    try await engine.catchUp(["timeline:ann"])
    #expect(try await engine.statistics().counts.first { $0.name == "inbox entries" }?.count == 3000)
  }
}

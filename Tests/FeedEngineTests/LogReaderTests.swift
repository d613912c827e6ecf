import FeedCore
import Testing

@testable import FeedEngine

/// The log serves consumers that must miss nothing, such as webhooks.
@Suite("Reading the log")
struct LogReaderTests {
  /// Reads everything after `position` in portions.
  private func all(
    _ engine: FeedEngine,
    after position: inout ChangePosition,
    followers: Bool,
    limit: Int
  ) async throws -> [FeedChange] {
    var changes: [FeedChange] = []
    while true {
      let batch = try await engine.changes(after: position, includingFollowers: followers, limit: limit)
      #expect(batch.changes.count <= limit)
      changes += batch.changes
      position = batch.position
      if !batch.hasMore { return changes }
    }
  }

  @Test("every follower's record comes once, whatever the size of a portion", arguments: [1, 3, 7, 100])
  func followers(limit: Int) async throws {
    let engine = try FeedEngine(inMemory: .standard)
    let readers = (0..<10).map { FeedID(trusted: "timeline", "r\($0)") }
    try await engine.follow(readers.map { FollowRequest($0, follows: "user:ann") })
    try await engine.follow(readers.prefix(4).map { FollowRequest($0, follows: "user:bob") })
    var position = try await engine.changePosition(of: "hook")
    // In both feeds, and so in two ways in some of the readers' feeds.
    let tweet = try await engine.add([.tweet(by: "ann", at: 1, to: ["user:bob"])], to: "user:ann")[0]
    _ = try await engine.add(NewReaction(kind: "like", on: .activity(tweet.id), userID: "bob"))
    let changes = try await all(engine, after: &position, followers: true, limit: limit)
    let liked = changes.filter { !$0.reacted.isEmpty }.map(\.feed)
    #expect(liked.sorted() == (["user:ann"] + readers).sorted())
    let arrived = changes.filter { !$0.new.isEmpty }.map(\.feed)
    #expect(Set(arrived) == Set(["user:ann", "user:bob"] + readers))
    #expect(arrived.count == 2 + 10 + 4)
    #expect(try await all(engine, after: &position, followers: true, limit: limit).isEmpty)
    try engine.close()
  }

  @Test("without followers, each event is one record")
  func sources() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    try await engine.follow(
      (0..<10).map { FollowRequest(FeedID(trusted: "timeline", "r\($0)"), follows: "user:ann") }
    )
    var position = try await engine.changePosition(of: "hook")
    for second in 0..<1200 { try await engine.add([.tweet(by: "ann", at: second)], to: "user:ann") }
    let changes = try await all(engine, after: &position, followers: false, limit: 100)
    #expect(changes.map(\.feed) == Array(repeating: "user:ann", count: 1200))
    try engine.close()
  }

  @Test("a position outlives the engine, and the log keeps what was not read")
  func away() async throws {
    let folder = try TemporaryFolder()
    var engine = try FeedEngine(path: folder.file("feeds.db"))
    var position = try await engine.changePosition(of: "hook")
    try await engine.keep(position, of: "hook")
    let count = Int(Writing.keptEvents) + 100
    try await engine.batch { batch in
      for second in 0..<count { _ = try batch.add([.tweet(by: "ann", at: second)], to: "user:ann") }
    }
    try await engine.vacuum()
    try engine.close()
    engine = try FeedEngine(path: folder.file("feeds.db"))
    position = try await engine.changePosition(of: "hook")
    #expect(try await all(engine, after: &position, followers: false, limit: 100).count == count)
    try await engine.forgetReaders("hook", except: [])
    try await engine.vacuum()
    position = ChangePosition(event: 0)
    #expect(try await all(engine, after: &position, followers: false, limit: 100).count <= 1)
    try engine.close()
  }

  @Test("growth is reported to whoever waits for it")
  func growth() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    var growth = try await engine.logGrowth().makeAsyncIterator()
    await growth.next()
    try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    await growth.next()
    try engine.close()
    #expect(await growth.next() == nil)
  }
}

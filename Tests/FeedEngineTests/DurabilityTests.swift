import FeedCore
import FeedEngine
import Foundation
import Testing

/// What was answered stays, whatever happens to the process; what happens in one process is heard in others.
@Suite struct DurabilityTests {
  @Test(arguments: [1, 7, 60])
  func whatWasCommittedSurvivesAKill(after count: Int) async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("feeds.db")
    let child = try ChildProcess("EngineProbe", "publish", path)
    var committed = (0..<count).compactMap { _ in child.line() }
    committed += child.kill()
    #expect(committed.count >= count)

    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    #expect(try await engine.check() == [])
    let found = try await all(engine)
    // One more may have been committed and not printed.
    #expect(found.starts(with: committed) && found.count <= committed.count + 1)
    let group = try #require(try await engine.read("notification:reader", FeedQuery()).groups.first)
    #expect(group.activityCount == found.count)
  }

  private func all(_ engine: FeedEngine) async throws -> [String] {
    var objects: [String] = []
    var query: FeedQuery? = FeedQuery(limit: 100)
    while let asked = query {
      let page = try await engine.read("user:probe", asked)
      objects += page.activities.map(\.activity.object)
      query = page.next
    }
    return objects.reversed()
  }

  @Test func anotherProcessIsHeard() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("feeds.db")
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    try await engine.follow([FollowRequest("timeline:reader", follows: "user:probe")])
    var changes = try await engine.changes(of: ["timeline:reader"]).makeAsyncIterator()
    let child = try ChildProcess("EngineProbe", "once", path)
    let change = try #require(await changes.next())
    #expect(change.feed == "timeline:reader")
    #expect(change.new.map(\.activity.object) == ["0"])
    #expect(child.line() == nil)
  }

  @Test func closingEndsTheStreams() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    var changes = try await engine.changes(of: nil).makeAsyncIterator()
    try engine.close()
    #expect(await changes.next() == nil)
    await #expect(throws: FeedError.self) { try await engine.read("user:a", FeedQuery()) }
  }

  @Test func writersInTwoEnginesTakeTurns() async throws {
    let folder = try TemporaryFolder()
    let engines = try (0..<2).map { _ in try FeedEngine(path: folder.file("feeds.db")) }
    defer { for engine in engines { try? engine.close() } }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, engine) in engines.enumerated() {
        group.addTask {
          for number in 0..<40 {
            try await engine.add(
              [NewActivity(actor: "a", verb: "v", object: "\(index)-\(number)")],
              to: "user:shared"
            )
          }
        }
      }
      try await group.waitForAll()
    }
    let page = try await engines[0].read("user:shared", FeedQuery(limit: 100))
    #expect(page.activities.count == 80)
    #expect(Set(page.activities.map(\.activity.time)).count == 80)
  }
}

import FeedCore
import FeedEngine
import Foundation
import ProcessTesting
import Testing

/// What was answered stays, whatever happens to the process; what happens in one process is heard in others.
@Suite struct DurabilityTests {
  @Test(arguments: [1, 7, 60])
  func whatWasCommittedSurvivesAKill(after count: Int) async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("feeds.db")
    let child = try ChildProcess(builtProduct("EngineProbe"), ["publish", path])
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
    let child = try ChildProcess(builtProduct("EngineProbe"), ["once", path])
    let change = try #require(await changes.next())
    #expect(change.feed == "timeline:reader")
    #expect(change.new.map(\.activity.object) == ["0"])
    #expect(child.line() == nil)
  }

  /// A writer that is killed between two commits, or in one, leaves its listeners with exactly what it
  /// committed.
  @Test func aKilledWriterIsHeardToItsLastCommit() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("feeds.db")
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    var changes = try await engine.changes(of: ["user:probe"]).makeAsyncIterator()
    var heard: [ActivityID] = []
    for _ in 0..<3 {
      let child = try ChildProcess(builtProduct("EngineProbe"), ["publish", path])
      for _ in 0..<20 { _ = child.line() }
      _ = child.kill()
      let last = try await engine.read("user:probe", FeedQuery(limit: 1)).activities.first?.id
      while heard.last != last, let change = await changes.next() { heard += change.new.map(\.id) }
      // The next writer is heard as if nothing had happened.
      let new = NewActivity(actor: "SU:probe", verb: "tweet", object: "after")
      let added = try await engine.add([new], to: "user:probe")
      #expect(await changes.next()?.new.map(\.id) == added.map(\.id))
      heard += added.map(\.id)
    }
    let statistics = try await engine.statistics()
    #expect(statistics.counts.first { $0.name == "activities" }?.count == heard.count)
    #expect(heard == heard.sorted() && Set(heard).count == heard.count)
    #expect(try await engine.check() == [])
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

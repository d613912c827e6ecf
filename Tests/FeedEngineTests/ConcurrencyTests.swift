import FeedCore
import Foundation
import Testing

@testable import FeedEngine

/// Many at once: readers see whole states, and who gives up leaves nothing half done.
@Suite struct ConcurrencyTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("feeds.db") }

  init() throws { folder = try TemporaryFolder() }

  /// While somebody publishes, every page holds all that was published before it was asked for, each once, in
  /// order.
  @Test func readersSeeAConsistentFeedMeanwhile() async throws {
    let writer = try FeedEngine(path: path)
    let reader = try FeedEngine(path: path)
    defer { for engine in [writer, reader] { try? engine.close() } }
    let timelines = (0..<6).map { FeedID(trusted: "timeline", "r\($0)") }
    try await writer.follow(
      timelines.flatMap { timeline in
        ["user:ann", "user:bob"].map { FollowRequest(timeline, follows: $0) }
      }
    )
    let published = Published()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for number in 0..<150 {
          let source: FeedID = number % 3 == 0 ? "user:bob" : "user:ann"
          try await writer.add([.tweet(by: source.id, at: number)], to: source)
          await published.note(number)
        }
      }
      for timeline in timelines {
        group.addTask {
          var shown = 0
          while shown < 150 {
            let before = await published.count
            var numbers: [Int] = []
            var query: FeedQuery? = FeedQuery(limit: 40)
            while let asked = query {
              let page = try await reader.read(timeline, asked)
              numbers += page.activities.map { Int($0.activity.object.split(separator: ":")[2])! }
              query = page.next
            }
            #expect(numbers == Array((0..<numbers.count).reversed()))
            #expect(numbers.count >= before)
            shown = numbers.count
            await Task.yield()
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private actor Published {
    private(set) var count = 0
    func note(_ number: Int) { count = number + 1 }
  }

  @Test func manyTasksAtOnceLoseNothing() async throws {
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<12 {
        group.addTask {
          for number in 0..<15 {
            let person = "p\(task)"
            let new = NewActivity(actor: "SU:\(person)", verb: "say", object: "\(task)-\(number)")
            let tweet = try await engine.add([new], to: FeedID(trusted: "user", person))[0]
            try await engine.follow([
              FollowRequest(
                FeedID(trusted: "timeline", person),
                follows: FeedID(trusted: "user", "p\(number % 12)")
              )
            ])
            try await engine.add(
              NewReaction(
                kind: "like",
                on: .activity(tweet.id),
                userID: person,
                targetFeeds: ["notification:all"]
              )
            )
            _ = try await engine.read(FeedID(trusted: "timeline", person), FeedQuery())
            _ = try await engine.read("notification:all", FeedQuery(markSeen: number % 5 == 0 ? .all : nil))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await engine.check() == [])
    let statistics = try await engine.statistics()
    #expect(statistics.counts.first { $0.name == "reactions" }?.count == 180)
    let notified = try await engine.read("notification:all", FeedQuery()).groups.map(\.activityCount)
    #expect(notified.reduce(0, +) == 180)
  }

  @Test func whoIsCancelledLeavesNothingHalfDone() async throws {
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    for round in 0..<20 {
      let task = Task {
        let batch = (0..<200).map {
          NewActivity(actor: "SU:ann", verb: "say", object: "\(round)-\($0)", to: ["notification:x"])
        }
        try await engine.add(batch, to: "user:ann")
      }
      if round % 2 == 0 { await Task.yield() }
      task.cancel()
      _ = await task.result
    }
    #expect(try await engine.check() == [])
    let objects = try await all(engine, "user:ann")
    let whole = Dictionary(grouping: objects) { $0.split(separator: "-")[0] }
    #expect(whole.values.allSatisfy { $0.count == 200 })
    // And the engine goes on.
    try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    #expect(try await all(engine, "user:ann").count == objects.count + 1)
  }

  private func all(_ engine: FeedEngine, _ feed: FeedID) async throws -> [String] {
    var objects: [String] = []
    var query: FeedQuery? = FeedQuery(limit: 100)
    while let asked = query {
      let page = try await engine.read(feed, asked)
      objects += page.activities.map(\.activity.object)
      query = page.next
    }
    return objects
  }

  @Test func manyListenersAllHear() async throws {
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    let feeds = (0..<300).map { FeedID(trusted: "timeline", "r\($0)") }
    try await engine.follow(feeds.map { FollowRequest($0, follows: "user:ann") })
    var streams: [AsyncStream<FeedChange>.Iterator] = []
    for feed in feeds { streams.append(try await engine.changes(of: [feed]).makeAsyncIterator()) }
    let added = try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")[0]
    for index in streams.indices {
      let change = await streams[index].next()
      #expect(change?.feed == feeds[index] && change?.new.map(\.id) == [added.id])
    }
  }
}

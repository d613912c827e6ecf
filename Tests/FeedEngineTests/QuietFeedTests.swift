import FeedCore
import Foundation
import Testing

@testable import FeedEngine

/// Anyone who reads while others publish elsewhere writes nothing.
@Suite struct QuietFeedTests {
  private func publishElsewhere(_ engine: FeedEngine, _ count: Int, from start: Int) async throws {
    let tweets = (start..<start + count).map { NewActivity.tweet(by: "eve", at: $0) }
    try await engine.add(tweets, to: "user:eve")
  }

  private func pending(_ engine: FeedEngine) throws -> Pending {
    try engine.read { reading in
      let row = try #require(try reading.feedRow("timeline:bob"))
      return try reading.pending(of: row, limit: 1024)
    }
  }

  @Test func nothingThatArrivedIsNotWrittenDown() async throws {
    let folder = try TemporaryFolder()
    let engine = try FeedEngine(path: folder.file("feeds.db"))
    defer { try? engine.close() }
    try await engine.follow([FollowRequest("timeline:bob", follows: "user:ann")])
    try await engine.add([.tweet(by: "ann", at: 0)], to: "user:ann")
    try await engine.catchUp(["timeline:bob"])
    let caught = try engine.read { try $0.feedRow("timeline:bob")?.caught }
    for round in 0..<3 {
      try await publishElsewhere(engine, 300, from: round * 300)
      #expect(try !pending(engine).isWorthKeeping)
      #expect(try await engine.read("timeline:bob", FeedQuery()).activities.count == 1)
    }
    #expect(try engine.read { try $0.feedRow("timeline:bob")?.caught } == caught)
  }

  /// What is remembered hides nothing: not what is published, withdrawn or followed later.
  @Test func whatArrivesLaterIsSeen() async throws {
    let folder = try TemporaryFolder()
    let engine = try FeedEngine(path: folder.file("feeds.db"))
    let other = try FeedEngine(path: folder.file("feeds.db"))
    defer { for engine in [engine, other] { try? engine.close() } }
    try await engine.follow([FollowRequest("timeline:bob", follows: "user:ann")])
    try await engine.add([.tweet(by: "dan", at: 5)], to: "user:dan")
    try await publishElsewhere(engine, 300, from: 0)
    #expect(try await engine.read("timeline:bob", FeedQuery()).activities.isEmpty)
    let added = try await other.add([.tweet(by: "ann", at: 1)], to: "user:ann")[0]
    #expect(try await engine.read("timeline:bob", FeedQuery()).activities.map(\.id) == [added.id])
    try await other.remove(added.id, from: "user:ann")
    #expect(try await engine.read("timeline:bob", FeedQuery()).activities.isEmpty)
    try await publishElsewhere(other, 300, from: 300)
    #expect(try await engine.read("timeline:bob", FeedQuery()).activities.isEmpty)
    try await other.follow([FollowRequest("timeline:bob", follows: "user:dan")])
    #expect(try await engine.read("timeline:bob", FeedQuery()).activities.count == 1)
  }
}

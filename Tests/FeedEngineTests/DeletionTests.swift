import FeedCore
import Foundation
import GrowthTesting
import Testing

@testable import FeedEngine

/// An activity that is deleted leaves all feeds at once.
@Suite struct DeletionTests {
  @Test func itIsGoneFromFeedsFollowersAndGroups() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    let timelines = (0..<3).map { FeedID(trusted: "timeline", "t\($0)") }
    try await engine.follow(timelines.map { FollowRequest($0, follows: "user:ann") })
    try await engine.follow([FollowRequest("aggregated:a", follows: "user:ann")])
    // One that follows a feed from which the activity comes, and has it itself, too.
    try await engine.follow([FollowRequest("user:bob", follows: "user:ann")])
    let added = try await engine.add(
      [.tweet(by: "ann", at: 1, to: ["notification:bob", "user:bob"])],
      to: "user:ann"
    )[0]
    let kept = try await engine.add([.tweet(by: "ann", at: 2, to: ["notification:bob"])], to: "user:ann")[0]
    for feed in timelines.prefix(2) + ["aggregated:a"] { _ = try await engine.read(feed, FeedQuery()) }
    try await engine.catchUp([timelines[0]])
    try await engine.delete(added.id)
    for feed in timelines + ["user:ann", "user:bob"] {
      #expect(try await engine.read(feed, FeedQuery()).activities.map(\.id) == [kept.id], "\(feed)")
    }
    for feed: FeedID in ["aggregated:a", "notification:bob"] {
      #expect(try await engine.read(feed, FeedQuery()).groups.map(\.activityCount) == [1], "\(feed)")
    }
    #expect(try await engine.activities([.id(added.id)], enrichment: nil).isEmpty)
    #expect(try await engine.check() == [])
    // The same activity may come again.
    try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    for feed in timelines { #expect(try await engine.read(feed, FeedQuery()).activities.count == 2) }
  }

  /// Also where it is in many feeds.
  @Test func itCostsLinearTime() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    let sizes = [500, 1000, 2000, 4000]
    var ids: [Int: ActivityID] = [:]
    for size in sizes {
      let feeds = (0..<size).map { FeedID(trusted: "timeline", "t\($0)") }
      let new = NewActivity.tweet(by: "ann", at: size)
      try await engine.add(new, toMany: feeds)
      ids[size] = new.determinedID
    }
    await Growth.expectLinear("a deletion", sizes: sizes, input: { ids[$0]! }) { try await engine.delete($0) }
    for size in sizes {
      let id = try #require(ids[size])
      #expect(try await engine.activities([.id(id)], enrichment: nil).isEmpty)
    }
  }
}

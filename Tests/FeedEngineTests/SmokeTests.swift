import FeedCore
import FeedEngine
import Foundation
import Testing

@Suite struct SmokeTests {
  @Test func followersReadWhatIsPublished() async throws {
    let folder = try TemporaryFolder()
    let engine = try FeedEngine(path: folder.file("feeds.db"))
    defer { try? engine.close() }
    try await engine.add([.tweet(by: "bob", at: 1)], to: "user:bob")
    try await engine.follow([FollowRequest("timeline:ann", follows: "user:bob")])
    try await engine.add([.tweet(by: "bob", at: 2), .tweet(by: "bob", at: 0)], to: "user:bob")
    let page = try await engine.read("timeline:ann", FeedQuery())
    #expect(page.activities.map(\.activity.object) == ["SO:tweet:2", "SO:tweet:1", "SO:tweet:0"])
    #expect(page.activities.allSatisfy { $0.activity.origin == "user:bob" })
    #expect(page.next == nil)
  }

  @Test func notificationsGroupAndCount() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    try await engine.add([.tweet(by: "bob", at: 1, to: ["notification:ann"])], to: "user:bob")
    try await engine.add([.tweet(by: "eve", at: 2, to: ["notification:ann"])], to: "user:eve")
    let page = try await engine.read("notification:ann", FeedQuery(markSeen: .all))
    #expect(page.unseen == 1)
    #expect(page.groups.first?.activityCount == 2)
    #expect(page.groups.first?.actorCount == 2)
    #expect(page.groups.first?.isSeen == false)
    let again = try await engine.read("notification:ann", FeedQuery())
    #expect(again.unseen == 0 && again.unread == 1)
  }

  @Test func changesReachListeners() async throws {
    let folder = try TemporaryFolder()
    let engine = try FeedEngine(path: folder.file("feeds.db"))
    let other = try FeedEngine(path: folder.file("feeds.db"))
    defer {
      try? engine.close()
      try? other.close()
    }
    try await engine.follow([FollowRequest("timeline:ann", follows: "user:bob")])
    let changes = try await engine.changes(of: ["timeline:ann"])
    try await other.add([.tweet(by: "bob", at: 1)], to: "user:bob")
    var iterator = changes.makeAsyncIterator()
    let change = await iterator.next()
    #expect(change?.feed == "timeline:ann")
    #expect(change?.new.map(\.activity.object) == ["SO:tweet:1"])
  }

  @Test func reactionsAreCountedAndSent() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    _ = try await engine.addUser("ann", data: ["name": "Ann"], orGet: false)
    let tweet = try await engine.add([.tweet(by: "bob", at: 1)], to: "user:bob")[0]
    let like = try await engine.add(
      NewReaction(kind: "like", on: .activity(tweet.id), userID: "ann", targetFeeds: ["notification:bob"])
    )
    #expect(like.user?.data["name"] == "Ann")
    let flags = Enrichment(userID: "ann", ownReactions: true, recentReactions: true, reactionCounts: true)
    let page = try await engine.read("user:bob", FeedQuery(enrichment: flags))
    #expect(page.activities[0].reactions?.counts == ["like": 1])
    #expect(page.activities[0].reactions?.own?["like"]?.map(\.id) == [like.id])
    let notified = try await engine.read("notification:bob", FeedQuery(enrichment: flags))
    #expect(notified.groups.first?.activities.first?.values["actor"]?.isMissing == false)
    try await engine.deleteReaction(like.id, softly: false)
    #expect(try await engine.read("notification:bob", FeedQuery()).groups.isEmpty)
  }
}

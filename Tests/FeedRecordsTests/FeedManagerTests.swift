import FeedCore
import Testing

@Suite("The feed manager knows the feeds and acts on them")
struct FeedManagerTests {
  let backend = RecordingBackend()
  var manager: any FeedManager { StandardFeedManager(backend: backend) }

  @Test func feedsByConfiguration() throws {
    let settings = FeedSettings(
      userFeed: "person",
      newsFeeds: ["home": "timeline", "digest": "weekly"],
      notificationFeed: "inbox"
    )
    let manager = StandardFeedManager(backend: backend, settings: settings)
    #expect(try manager.userFeed(of: "1").id == "person:1")
    #expect(try manager.userFeed(of: "1", group: "board").id == "board:1")
    #expect(try manager.newsFeeds(of: "1").mapValues(\.id) == ["home": "timeline:1", "digest": "weekly:1"])
    #expect(try manager.notificationFeed(of: "1").id == "inbox:1")
    #expect(try manager.feed("special", "42").id == "special:42")
    #expect(throws: FeedError.self) { try manager.feed("special", "4 2") }
  }

  @Test func everyNewsFeedFollows() async throws {
    try await manager.followUser("2", by: "1", copyLimit: 10)
    #expect(
      backend.calls == [
        .follow([FollowRequest("timeline:1", follows: "user:2", activityCopyLimit: 10)]),
        .follow([FollowRequest("timeline_aggregated:1", follows: "user:2", activityCopyLimit: 10)]),
      ]
    )
  }

  @Test func manyAreFollowedAtOnce() async throws {
    try await manager.followUsers(["2", "3"], by: "1")
    try await manager.unfollowUsers(["2", "3"], by: "1", keepHistory: true)
    try await manager.followUsers([], by: "1")
    #expect(
      backend.calls == [
        .follow([
          FollowRequest("timeline:1", follows: "user:2"), FollowRequest("timeline:1", follows: "user:3"),
          FollowRequest("timeline_aggregated:1", follows: "user:2"),
          FollowRequest("timeline_aggregated:1", follows: "user:3"),
        ]),
        .unfollow([
          UnfollowRequest("timeline:1", unfollows: "user:2", keepHistory: true),
          UnfollowRequest("timeline:1", unfollows: "user:3", keepHistory: true),
          UnfollowRequest("timeline_aggregated:1", unfollows: "user:2", keepHistory: true),
          UnfollowRequest("timeline_aggregated:1", unfollows: "user:3", keepHistory: true),
        ]),
      ]
    )
  }

  @Test func readyMadeActivities() async throws {
    let activity = NewActivity(actor: "core.User:1", verb: "ask", object: "question", foreignID: "q:1")
    try await manager.add(activity, by: "1")
    try await manager.add(activity, by: "1", group: "board")
    try await manager.remove(foreignID: "q:1", by: "1")
    #expect(
      backend.calls == [.add(activity, "user:1"), .add(activity, "board:1"), .remove("q:1", "user:1")]
    )
  }

  @Test func aManagerOfOnesOwnIsChosenByASetting() async throws {
    struct TeamFeeds: FeedManager {
      let context: FeedManagerContext
      func actorFeed(of publication: Publication) throws -> Feed {
        try feed("team", publication.actorID)
      }
    }
    let managers = FeedManagers(["team": TeamFeeds.self])
    let settings = try FeedSettings(environment: ["STREAM_FEED_MANAGER_CLASS": "team"])
    let manager = try managers.make(backend: backend, settings: settings)
    let activity = NewActivity(actor: "core.User:1", verb: "ask", object: "question")
    try await manager.add(activity, by: "1")
    #expect(backend.calls == [.add(activity, "team:1")])

    let standard = try managers.make(backend: backend, settings: FeedSettings())
    #expect(standard is StandardFeedManager)
    let unknown = FeedSettings(managerClass: "core.Missing")
    let error = #expect(throws: FeedError.self) {
      try managers.make(backend: backend, settings: unknown)
    }
    #expect(error?.detail.contains("STREAM_FEED_MANAGER_CLASS") == true)
    #expect(error?.detail.contains("team") == true)
  }
}

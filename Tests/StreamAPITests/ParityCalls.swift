import FeedCore
import StreamAPI

/// Our calls under the names that the recording gives to Python's.
enum ParityCalls {
  typealias Call = @Sendable (StreamClient) async throws -> Void

  private static let id = ActivityID("24f9d500-bb87-11e5-8080-80012ce3cc51")!
  private static let time = Timestamp(iso8601: "2018-12-21T09:45:42.455925")!
  private static let tweet = NewActivity(actor: "SU:1", verb: "tweet", object: "SO:tweet:1")
  private static let named = NewActivity(
    actor: "SU:1",
    verb: "tweet",
    object: "SO:tweet:1",
    foreignID: "tweet:1",
    time: time
  )
  private static let key = ActivityKey.foreign(id: "tweet:1", time: time)

  static let all = feeds.merging(follows) { $1 }.merging(activities) { $1 }.merging(reactions) { $1 }
    .merging(objects) { $1 }.merging(services) { $1 }

  private static let feeds: [String: Call] = [
    "add": { client in
      var activity = named
      activity.custom = ["n": ["a": [1, 2.5]]]
      _ = try await client.add([activity], to: "user:1")
    },
    "add with targets": { client in
      var activity = tweet
      activity.to = ["notification:2"]
      _ = try await client.add([activity], to: "user:1")
    },
    "add many": { client in
      var like = tweet
      like.verb = "like"
      _ = try await client.add([tweet, like], to: "user:1")
    },
    "add to many feeds": { try await $0.add(tweet, toMany: ["user:1", "user:2"]) },
    "read": { _ = try await $0.read("user:1", FeedQuery()) },
    "read older": {
      _ = try await $0.read("user:1", FeedQuery(limit: 5, bounds: [IDBound(.lessThan, id.description)]))
    },
    "read and mark": {
      _ = try await $0.read(
        "notification:1",
        FeedQuery(limit: 5, markSeen: .all, markRead: .ids(["a", "b"]))
      )
    },
    "read ranked": { _ = try await $0.read("user:1", FeedQuery(limit: 5, offset: 10, ranking: "popular")) },
    "read enriched": { _ = try await $0.read("user:1", FeedQuery(enrichment: Enrichment())) },
    "read with reactions": {
      let enrichment = Enrichment(
        userID: "1",
        ownReactions: true,
        recentReactions: true,
        reactionCounts: true,
        kinds: ["like", "comment"]
      )
      _ = try await $0.read("user:1", FeedQuery(enrichment: enrichment))
    },
    "remove": { try await $0.remove(id, from: "user:1") },
    "remove by foreign id": { try await $0.remove(foreignID: "tweet:1", from: "user:1") },
  ]

  private static let follows: [String: Call] = [
    "follow": { try await $0.follow([FollowRequest("timeline:1", follows: "user:2")]) },
    "follow with a copy limit": {
      try await $0.follow([FollowRequest("timeline:1", follows: "user:2", activityCopyLimit: 7)])
    },
    "unfollow": { try await $0.unfollow([UnfollowRequest("timeline:1", unfollows: "user:2")]) },
    "unfollow and keep": {
      try await $0.unfollow([UnfollowRequest("timeline:1", unfollows: "user:2", keepHistory: true)])
    },
    "follow many": {
      try await $0.follow([
        FollowRequest("timeline:1", follows: "user:2", activityCopyLimit: 3),
        FollowRequest("timeline:1", follows: "user:3"),
      ])
    },
    "unfollow many": {
      try await $0.unfollow([
        UnfollowRequest("timeline:1", unfollows: "user:2"),
        UnfollowRequest("timeline:1", unfollows: "user:3", keepHistory: true),
      ])
    },
    "following": {
      _ = try await $0.following(
        of: "timeline:1",
        FollowQuery(limit: 2, offset: 1, filter: ["user:2", "user:3"])
      )
    },
    "followers": { _ = try await $0.followers(of: "user:1", FollowQuery()) },
    "follow statistics": {
      _ = try await $0.followStatistics(
        FollowStatisticsQuery(
          followersOf: "user:1",
          followersGroups: ["timeline"],
          followingOf: "user:1",
          followingGroups: ["user", "topic"]
        )
      )
    },
    "targets": {
      _ = try await $0.updateTargets([TargetUpdate(key, .replace(with: ["user:2"]))], of: "user:1")
    },
    "targets, edited": {
      _ = try await $0.updateTargets(
        [TargetUpdate(key, .edit(adding: ["user:2"], removing: ["user:3"]))],
        of: "user:1"
      )
    },
  ]

  private static let activities: [String: Call] = [
    "activities": { _ = try await $0.activities([.id(id)], enrichment: nil) },
    "activities by foreign id": { _ = try await $0.activities([key], enrichment: nil) },
    "activities, enriched": {
      _ = try await $0.activities([.id(id)], enrichment: Enrichment(reactionCounts: true))
    },
    "update": { try await $0.update([named]) },
    "partial update": { _ = try await $0.update([ActivityPatch(.id(id), set: ["a.b": 1], unset: ["c"])]) },
    "partial updates": {
      _ = try await $0.update([ActivityPatch(key, set: ["a": 1]), ActivityPatch(.id(id), unset: ["b"])])
    },
  ]

  private static let reactions: [String: Call] = [
    "add a reaction": {
      _ = try await $0.add(
        NewReaction(
          kind: "like",
          on: .activity(id),
          userID: "1",
          data: ["a": 1],
          targetFeeds: ["notification:2"],
          targetFeedsExtraData: ["b": 2]
        )
      )
    },
    "add a plain reaction": {
      _ = try await $0.add(NewReaction(kind: "like", on: .activity(id), userID: "1"))
    },
    "add a child": {
      _ = try await $0.add(
        NewReaction(kind: "comment", on: .reaction(id.description), userID: "1", data: ["text": "hi"])
      )
    },
    "reaction": { _ = try await $0.reaction(id.description) },
    "update a reaction": {
      _ = try await $0.update(ReactionUpdate(id: id.description, data: ["a": 1], targetFeeds: ["user:1"]))
    },
    "delete a reaction": { try await $0.deleteReaction(id.description, softly: false) },
    "delete a reaction softly": { try await $0.deleteReaction(id.description, softly: true) },
    "restore a reaction": { try await $0.restoreReaction(id.description) },
    "reactions of an activity": { _ = try await $0.reactions(ReactionQuery(.activity(id), kind: "like")) },
    "reactions of a user": { _ = try await $0.reactions(ReactionQuery(.user("1"))) },
    "children": {
      _ = try await $0.reactions(
        ReactionQuery(.parent(id.description), limit: 5, bounds: [IDBound(.greaterThan, id.description)])
      )
    },
  ]

  private static let objects: [String: Call] = [
    "add a user": { _ = try await $0.addUser("1", data: ["name": "Ann"], orGet: false) },
    "get or add a user": { _ = try await $0.addUser("1", data: ["name": "Ann"], orGet: true) },
    "user": { _ = try await $0.user("1", withFollowCounts: false) },
    "user with counts": { _ = try await $0.user("1", withFollowCounts: true) },
    "update a user": { _ = try await $0.updateUser("1", data: ["name": "Ann"]) },
    "delete a user": { try await $0.deleteUser("1") },
    "add an object": { _ = try await $0.addObject("food", id: "1", data: ["name": "Fries"], ownerID: "2") },
    "add an object without an id": {
      _ = try await $0.addObject("food", id: nil, data: ["name": "Fries"], ownerID: nil)
    },
    "object": { _ = try await $0.object("food", id: "1") },
    "update an object": { _ = try await $0.updateObject("food", id: "1", data: ["name": "Pizza"]) },
    "delete an object": { try await $0.deleteObject("food", id: "1") },
    "upsert objects": { try await $0.upsertObjects(["food": [["id": "1", "name": "Fries"]]]) },
    "objects": { _ = try await $0.objects(["food:1", "food:2"]) },
    "delete objects": { try await $0.deleteObjects("food", ids: ["1", "2"]) },
  ]

  private static let services: [String: Call] = [
    "open graph": { _ = try await $0.openGraph(of: "https://example.org/a?b=c") },
    "engagements": { try await $0.trackEngagements([["content": "1", "label": "click"]]) },
    "impressions": { try await $0.trackImpressions([["content_list": ["1"]]]) },
    "personalization": {
      _ = try await $0.personalization("follow_recommendations", parameters: ["user_id": "1"])
    },
    "delete personalization": {
      _ = try await $0.personalization("meta", .delete, parameters: ["user_id": "1"])
    },
  ]
}

import FeedCore
import FeedRecords
import Foundation
import GRDB
import Testing

// The examples of "The hooks, one by one". See StartSnippets.

private protocol AppModel: FeedModel {}
extension AppModel { static var appLabel: String { "app" } }

private struct Person: Codable, FetchableRecord, PersistableRecord, AppModel {
  var id: Int64
  var name: String
}

private struct Post: Codable, FetchableRecord, PersistableRecord, AppModel {
  var id: Int64
  var authorID: Int64
  var title: String
  var publishedOn: Date
  var parentID: Int64?
  var isDraft: Bool
}

extension Post: ActivityRecord {
  // snippet: actor
  var activityActorAttribute: ActivityAttribute { .relation(["author"]) }
  // end

  // snippet: verb
  var activityVerb: String { parentID == nil ? "post" : "reply" }
  // end

  // snippet: object
  var activityObjectAttribute: ActivityAttribute { .instance }
  var activityTargetAttribute: ActivityAttribute? { parentID.map { Post.reference($0) } }
  // end

  // snippet: foreign-id
  var activityForeignID: String? { "post:\(id)" }
  // end

  // snippet: time
  var activityTime: ActivityTime { .column(["publishedOn"]) }
  // end

  // snippet: author-feed
  var activityAuthorFeed: String? { "blog" }
  // end

  // snippet: extra
  func activityExtraData(_ context: ActivityContext) throws -> [String: JSONValue] {
    [
      "title": .string(title),
      "published_on": .day(publishedOn),
      "parent": .reference(Post.self, parentID),
    ]
  }
  // end

  // snippet: notify
  func activityNotify(_ context: ActivityContext) throws -> [FeedID] {
    guard let parentID, let parent = try Post.fetchOne(context.db, key: parentID) else { return [] }
    return [try context.notificationFeed(of: parent.authorID)]
  }
  // end

  // snippet: condition
  func isActivityPublished(_ context: ActivityContext) throws -> Bool { !isDraft }
  // end
}

private struct Friendship: Codable, FetchableRecord, PersistableRecord, AppModel, ActivityRecord {
  var id: Int64
  var userID: Int64
  var friendID: Int64
  var createdAt: Date

  var activityActorAttribute: ActivityAttribute { Person.reference(userID) }
  // snippet: follow
  var activityFollow: UserFollow? { UserFollow(userID, follows: friendID) }
  // end
}

// snippet: plain-actor
private struct Announcement: Codable, FetchableRecord, PersistableRecord, AppModel, ActivityRecord {
  var slug: String

  var activityActorAttribute: ActivityAttribute { "newsroom" }
  var activityTime: ActivityTime { .whenSaved }
}
// end

@Suite("The examples of the hooks work")
struct HookSnippetTests {
  private let backend = RecordingBackend()
  private let feeds: RecordFeeds

  init() throws {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("app") { db in
      try db.execute(
        sql: """
          CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
          CREATE TABLE post (id INTEGER PRIMARY KEY, authorID INTEGER NOT NULL REFERENCES person,
            title TEXT NOT NULL, publishedOn DATETIME NOT NULL, parentID INTEGER REFERENCES post,
            isDraft BOOLEAN NOT NULL);
          CREATE TABLE friendship (id INTEGER PRIMARY KEY, userID INTEGER NOT NULL, friendID INTEGER NOT NULL,
            createdAt DATETIME NOT NULL);
          CREATE TABLE announcement (slug TEXT PRIMARY KEY);
          INSERT INTO person VALUES (1, 'Ann'), (2, 'Bob');
          """
      )
    }
    feeds = try RecordFeeds(
      database: DatabaseQueue(),
      models: [Person.self, Post.self, Friendship.self, Announcement.self],
      backend: backend,
      migrator: migrator
    )
  }

  private func post(_ id: Int64, by author: Int64, parent: Int64? = nil, draft: Bool = false) -> Post {
    let date = Timestamp(iso8601: "2024-05-01T09:30")!.date
    return Post(
      id: id,
      authorID: author,
      title: "Title \(id)",
      publishedOn: date,
      parentID: parent,
      isDraft: draft
    )
  }

  @Test func everyHookCounts() async throws {
    let posts = [post(1, by: 1), post(2, by: 2, parent: 1), post(3, by: 1, draft: true)]
    try await feeds.database.write { db in for post in posts { try post.insert(db) } }
    try await feeds.dispatcher.deliverPending()
    let time = Timestamp(iso8601: "2024-05-01T09:30")
    let reply = NewActivity(
      actor: "app.Person:2",
      verb: "reply",
      object: "app.Post:2",
      target: "app.Post:1",
      foreignID: "post:2",
      time: time,
      to: ["notification:1"],
      custom: ["title": "Title 2", "published_on": "2024-05-01", "parent": "app.Post:1"]
    )
    #expect(backend.added.map(\.verb) == ["post", "reply"])
    #expect(backend.calls.last == .add(reply, "blog:2"))
  }

  @Test func followsAndPlainActors() async throws {
    try await feeds.database.write { db in
      try Friendship(id: 1, userID: 1, friendID: 2, createdAt: .now).insert(db)
      try Announcement(slug: "hello").insert(db)
    }
    try await feeds.dispatcher.deliverPending()
    #expect(backend.calls.first == .follow([FollowRequest("timeline:1", follows: "user:2")]))
    #expect(backend.added.last?.actor == "newsroom")
    _ = try await feeds.database.write { db in try Friendship.deleteAll(db) }
    try await feeds.dispatcher.deliverPending()
    #expect(backend.calls.contains(.unfollow([UnfollowRequest("timeline:1", unfollows: "user:2")])))
  }
}

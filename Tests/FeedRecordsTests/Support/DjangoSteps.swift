import FeedCore
import FeedRecords
import Foundation
import GRDB

/// The steps of `django/record.py`.
struct DjangoSteps {
  let program: CoreProgram
  private var feeds: RecordFeeds { program.feeds }

  private func at(_ text: String) -> Date { Timestamp(iso8601: "2024-02-29T\(text)")!.date }

  private func write(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
    try await program.database.write(body)
  }

  private func tweet(_ body: String, by user: Int64, _ time: String) async throws {
    try await program.tweet(body, by: user, at: at(time))
  }

  var all: [(String, () async throws -> Void)] {
    saving + following + deleting + untracked + reading
  }

  private var saving: [(String, () async throws -> Void)] {
    [
      ("save a tweet", { try await tweet("Hello", by: 1, "09:30:15.123") }),
      ("save a tweet from another zone", { try await tweet("नमस्ते", by: 2, "03:30:15+05:30") }),
      (
        "save a tweet again",
        { try await write { db in try Tweet.fetchOne(db, key: 1)?.update(db) } }
      ),
      (
        "save a like",
        { [date = at("10:30:15")] in
          try await write { db in _ = try Like(userID: 2, tweetID: 1, createdAt: date).inserted(db) }
        }
      ),
      (
        "save a follow",
        { [date = at("11:30:15")] in
          try await write { db in _ = try Follow(userID: 2, targetID: 1, createdAt: date).inserted(db) }
        }
      ),
      ("save a pin", { [date = at("12:30:15")] in try await write { db in try pin(date).insert(db) } }),
      ("save a blog post", { try await write { db in try BlogPost(slug: "hello-world").insert(db) } }),
    ]
  }

  private func pin(_ date: Date) -> Pin {
    Pin(
      id: UUID(uuidString: "6F9619FF-8B86-D011-B42D-00C04FC964FF")!,
      authorID: 1,
      sourceID: 1,
      title: "A \"quoted\" title",
      day: Timestamp(iso8601: "2024-03-01")!.date,
      createdAt: date
    )
  }

  private var following: [(String, () async throws -> Void)] {
    [
      ("follow a user", { try await feeds.manager.followUser("1", by: "2") }),
      ("unfollow a user", { try await feeds.manager.unfollowUser("1", by: "2") }),
      (
        "add an activity by hand",
        {
          let tweet = try await program.database.read { db in try Tweet.find(db, key: 1) }
          try await feeds.addActivity(of: tweet)
        }
      ),
    ]
  }

  private var deleting: [(String, () async throws -> Void)] {
    [
      ("delete the like", { try await write { db in _ = try Like.deleteOne(db, key: 1) } }),
      ("delete the pin", { try await write { db in _ = try Pin.fetchOne(db)?.delete(db) } }),
      ("delete the blog post", { try await write { db in _ = try BlogPost.deleteAll(db) } }),
    ]
  }

  private var untracked: [(String, () async throws -> Void)] {
    [
      (
        "save an untracked tweet",
        {
          feeds.disableTracking(Tweet.self)
          try await tweet("Quiet", by: 1, "13:30:15")
          feeds.enableTracking(Tweet.self)
        }
      ),
      (
        "save while nothing is tracked",
        {
          feeds.disableTracking()
          try await tweet("Quieter", by: 1, "14:30:15")
          feeds.enableTracking()
        }
      ),
      (
        "delete two tweets of a query",
        { try await write { db in _ = try Tweet.filter([1, 2].contains(Column("id"))).deleteAll(db) } }
      ),
    ]
  }

  private var reading: [(String, () async throws -> Void)] {
    [
      (
        "read the timeline",
        { _ = try await feeds.manager.newsFeeds(of: "2")["timeline"]?.read(FeedQuery(limit: 25)) }
      ),
      (
        "read notifications",
        {
          let query = FeedQuery(limit: 5, markSeen: .all)
          _ = try await feeds.manager.notificationFeed(of: "1").read(query)
        }
      ),
    ]
  }
}

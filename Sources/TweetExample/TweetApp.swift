import FeedCore
import FeedRecords
import Foundation
import GRDB

/// What one can do: everything is a row in the program's own database, and the feeds follow from that.
struct TweetApp {
  let feeds: RecordFeeds

  init(database: any DatabaseWriter, backend: any FeedBackend, settings: FeedSettings) throws {
    feeds = try RecordFeeds(
      database: database,
      models: [User.self, Tweet.self, Like.self, Follow.self],
      backend: backend,
      settings: settings,
      migrator: Schema.migrator
    )
  }

  /// The user called `name`, new if there is none.
  func user(_ name: String) async throws -> User {
    try await feeds.database.write { db in
      if let user = try User.filter(Column("name") == name).fetchOne(db) { return user }
      return try User(name: name).inserted(db)
    }
  }

  private func id(_ name: String) async throws -> Int64 { try await user(name).id ?? 0 }

  @discardableResult
  func tweet(_ text: String, by name: String) async throws -> Tweet {
    let id = try await id(name)
    return try await feeds.database.write { db in
      try Tweet(userID: id, text: text, createdAt: .now).inserted(db)
    }
  }

  func like(_ tweetID: Int64, by name: String) async throws {
    let id = try await id(name)
    try await feeds.database.write { db in
      guard try Tweet.exists(db, key: tweetID) else {
        throw FeedError(.notFound, "There is no tweet \(tweetID).")
      }
      _ = try Like(userID: id, tweetID: tweetID, createdAt: .now).inserted(db, onConflict: .ignore)
    }
  }

  func follow(_ target: String, by name: String) async throws {
    let (id, targetID) = (try await id(name), try await id(target))
    try await feeds.database.write { db in
      _ = try Follow(userID: id, targetID: targetID, createdAt: .now).inserted(db, onConflict: .ignore)
    }
  }

  func unfollow(_ target: String, by name: String) async throws {
    let (id, targetID) = (try await id(name), try await id(target))
    _ = try await feeds.database.write { db in
      try Follow.filter(Column("userID") == id && Column("targetID") == targetID).deleteAll(db)
    }
  }

  /// Deletes a tweet; its likes go with it, and all of them leave the feeds.
  func delete(_ tweetID: Int64) async throws {
    _ = try await feeds.database.write { db in try Tweet.deleteOne(db, key: tweetID) }
  }

  func timeline(of name: String) async throws -> FeedPage {
    let feed = try await feeds.manager.newsFeeds(of: id(name).feedKey)["timeline"]
    guard let feed else { throw FeedError(.configuration, "The setting STREAM_NEWS_FEEDS has no timeline.") }
    return try await feeds.enrich(feed.read())
  }

  func notifications(of name: String) async throws -> FeedPage {
    let feed = try await feeds.manager.notificationFeed(of: id(name).feedKey)
    return try await feeds.enrich(feed.read(FeedQuery(markSeen: .all)))
  }
}

import FeedCore
import FeedRecords
import Foundation
import GRDB

/// The models' tables, and a program around them.
enum CoreDatabase {
  static let models: [any FeedModel.Type] = [
    User.self, Tweet.self, Like.self, Follow.self, Pin.self, BlogPost.self,
  ]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("core") { db in
      try db.create(table: "user") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("username", .text).notNull()
      }
      try createTweets(db)
      try db.create(table: "pin") { table in
        table.primaryKey("id", .blob)
        table.column("authorID", .integer).notNull().references("user", onDelete: .cascade)
        table.column("sourceID", .integer).references("tweet")
        table.column("title", .text).notNull()
        table.column("day", .date).notNull()
        table.column("createdAt", .datetime).notNull()
      }
      try db.create(table: "blogPost") { table in table.primaryKey("slug", .text) }
    }
    return migrator
  }

  private static func createTweets(_ db: Database) throws {
    try db.create(table: "tweet") { table in
      table.autoIncrementedPrimaryKey("id")
      table.column("userID", .integer).notNull().references("user", onDelete: .cascade)
      table.column("body", .text).notNull()
      table.column("createdAt", .datetime).notNull()
    }
    try db.create(table: "like") { table in
      table.autoIncrementedPrimaryKey("id")
      table.column("userID", .integer).notNull().references("user", onDelete: .cascade)
      table.column("tweetID", .integer).notNull().references("tweet", onDelete: .cascade)
      table.column("createdAt", .datetime).notNull()
    }
    try db.create(table: "follow") { table in
      table.autoIncrementedPrimaryKey("id")
      table.column("userID", .integer).notNull().references("user", onDelete: .cascade)
      table.column("targetID", .integer).notNull().references("user", onDelete: .cascade)
      table.column("createdAt", .datetime).notNull()
    }
  }
}

/// A program with two users, ann (1) and bob (2), on a recording backend.
struct CoreProgram {
  let backend = RecordingBackend()
  let database: any DatabaseWriter
  let feeds: RecordFeeds
  static let noon = Date(timeIntervalSince1970: 1_709_200_815.125)

  /// - Parameter other: a backend to use in place of the recording one.
  init(
    _ database: (any DatabaseWriter)? = nil,
    settings: FeedSettings = FeedSettings(),
    on other: (any FeedBackend)? = nil
  ) throws {
    self.database = try database ?? DatabaseQueue()
    feeds = try RecordFeeds(
      database: self.database,
      models: CoreDatabase.models,
      backend: other ?? backend,
      settings: settings,
      migrator: CoreDatabase.migrator
    )
    try self.database.write { db in
      for name in ["ann", "bob"] {
        var user = User(username: name)
        try user.insert(db)
      }
    }
  }

  @discardableResult
  func tweet(_ body: String = "Hello", by userID: Int64 = 1, at date: Date = noon) async throws -> Tweet {
    try await database.write { db in
      try Tweet(userID: userID, body: body, createdAt: date).inserted(db)
    }
  }

  @discardableResult
  func deliver() async throws -> Int { try await feeds.dispatcher.deliverPending() }
}

/// A folder for a test's databases, removed with it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "runnel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String = "app.db") -> String { url.appending(path: name).path }
}

import FeedCore
import FeedEngine
import FeedRecords
import Foundation
import GRDB

/// Tweets saved one by one in a transaction, noticed by the triggers or not: what capturing costs.
final class SaveWork {
  private let plain: DatabaseQueue
  private let tracked: DatabaseQueue
  private let feeds: RecordFeeds

  init() throws {
    func queue() throws -> DatabaseQueue {
      let queue = try DatabaseQueue()
      try queue.write { db in try Self.createTables(db) }
      return queue
    }
    plain = try queue()
    tracked = try queue()
    feeds = try RecordFeeds(
      database: tracked,
      models: [SavingUser.self, SavedTweet.self],
      backend: FeedEngine(inMemory: .standard)
    )
  }

  static func createTables(_ db: Database) throws {
    try db.execute(
      sql: "CREATE TABLE core_user (id INTEGER PRIMARY KEY); INSERT INTO core_user VALUES (1)"
    )
    try db.create(table: "core_tweet") { table in
      table.autoIncrementedPrimaryKey("id")
      table.column("userID", .integer).notNull().indexed().references("core_user")
      table.column("body", .text).notNull()
      table.column("createdAt", .datetime).notNull()
    }
  }

  func save(_ count: Int, tracked isTracked: Bool) async throws {
    try await (isTracked ? tracked : plain).writeWithoutTransaction { db in
      try db.inTransaction {
        try Self.insert(count, db)
        // Every turn finds the table as it was.
        return .rollback
      }
    }
  }

  static func insert(_ count: Int, _ db: Database) throws {
    let date = Date(timeIntervalSince1970: 1_700_000_000)
    for number in 0..<count {
      var tweet = SavedTweet(
        userID: 1,
        body: "Tweet \(number): the quick brown fox jumps over the lazy dog",
        createdAt: date
      )
      try tweet.insert(db)
    }
  }
}

struct SavingUser: Codable, FetchableRecord, PersistableRecord, FeedModel {
  static let databaseTableName = "core_user"
  static let appLabel = "core"
  static let modelName = "User"
  var id: Int64
}

struct SavedTweet: Codable, FetchableRecord, MutablePersistableRecord, ActivityRecord {
  static let databaseTableName = "core_tweet"
  static let appLabel = "core"
  static let modelName = "Tweet"
  var id: Int64?
  var userID: Int64
  var body: String
  var createdAt: Date

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

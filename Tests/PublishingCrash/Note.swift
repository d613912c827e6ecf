import FeedCore
import FeedEngine
import FeedRecords
import Foundation
import GRDB

/// What is published: by one of four users, found in their feeds again.
struct Note: Codable, FetchableRecord, MutablePersistableRecord, ActivityRecord {
  static let appLabel = "crash"

  var id: Int64?
  var userID: Int64
  var createdAt: Date

  var activityActorAttribute: ActivityAttribute { .text("user-\(userID)") }

  static let users: ClosedRange<Int64> = 1...4

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("notes") { db in
      try db.create(table: "note") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("userID", .integer).notNull()
        table.column("createdAt", .datetime).notNull()
      }
    }
    return migrator
  }

  static func feeds(folder: String) throws -> RecordFeeds {
    try RecordFeeds(
      database: DatabasePool(path: folder + "/notes.db"),
      models: [Note.self],
      backend: FeedEngine(path: folder + "/feeds.db"),
      migrator: migrator,
      policy: DeliveryPolicy(firstDelay: 0.001, pollInterval: 0.05)
    )
  }
}

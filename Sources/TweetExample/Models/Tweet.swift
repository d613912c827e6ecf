import FeedCore
import FeedRecords
import Foundation
import GRDB

/// Published by default: its actor is the foreign key `userID`, its time `createdAt`.
struct Tweet: Codable, FetchableRecord, MutablePersistableRecord, ActivityRecord {
  static let appLabel = "tweets"
  static let user = belongsTo(User.self)

  var id: Int64?
  var userID: Int64
  var text: String
  var createdAt: Date

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

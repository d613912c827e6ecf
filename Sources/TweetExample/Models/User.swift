import FeedCore
import FeedRecords
import GRDB

struct User: Codable, FetchableRecord, MutablePersistableRecord, FeedModel {
  static let appLabel = "tweets"

  var id: Int64?
  var name: String

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

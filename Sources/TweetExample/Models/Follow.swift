import FeedCore
import FeedRecords
import Foundation
import GRDB

/// Saving it makes the user's news feeds follow, and tells the target.
struct Follow: Codable, FetchableRecord, MutablePersistableRecord, ActivityRecord {
  static let appLabel = "tweets"
  static let target = belongsTo(User.self, using: ForeignKey(["targetID"]))
  static var relatedModels: [RelatedModel<Follow>] { [.one("target", target)] }

  var id: Int64?
  var userID: Int64
  var targetID: Int64
  var createdAt: Date

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

  var activityFollow: UserFollow? { UserFollow(userID, follows: targetID) }

  func activityNotify(_ context: ActivityContext) throws -> [FeedID] {
    [try context.notificationFeed(of: targetID)]
  }
}

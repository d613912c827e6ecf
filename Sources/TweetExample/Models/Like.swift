import FeedCore
import FeedRecords
import Foundation
import GRDB

/// Notifies the tweet's author, and brings the tweet and its author along when it is read.
struct Like: Codable, FetchableRecord, MutablePersistableRecord, ActivityRecord {
  static let appLabel = "tweets"
  static let tweet = belongsTo(Tweet.self)
  static var relatedModels: [RelatedModel<Like>] {
    [.one("tweet", tweet, with: [.one("user", Tweet.user)])]
  }

  var id: Int64?
  var userID: Int64
  var tweetID: Int64
  var createdAt: Date

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

  func activityNotify(_ context: ActivityContext) throws -> [FeedID] {
    guard let tweet = try Tweet.fetchOne(context.db, key: tweetID), tweet.userID != userID else { return [] }
    return [try context.notificationFeed(of: tweet.userID)]
  }
}

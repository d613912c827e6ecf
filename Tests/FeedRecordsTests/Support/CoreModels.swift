import FeedCore
import FeedRecords
import Foundation
import GRDB

// The models of the application in django/record.py, as Runnel's users write them.

protocol CoreModel: FeedModel {}
extension CoreModel { static var appLabel: String { "core" } }

struct User: Codable, FetchableRecord, MutablePersistableRecord, CoreModel, Equatable {
  var id: Int64?
  var username: String

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

struct Tweet: Codable, FetchableRecord, MutablePersistableRecord, CoreModel, ActivityRecord, Equatable {
  static let user = belongsTo(User.self)
  static var relatedModels: [RelatedModel<Tweet>] { [.one("user", user)] }

  var id: Int64?
  var userID: Int64
  var body: String
  var createdAt: Date

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

struct Like: Codable, FetchableRecord, MutablePersistableRecord, CoreModel, ActivityRecord {
  static let tweet = belongsTo(Tweet.self)
  static let user = belongsTo(User.self)
  static var relatedModels: [RelatedModel<Like>] {
    [.one("tweet", tweet, with: [.one("user", Tweet.user)]), .one("user", user)]
  }

  var id: Int64?
  var userID: Int64
  var tweetID: Int64
  var createdAt: Date

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

  var activityObjectAttribute: ActivityAttribute { Tweet.reference(tweetID) }
  var activityForeignID: String? { id.map(Self.referenceText) }

  func activityNotify(_ context: ActivityContext) throws -> [FeedID] {
    guard let tweet = try Tweet.fetchOne(context.db, key: tweetID) else { return [] }
    return [try context.notificationFeed(of: tweet.userID)]
  }
}

struct Follow: Codable, FetchableRecord, MutablePersistableRecord, CoreModel, ActivityRecord {
  var id: Int64?
  var userID: Int64
  var targetID: Int64
  var createdAt: Date

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }

  var activityObjectAttribute: ActivityAttribute { User.reference(targetID) }
  var activityForeignID: String? { id.map(Self.referenceText) }

  func activityNotify(_ context: ActivityContext) throws -> [FeedID] {
    [try context.notificationFeed(of: targetID)]
  }
}

/// Every hook that can differ: a UUID key, an author, another feed and verb, dates and references.
struct Pin: Codable, FetchableRecord, PersistableRecord, CoreModel, ActivityRecord {
  var id: UUID
  var authorID: Int64
  var sourceID: Int64?
  var title: String
  var day: Date
  var createdAt: Date

  var activityActorAttribute: ActivityAttribute { .relation(["author"]) }
  var activityAuthorFeed: String? { "board" }
  var activityVerb: String { "pin" }

  func activityExtraData(_ context: ActivityContext) throws -> [String: JSONValue] {
    [
      "source": .reference(Tweet.self, sourceID),
      "title": .string(title),
      "day": .day(day),
      "pinned_at": .moment(createdAt),
      "target": "board:travel",
      "numbers": [1, 2.5, nil, true, ["deep": "är"]],
    ]
  }
}

/// A text key, a plain actor, and no time of its own.
struct BlogPost: Codable, FetchableRecord, PersistableRecord, CoreModel, ActivityRecord {
  var slug: String

  var activityActor: String? { "newsroom" }
  var activityActorID: String? { "newsroom" }
  var activityTime: ActivityTime { .whenSaved }
}

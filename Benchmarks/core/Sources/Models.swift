import FeedCore
import FeedRecords
import GRDB

// Django's tables, read by records as the documentation recommends for long pages: `init(row:)` and
// `field(_:)` by hand. All columns are read, as Django does.

struct User: FetchableRecord, FeedModel {
  static let databaseTableName = "core_user"
  static var appLabel: String { "core" }

  let id: Int64
  let password: String
  let lastLogin: Timestamp?
  let isSuperuser: Bool
  let username, firstName, lastName, email: String
  let isStaff, isActive: Bool
  let dateJoined: Timestamp

  init(row: Row) throws {
    id = row[0]
    password = row[1]
    isSuperuser = row[3]
    lastLogin = row[2]
    username = row[4]
    firstName = row[5]
    lastName = row[6]
    email = row[7]
    isStaff = row[8]
    isActive = row[9]
    dateJoined = row[10]
  }

  func field(_ name: String) -> FieldValue? {
    switch name {
    case "id": .int(Int(id))
    case "username": .string(username)
    case "email": .string(email)
    default: nil
    }
  }
}

struct Tweet: FetchableRecord, FeedModel {
  static let databaseTableName = "core_tweet"
  static var appLabel: String { "core" }
  static let user = belongsTo(User.self)

  let id: Int64
  let body: String
  let createdAt: Timestamp
  let userID: Int64

  init(row: Row) throws {
    id = row[0]
    userID = row[1]
    body = row[2]
    createdAt = row[3]
  }

  func field(_ name: String) -> FieldValue? {
    switch name {
    case "id": .int(Int(id))
    case "body": .string(body)
    case "created_at": .date(createdAt)
    default: nil
    }
  }
}

struct Like: FetchableRecord, FeedModel {
  static let databaseTableName = "core_like"
  static var appLabel: String { "core" }
  static let user = belongsTo(User.self)
  static let tweet = belongsTo(Tweet.self)

  let id: Int64
  let createdAt: Timestamp
  let tweetID, userID: Int64

  init(row: Row) throws {
    id = row[0]
    userID = row[1]
    tweetID = row[2]
    createdAt = row[3]
  }

  func field(_ name: String) -> FieldValue? {
    switch name {
    case "id": .int(Int(id))
    case "created_at": .date(createdAt)
    default: nil
    }
  }
}

/// The same tables with the relations that the peer loads with `select_related`.
struct RelatedTweet: FetchableRecord, FeedModel {
  static let databaseTableName = "core_tweet"
  static var appLabel: String { "core" }
  static var modelName: String { "Tweet" }
  static let user = belongsTo(User.self)
  static var relatedModels: [RelatedModel<RelatedTweet>] { [.one("user", user)] }

  let tweet: Tweet
  init(row: Row) throws { tweet = try Tweet(row: row) }
  func field(_ name: String) -> FieldValue? { tweet.field(name) }
}

struct RelatedLike: FetchableRecord, FeedModel {
  static let databaseTableName = "core_like"
  static var appLabel: String { "core" }
  static var modelName: String { "Like" }
  static let user = belongsTo(User.self)
  static let tweet = belongsTo(Tweet.self)
  static var relatedModels: [RelatedModel<RelatedLike>] {
    [.one("user", user), .one("tweet", tweet, with: [.one("user", Tweet.user)])]
  }

  let like: Like
  init(row: Row) throws { like = try Like(row: row) }
  func field(_ name: String) -> FieldValue? { like.field(name) }
}

/// A tweet as a program writes it that thinks nothing of speed.
struct CodableTweet: Codable, FetchableRecord, FeedModel {
  static let databaseTableName = "core_tweet"
  static var appLabel: String { "core" }
  static var modelName: String { "Tweet" }
  static let databaseColumnDecodingStrategy = DatabaseColumnDecodingStrategy.convertFromSnakeCase

  let id: Int64
  let body: String
  let createdAt: String
  let userId: Int64
}

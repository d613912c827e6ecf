import FeedCore
import FeedRecords
import Foundation
import GRDB
import Synchronization
import Testing

private let decodedNames = Mutex<[String: Int]>([:])

/// A user who counts how often a row becomes one.
private struct CountedUser: FetchableRecord, FeedModel {
  static let databaseTableName = "user"
  static let appLabel = "core"
  static let modelName = "User"

  let username: String

  init(row: Row) throws {
    username = row["username"]
    decodedNames.withLock { $0[username, default: 0] += 1 }
  }

  func field(_ name: String) -> FieldValue? { name == "username" ? .string(username) : nil }
}

private struct SharedTweet: Codable, FetchableRecord, FeedModel {
  static let databaseTableName = "tweet"
  static let appLabel = "core"
  static let modelName = "Tweet"
  static let user = belongsTo(CountedUser.self)
  static var relatedModels: [RelatedModel<SharedTweet>] { [.one("user", user)] }

  var id: Int64
}

/// A tweet with its author twice: as the table has them, and under another name.
private struct DisguisedTweet: Codable, FetchableRecord, FeedModel {
  static let databaseTableName = "tweet"
  static let appLabel = "core"
  static let modelName = "Disguised"
  static var relatedModels: [RelatedModel<DisguisedTweet>] {
    [
      .one("user", belongsTo(CountedUser.self)),
      .one("disguised", belongsTo(CountedUser.self).select(named)),
    ]
  }

  private static var named: [any SQLSelectable] {
    [Column("id"), Column("username").uppercased.forKey("username")]
  }

  var id: Int64
}

@Suite("A row that many refer to is read once", .serialized)
struct SharedRowsTests {
  private let program: CoreProgram

  init() throws {
    program = try CoreProgram()
    try program.database.write { db in
      for index in 1...6 {
        // Their authors are the users 1 and 2, whose keys are tweets' keys as well.
        let tweet = Tweet(userID: 1 + Int64(index % 2), body: "Tweet \(index)", createdAt: CoreProgram.noon)
        _ = try tweet.inserted(db)
      }
    }
  }

  private func enriched(_ models: [any FeedModel.Type], _ label: String, actors: [String]) async throws
    -> [EnrichedActivity]
  {
    let store = RecordStore(program.database, models: try FeedModels(models))
    let when = Timestamp(CoreProgram.noon)
    let page = (1...6).map { index in
      Activity(
        id: ActivityID(foreignID: "\(index)", time: when),
        actor: actors[index % actors.count],
        verb: "tweet",
        object: "\(label):\(index)",
        time: when
      )
    }
    decodedNames.withLock { $0 = [:] }
    return try await Enricher(models: store).enrich(page)
  }

  private func names(_ activities: [EnrichedActivity], _ relation: String) -> [String?] {
    activities.map {
      $0.model("object", as: JoinedModel.self)?.related(relation, as: CountedUser.self)?.username
    }
  }

  @Test func anAuthorIsMadeOnceForAllTheirTweets() async throws {
    let activities = try await enriched([CountedUser.self, SharedTweet.self], "core.Tweet", actors: ["cli"])
    let all = try await program.database.read { db in
      try String.fetchAll(db, sql: "SELECT username FROM user ORDER BY id")
    }
    #expect(names(activities, "user") == (1...6).map { all[$0 % 2] })
    #expect(decodedNames.withLock { $0 } == [all[0]: 1, all[1]: 1])
  }

  @Test func anAuthorWhoIsTheActorIsMadeOnce() async throws {
    let activities = try await enriched(
      [CountedUser.self, SharedTweet.self],
      "core.Tweet",
      actors: ["core.User:1", "core.User:2"]
    )
    #expect(activities.allSatisfy { $0.isEnriched })
    #expect(names(activities, "user") == activities.map { $0.model("actor", as: CountedUser.self)?.username })
    #expect(decodedNames.withLock { $0.values.allSatisfy { $0 == 1 } })
  }

  @Test func whatSelectsOtherColumnsIsSharedWithNothing() async throws {
    let activities = try await enriched(
      [CountedUser.self, DisguisedTweet.self],
      "core.Disguised",
      actors: ["core.User:1", "core.User:2"]
    )
    let plain = names(activities, "user")
    #expect(names(activities, "disguised") == plain.map { $0?.uppercased() })
    #expect(plain.allSatisfy { $0 != nil && $0 != $0?.uppercased() })
  }
}

import FeedCore
import FeedRecords
import Foundation
import GRDB
import Testing

@Suite("Saving and deleting publishes with the transaction")
struct PublishingTests {
  let program: CoreProgram
  var added: [String] { program.backend.added.map(\.object) }
  var removed: [String] { program.backend.removed }

  init() throws { program = try CoreProgram() }

  @Test func anInsertedTweetIsPublished() async throws {
    let tweet = try await program.tweet()
    try await program.deliver()
    let expected = NewActivity(
      actor: "core.User:1",
      verb: "tweet",
      object: "core.Tweet:1",
      foreignID: "core.Tweet:1",
      time: Timestamp(tweet.createdAt)
    )
    #expect(program.backend.calls == [.add(expected, "user:1")])
  }

  @Test func whatRollsBackIsNotPublished() async throws {
    struct Stop: Error {}
    try? await program.database.write { db in
      _ = try Tweet(userID: 1, body: "No", createdAt: .now).inserted(db)
      throw Stop()
    }
    try await program.database.write { db in
      _ = try Tweet(userID: 1, body: "First", createdAt: .now).inserted(db)
      try db.inSavepoint {
        _ = try Tweet(userID: 1, body: "Second", createdAt: .now).inserted(db)
        return .rollback
      }
    }
    try await program.deliver()
    #expect(added == ["core.Tweet:1"])
  }

  @Test func savingPublishesOnlyCreation() async throws {
    try await program.database.write { db in
      var tweet = Tweet(userID: 1, body: "New", createdAt: CoreProgram.noon)
      try tweet.save(db)
      tweet.body = "Edited"
      try tweet.save(db)
      try tweet.update(db)
      try tweet.upsert(db)
    }
    try await program.deliver()
    #expect(added == ["core.Tweet:1"])
  }

  @Test func bulkStatementsPublishEveryRow() async throws {
    try await program.database.write { db in
      try db.execute(
        sql: """
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250)
          INSERT INTO tweet (userID, body, createdAt) SELECT 1 + i % 2, 'Tweet ' || i, '2024-05-01 10:00:00' FROM n
          """
      )
    }
    #expect(try await program.deliver() == 250)
    #expect(added == (1...250).map { "core.Tweet:\($0)" })
  }

  @Test func deletingWithdraws() async throws {
    let tweet = try await program.tweet()
    try await program.deliver()
    try await program.database.write { db in _ = try tweet.delete(db) }
    try await program.deliver()
    #expect(program.backend.calls.last == .remove("core.Tweet:1", "user:1"))
  }

  @Test func deleteAllAndRawDeletesWithdraw() async throws {
    for body in ["a", "b", "c"] { try await program.tweet(body) }
    try await program.deliver()
    try await program.database.write { db in
      try db.execute(sql: "DELETE FROM tweet WHERE body = 'b'")
      try Tweet.deleteAll(db)
    }
    try await program.deliver()
    #expect(removed == ["core.Tweet:2", "core.Tweet:1", "core.Tweet:3"])
  }

  @Test func cascadingDeletesWithdraw() async throws {
    try await program.tweet("By ann", by: 1)
    try await program.database.write { db in
      _ = try Like(userID: 2, tweetID: 1, createdAt: CoreProgram.noon).inserted(db)
    }
    try await program.deliver()
    try await program.database.write { db in _ = try User.deleteOne(db, key: 1) }
    try await program.deliver()
    #expect(removed.sorted() == ["core.Like:1", "core.Tweet:1"])
  }

  @Test func anyConnectionToTheFilePublishes() async throws {
    let folder = try TemporaryFolder()
    let program = try CoreProgram(try DatabasePool(path: folder.path()))
    let other = try DatabaseQueue(path: folder.path())
    try await other.write { db in
      _ = try Tweet(userID: 1, body: "From elsewhere", createdAt: CoreProgram.noon).inserted(db)
    }
    try await program.deliver()
    #expect(program.backend.added.map(\.object) == ["core.Tweet:1"])
  }

  @Test func installingAgainChangesNothing() async throws {
    let again = try RecordFeeds(
      database: program.database,
      models: CoreDatabase.models,
      backend: program.backend,
      migrator: CoreDatabase.migrator
    )
    try await program.tweet()
    #expect(try await again.dispatcher.deliverPending() == 1)
    #expect(added == ["core.Tweet:1"])
  }

  @Test func aColumnAddedLaterIsCaptured() async throws {
    try await program.database.write { db in
      try db.alter(table: "tweet") { $0.add(column: "language", .text) }
    }
    let feeds = try RecordFeeds(
      database: program.database,
      models: [User.self, LanguageTweet.self],
      backend: program.backend
    )
    try await program.database.write { db in
      try db.execute(
        sql: "INSERT INTO tweet (userID, body, createdAt, language) VALUES (1, 'Hej', '2024-05-01', 'sv')"
      )
    }
    try await feeds.dispatcher.deliverPending()
    #expect(program.backend.added.first?.custom == ["language": "sv"])
  }

  @Test func nothingIsNoticedAfterUninstalling() async throws {
    try await program.feeds.uninstall()
    try await program.tweet()
    #expect(try await program.deliver() == 0)
  }
}

/// Tweets of a later version of the program.
private struct LanguageTweet: Codable, FetchableRecord, PersistableRecord, ActivityRecord {
  static let databaseTableName = "tweet"
  static var appLabel: String { "core" }
  static var modelName: String { "Tweet" }

  var id: Int64
  var language: String?

  func activityExtraData(_ context: ActivityContext) throws -> [String: JSONValue] {
    ["language": language.map { .string($0) } ?? .null]
  }
}

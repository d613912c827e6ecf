import FeedCore
import FeedRecords
import Foundation
import GRDB
import Testing

@Suite("Tracking can be switched off, for all models or one, for good or for a while")
struct TrackingTests {
  let program: CoreProgram
  init() throws { program = try CoreProgram() }

  private func published(_ body: (CoreProgram) async throws -> Void) async throws -> [String] {
    try await body(program)
    try await program.deliver()
    return program.backend.added.map(\.object)
  }

  private func blogPost(_ slug: String) async throws {
    try await program.database.write { db in try BlogPost(slug: slug).insert(db) }
  }

  @Test func aScopeHoldsInsideOnly() async throws {
    let objects = try await published { program in
      try await program.tweet("before")
      try await program.feeds.withoutTracking { try await program.tweet("inside") }
      try await program.tweet("after")
    }
    #expect(objects == ["core.Tweet:1", "core.Tweet:3"])
  }

  @Test func aScopeOfOneModelLeavesTheOthers() async throws {
    let objects = try await published { program in
      try await program.feeds.withoutTracking(Tweet.self) {
        try await program.tweet()
        try await blogPost("kept")
      }
    }
    #expect(objects == ["core.BlogPost:kept"])
  }

  @Test func aScopeInsideATransaction() async throws {
    let objects = try await published { program in
      let feeds = program.feeds
      try await program.database.write { db in
        try feeds.withoutTracking {
          try db.execute(sql: "INSERT INTO tweet (userID, body, createdAt) VALUES (1, 'a', '2024-05-01')")
        }
        try db.execute(sql: "INSERT INTO tweet (userID, body, createdAt) VALUES (1, 'b', '2024-05-01')")
      }
    }
    #expect(objects == ["core.Tweet:2"])
  }

  @Test func aScopeDoesNotReachOtherTasks() async throws {
    let objects = try await published { program in
      try await program.feeds.withoutTracking {
        try await program.tweet("inside")
        _ = try await Task.detached { try await program.tweet("another request") }.value
      }
    }
    #expect(objects == ["core.Tweet:2"])
  }

  @Test func aSwitchHoldsUntilItIsTurnedBack() async throws {
    let objects = try await published { program in
      program.feeds.disableTracking(Tweet.self)
      try await program.tweet("off")
      program.feeds.enableTracking(Tweet.self)
      program.feeds.disableTracking()
      program.feeds.enableTracking(Tweet.self)
      try await program.tweet("still off: all are")
      program.feeds.enableTracking()
      try await program.tweet("on")
    }
    #expect(objects == ["core.Tweet:3"])
  }

  @Test func deletionsAreNotTrackedEither() async throws {
    let objects = try await published { program in
      try await program.tweet()
      try await program.deliver()
      try await program.feeds.withoutTracking {
        _ = try await program.database.write { db in try Tweet.deleteAll(db) }
      }
    }
    #expect(objects == ["core.Tweet:1"])
    #expect(program.backend.removed == [])
  }

  @Test func theSettingSwitchesItOff() async throws {
    let quiet = try CoreProgram(settings: FeedSettings(disableModelTracking: true))
    try await quiet.tweet()
    #expect(try await quiet.deliver() == 0)
  }

  @Test func migrationsPublishNothing() async throws {
    try await program.tweet()
    try await program.deliver()
    var migrator = CoreDatabase.migrator
    migrator.registerMigration("data") { db in
      try db.execute(sql: "INSERT INTO tweet (userID, body, createdAt) VALUES (1, 'seed', '2024-05-01')")
      try db.execute(sql: "DELETE FROM tweet WHERE id = 1")
    }
    let feeds = try RecordFeeds(
      database: program.database,
      models: CoreDatabase.models,
      backend: program.backend,
      migrator: migrator
    )
    #expect(try await feeds.dispatcher.deliverPending() == 0)
    try await program.tweet("after the migration")
    #expect(try await feeds.dispatcher.deliverPending() == 1)
  }

  @Test func aPreparedConnectionObeys() async throws {
    let folder = try TemporaryFolder()
    let program = try CoreProgram(try DatabaseQueue(path: folder.path()))
    var configuration = Configuration()
    let feeds = program.feeds
    configuration.prepareDatabase { db in try feeds.prepare(db) }
    let other = try DatabaseQueue(path: folder.path(), configuration: configuration)
    try await feeds.withoutTracking {
      try await other.write { db in
        _ = try Tweet(userID: 1, body: "Fixture", createdAt: CoreProgram.noon).inserted(db)
      }
    }
    #expect(try await program.deliver() == 0)
  }
}

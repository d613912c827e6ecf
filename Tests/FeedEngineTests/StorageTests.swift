import FeedCore
import Foundation
import GRDB
import Testing

@testable import FeedEngine

@Suite struct StorageTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("feeds.db") }

  init() throws { folder = try TemporaryFolder() }

  private func storageError(_ body: () throws -> Void) throws -> FeedError {
    let error = try #require(throws: FeedError.self, performing: body)
    #expect(error.code == .storage)
    #expect(error.detail.hasSuffix(".") && !error.detail.dropLast().contains("\n"))
    return error
  }

  @Test func aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws {
    let text = Data("Dear diary, today I wrote no database. ".utf8)
    try text.write(to: URL(fileURLWithPath: path))
    let error = try storageError { _ = try FeedEngine(path: path) }
    #expect(error.detail.contains(path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["feeds.db"])
  }

  @Test func anotherProgramsDatabaseIsRefusedAndLeftAlone() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write {
      try $0.execute(sql: "CREATE TABLE recipe(name TEXT); INSERT INTO recipe VALUES ('soup')")
    }
    try queue.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let error = try storageError { _ = try FeedEngine(path: path) }
    #expect(error.detail.contains("another program"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func aNewerSchemaIsRefused() throws {
    try FeedEngine(path: path).close()
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')") }
    try queue.close()
    #expect(try storageError { _ = try FeedEngine(path: path) }.detail.contains("newer version"))
  }

  @Test func aFolderThatCannotBeWrittenToIsSaid() throws {
    let error = try storageError { _ = try FeedEngine(path: folder.path) }
    #expect(error.detail.contains(folder.path))
  }

  @Test func filesAreTheOwnersOnly() async throws {
    let engine = try FeedEngine(path: folder.file("deep/er/feeds.db"))
    defer { try? engine.close() }
    try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.file("deep/er")) {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("deep/er/\(name)"))
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }

  @Test func whatIsWrittenIsThereAfterReopening() async throws {
    let first = try FeedEngine(path: path)
    try await first.follow([FollowRequest("timeline:bob", follows: "user:ann")])
    try await first.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    try first.close()
    let second = try FeedEngine(path: path)
    defer { try? second.close() }
    #expect(try await second.read("timeline:bob", FeedQuery()).activities.count == 1)
  }

  @Test func everyEarlierSchemaIsBroughtUpToDate() async throws {
    let migrations = Schema.migrator.migrations
    for (index, migration) in migrations.enumerated() {
      let path = folder.file("\(index).db")
      let queue = try DatabaseQueue(path: path)
      try Schema.migrator.migrate(queue, upTo: migration)
      try queue.close()
      let engine = try FeedEngine(path: path)
      try await engine.add([.tweet(by: "ann", at: 1, to: ["notification:bob"])], to: "user:ann")
      #expect(try await engine.check() == [])
      try engine.close()
    }
  }

  /// Groups were ordered by a number that counted arrivals, and are by events now.
  @Test func groupsOfAnEarlierSchemaKeepTheirOrderBelowNewOnes() async throws {
    let queue = try DatabaseQueue(path: path)
    try Schema.migrator.migrate(queue, upTo: "8 counters of notifications")
    try await queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO feed(id, slug, name) VALUES (1, 'aggregated', 'x');
          INSERT INTO activity(act, time, tie, actor, verb, object)
            VALUES (1, 1700000000000000, 1, 'a', 'old', 'o'), (2, 1700000000000000, 2, 'a', 'older', 'o');
          INSERT INTO activity_group(id, feed, name, touched, created_at, updated_at, activity_count, actor_count)
            VALUES (1, 1, 'old', 900, 1, 1, 1, 1), (2, 1, 'older', 800, 1, 1, 1, 1);
          INSERT INTO group_item(feed, time, tie, origin, act, grp, touched, actor)
            VALUES (1, 1700000000000000, 1, 0, 1, 1, 900, 'a'), (1, 1700000000000000, 2, 0, 2, 2, 800, 'a');
          INSERT INTO group_actor(grp, actor, activities) VALUES (1, 'a', 1), (2, 'a', 1);
          """
      )
    }
    try queue.close()
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    try await engine.add([.tweet(by: "ann", at: 1)], to: "aggregated:x")
    let groups = try await engine.read("aggregated:x", FeedQuery()).groups
    #expect(groups.map(\.verb) == ["tweet", "old", "older"])
    let rest = try await engine.read("aggregated:x", FeedQuery(bounds: [IDBound(.lessThan, groups[1].id)]))
    #expect(rest.groups.map(\.verb) == ["older"])
  }

  /// Databases as released versions left them. One is added whenever the schema changes; none is ever
  /// replaced.
  @Test func storedDatabasesOpenAndHoldWhatTheyHeld() async throws {
    let stored = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Databases"
    )
    let names = try FileManager.default.contentsOfDirectory(atPath: stored.path).filter {
      $0.hasSuffix(".db")
    }
    #expect(!names.isEmpty)
    for name in names {
      let copy = folder.file(name)
      try FileManager.default.copyItem(atPath: stored.appendingPathComponent(name).path, toPath: copy)
      let engine = try FeedEngine(path: copy)
      #expect(try await engine.check() == [])
      let timeline = try await engine.read(
        "timeline:bob",
        FeedQuery(enrichment: Enrichment(userID: "bob", ownReactions: true, reactionCounts: true))
      )
      #expect(timeline.activities.map(\.activity.foreignID) == ["tweet:ann:2", "tweet:ann:1"])
      #expect(timeline.activities.last?.reactions?.counts == ["like": 1])
      #expect(timeline.activities.last?.reactions?.own?["like"]?.count == 1)
      let notified = try await engine.read("notification:ann", FeedQuery())
      #expect(notified.unseen == 1 && notified.groups.map(\.activityCount) == [1])
      #expect(try await engine.searchUsers("harbour", limit: 5, afterID: nil).map(\.id) == ["ann"])
      #expect(try await engine.object("tweet", id: "1").data["text"] == "Hello")
      try engine.close()
    }
  }

  /// Makes such a database where `RUNNEL_STORE_DATABASE` names a file.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["RUNNEL_STORE_DATABASE"] != nil))
  func storeADatabase() async throws {
    let path = try #require(ProcessInfo.processInfo.environment["RUNNEL_STORE_DATABASE"])
    let engine = try FeedEngine(path: path)
    try await engine.addUser("ann", data: ["name": "Ann", "bio": "Of the harbour"], orGet: true)
    try await engine.upsertObjects(["tweet": [["id": "1", "text": "Hello"]]])
    try await engine.follow([FollowRequest("timeline:bob", follows: "user:ann")])
    let added = try await engine.add([.tweet(by: "ann", at: 1), .tweet(by: "ann", at: 2)], to: "user:ann")
    _ = try await engine.read("timeline:bob", FeedQuery())
    try await engine.add(
      NewReaction(kind: "like", on: .activity(added[0].id), userID: "bob", targetFeeds: ["notification:ann"])
    )
    try await engine.vacuum()
    try engine.close()
  }

  @Test func damageIsFound() async throws {
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    try await engine.add([.tweet(by: "ann", at: 1)], to: "aggregated:x")
    try await engine.writer.connection().write {
      try $0.execute(sql: "UPDATE activity_group SET activity_count = 7")
    }
    let findings = try await engine.check()
    #expect(findings.count == 1 && findings[0].contains("group"))
  }

  @Test func vacuumKeepsEverythingThatIsSeen() async throws {
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    try await engine.follow([FollowRequest("timeline:bob", follows: "user:ann")])
    for second in 0..<10 { try await engine.add([.tweet(by: "ann", at: second)], to: "user:ann") }
    _ = try await engine.read("timeline:bob", FeedQuery())
    let first = NewActivity.tweet(by: "ann", at: 0)
    try await engine.remove(foreignID: first.foreignID, from: "user:ann")
    try await engine.vacuum()
    #expect(try await engine.read("timeline:bob", FeedQuery()).activities.count == 9)
    try await engine.add([.tweet(by: "ann", at: 11)], to: "user:ann")
    #expect(try await engine.read("timeline:bob", FeedQuery()).activities.count == 10)
    let statistics = try await engine.statistics()
    #expect(statistics.counts.first { $0.name == "activities" }?.count == 10)
  }

  @Test func aBackupOpensLikeTheOriginal() async throws {
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    try await engine.follow([FollowRequest("timeline:bob", follows: "user:ann")])
    try await engine.add([.tweet(by: "ann", at: 1, to: ["notification:bob"])], to: "user:ann")
    _ = try await engine.read("notification:bob", FeedQuery(markSeen: .all))
    let copy = folder.file("copy.db")
    try await engine.backUp(to: copy)
    let attributes = try FileManager.default.attributesOfItem(atPath: copy)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    try await engine.add([.tweet(by: "ann", at: 2)], to: "user:ann")
    let other = try FeedEngine(path: copy)
    defer { try? other.close() }
    #expect(try await other.check() == [])
    #expect(try await other.read("timeline:bob", FeedQuery()).activities.count == 1)
    let notified = try await other.read("notification:bob", FeedQuery())
    #expect(notified.unseen == 0 && notified.unread == 1)
    let error = await #expect(throws: FeedError.self) { try await engine.backUp(to: copy) }
    #expect(error?.code == .conflict)
  }

  @Test func aDumpHoldsEverything() async throws {
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    try await engine.addUser("ann", data: ["name": "Ann"], orGet: true)
    try await engine.addObject("tweet", id: "1", data: ["text": "hi"], ownerID: "ann")
    try await engine.follow([FollowRequest("timeline:bob", follows: "user:ann")])
    let added = try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    try await engine.add(NewReaction(kind: "like", on: .activity(added[0].id), userID: "bob"))
    var types: [String] = []
    try await engine.dump { line in types.append(try JSONParser.parse(line)["type"]?.stringValue ?? "") }
    #expect(types == ["user", "object", "activity", "follow", "reaction"])
  }
}

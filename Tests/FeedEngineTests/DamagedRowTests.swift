import FeedCore
import Foundation
import GRDB
import Testing

@testable import FeedEngine

/// Rows that no version would write: each function fails or does without them, and nothing traps.
@Suite struct DamagedRowTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("feeds.db") }

  init() throws { folder = try TemporaryFolder() }

  private static let values = [
    "9223372036854775807", "-9223372036854775808", "-1", "0", "1e300", "'x'", "'{\"a\":'", "x'ff00ff'",
    "'9223372036854775808'",
    "''", "NULL", "'a:b c: :d'",
  ]

  private func makeFeeds() async throws {
    let engine = try FeedEngine(path: path)
    try await engine.addUser("ann", data: ["name": "Ann"], orGet: true)
    try await engine.addObject("tweet", id: "1", data: ["text": "hi"], ownerID: "ann")
    try await engine.follow(
      ["timeline:bob", "aggregated:bob"].map { FollowRequest($0, follows: "user:ann") }
    )
    for second in 0..<4 {
      let tweet = try await engine.add(
        [.tweet(by: "ann", at: second, to: ["notification:bob"])],
        to: "user:ann"
      )[0]
      let like = try await engine.add(NewReaction(kind: "like", on: .activity(tweet.id), userID: "bob"))
      try await engine.add(NewReaction(kind: "reply", on: .reaction(like.id), userID: "ann"))
    }
    try await engine.remove(NewActivity.tweet(by: "ann", at: 0).determinedID!, from: "timeline:bob")
    for feed: FeedID in ["timeline:bob", "aggregated:bob"] { _ = try await engine.read(feed, FeedQuery()) }
    try await engine.catchUp(["timeline:bob"])
    _ = try await engine.searchActivities("hi", limit: 5, before: nil, in: nil)
    try engine.close()
  }

  private func columns() throws -> [(table: String, column: String)] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT t.name AS name, c.name AS col FROM sqlite_schema t JOIN pragma_table_info(t.name) c
          WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '%_text%' AND t.name <> 'grdb_migrations'
          """
      ).map { ($0["name"], $0["col"]) }
    }
  }

  @Test func everyColumnOfEveryTable() async throws {
    try await makeFeeds()
    let bytes = try Data(contentsOf: URL(filePath: path))
    for (index, (table, column)) in try columns().enumerated() {
      // Three of them for each column, others for the next.
      for value in (0..<3).map({ Self.values[(index + $0 * 4) % Self.values.count] }) {
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        try bytes.write(to: URL(filePath: path))
        try damage(table, column, value)
        guard let engine = try? FeedEngine(path: path) else { continue }
        await useEverything(engine)
        try? engine.close()
      }
    }
  }

  /// Each row gets the value, or as many of them as the table's keys allow.
  private func damage(_ table: String, _ column: String, _ value: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = 1")
      try? db.execute(sql: "UPDATE OR IGNORE \"\(table)\" SET \"\(column)\" = \(value)")
    }
  }

  private func useEverything(_ engine: FeedEngine) async {
    let enrichment = Enrichment(
      userID: "bob",
      ownReactions: true,
      recentReactions: true,
      reactionCounts: true,
      ownChildren: true
    )
    for feed: FeedID in ["user:ann", "timeline:bob", "aggregated:bob", "notification:bob"] {
      let page = try? await engine.read(feed, FeedQuery(enrichment: enrichment))
      for bound in (page?.activities.map(\.id.description) ?? []) + (page?.groups.map(\.id) ?? []) {
        for relation: IDBound.Relation in [.lessThan, .atMost, .greaterThan, .atLeast] {
          _ = try? await engine.read(feed, FeedQuery(bounds: [IDBound(relation, bound)]))
        }
      }
      _ = try? await engine.readStored(feed, FeedQuery()) { _ in }
      _ = try? await engine.following(of: feed, FollowQuery())
      _ = try? await engine.followers(of: feed, FollowQuery())
    }
    for lookup: ReactionQuery.Lookup in [.user("bob"), .user("ann")] {
      let page = try? await engine.reactions(ReactionQuery(lookup))
      for reaction in page?.reactions ?? [] {
        _ = try? await engine.reactions(
          ReactionQuery(.parent(reaction.id), bounds: [IDBound(.atLeast, reaction.id)])
        )
        try? await engine.deleteReaction(reaction.id, softly: reaction.parent.isEmpty)
      }
    }
    _ = try? await engine.user("ann", withFollowCounts: true)
    _ = try? await engine.object("tweet", id: "1")
    _ = try? await engine.searchActivities("hi", limit: 5, before: nil, in: nil)
    _ = try? await engine.searchUsers("ann", limit: 5, afterID: nil)
    _ = try? await engine.add([.tweet(by: "ann", at: 9, to: ["notification:bob"])], to: "user:ann")
    _ = try? await engine.read("notification:bob", FeedQuery(markSeen: .all, markRead: .current))
    try? await engine.unfollow([UnfollowRequest("aggregated:bob", unfollows: "user:ann")])
    try? await engine.remove(foreignID: "tweet:ann:1", from: "user:ann")
    _ = try? await engine.statistics()
    _ = try? await engine.check()
    try? await engine.dump { _ in }
    _ = try? FeedEngine.salvage(path: path) { _ in }
  }

  /// To SQLite these kinds differ, to Swift they are one text.
  @Test func kindsThatOnlyBytesTellApart() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    let tweet = try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")[0]
    let first = try await engine.add(NewReaction(kind: "caf\u{e9}", on: .activity(tweet.id), userID: "bob"))
    try await engine.add(NewReaction(kind: "cafe\u{301}", on: .activity(tweet.id), userID: "bob"))
    for kind in ["caf\u{e9}", "cafe\u{301}"] {
      try await engine.add(NewReaction(kind: kind, on: .reaction(first.id), userID: "ann"))
    }
    let page = try await engine.read(
      "user:ann",
      FeedQuery(enrichment: Enrichment(recentReactions: true, reactionCounts: true))
    )
    #expect(page.activities.first?.reactions?.counts == ["caf\u{e9}": 2])
    #expect(try await engine.reaction(first.id).childrenCounts == ["caf\u{e9}": 2])
  }

  @Test func numbersOfACallerAreSaidToBeWrong() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    for number in [Int.min, -1, Int.max] {
      _ = try? await engine.read("user:ann", FeedQuery(limit: number))
      _ = try? await engine.read("notification:ann", FeedQuery(limit: 1, offset: number))
      _ = try? await engine.following(of: "user:ann", FollowQuery(limit: number, offset: number))
      _ = try? await engine.reactions(ReactionQuery(.user("ann"), limit: number))
      _ = try? await engine.searchUsers(nil, limit: number, afterID: nil)
      _ = try? await engine.searchActivities("a", limit: number, before: nil, in: nil)
      _ = try? await engine.follow([FollowRequest("timeline:a", follows: "user:b", activityCopyLimit: number)]
      )
    }
    for time in [Int64.min, .max, 0] {
      let new = NewActivity(
        actor: "a",
        verb: "b",
        object: "c",
        foreignID: "d",
        time: Timestamp(microseconds: time)
      )
      _ = try? await engine.add([new], to: "user:ann")
      _ = try? await engine.update([new])
      try? await engine.batch { batch in
        batch.now = Timestamp(microseconds: time)
        try batch.addUser("u\(time)")
        try batch.add([NewActivity(actor: "a", verb: "b", object: "c")], to: "user:ann")
      }
    }
    _ = try await engine.read("user:ann", FeedQuery())
  }

  @Test func aRangeOfRandomNumbersIsFinite() throws {
    let ranking = try Ranking(RankingMethod(score: "rand(0 - 1.7 * 10 ^ 308, 1.7 * 10 ^ 308)"))
    let activity = Activity(
      id: ActivityID(time: .now(), low: 0),
      actor: "a",
      verb: "b",
      object: "c",
      target: "",
      foreignID: "",
      time: .now(),
      origin: nil,
      to: [],
      custom: [:]
    )
    #expect(throws: FeedError.self) { try ranking.score(activity, external: [:], now: .now()) }
  }
}

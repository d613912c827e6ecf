import FeedCore
import FeedRecords
import Foundation
import GRDB
import Synchronization
import Testing

/// Counts the statements that fetch models.
private final class StatementLog: Sendable {
  private let statements = Mutex<[String]>([])

  /// Those that read rows, without what GRDB asks about the schema.
  var selects: [String] {
    statements.withLock { $0.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("WITH") } }
  }

  func watch(_ database: any DatabaseWriter) {
    database.writeWithoutTransaction { db in
      db.trace { event in self.statements.withLock { $0.append("\(event)") } }
    }
  }

  func forget() { statements.withLock { $0 = [] } }
}

/// A like whose tweet is shown only where it does not shout.
private struct QuietLike: Codable, FetchableRecord, FeedModel {
  static let databaseTableName = "like"
  static let appLabel = "core"
  static let tweet = belongsTo(Tweet.self).filter(!["Tweet 3", "Tweet 4"].contains(Column("body")))
  static var relatedModels: [RelatedModel<QuietLike>] {
    [.one("tweet", tweet, with: [.one("user", Tweet.user.filter(Column("username") != "bob"))])]
  }

  var id: Int64
}

@Suite("References become instances, with one query per model")
struct EnricherTests {
  let program: CoreProgram
  private let log = StatementLog()
  private let when = Timestamp(CoreProgram.noon)

  init() throws {
    program = try CoreProgram()
    try program.database.write { db in
      for index in 1...30 {
        let tweet = Tweet(userID: 1 + Int64(index % 2), body: "Tweet \(index)", createdAt: CoreProgram.noon)
        _ = try tweet.inserted(db)
        let like = Like(userID: 2, tweetID: Int64(index), createdAt: CoreProgram.noon)
        _ = try like.inserted(db)
      }
    }
    log.watch(program.database)
  }

  private func activity(
    _ actor: String,
    _ object: String,
    target: String = "",
    custom: [String: JSONValue] = [:]
  ) -> Activity {
    let id = ActivityID(foreignID: object, time: when)
    return Activity(
      id: id,
      actor: actor,
      verb: "tweet",
      object: object,
      target: target,
      foreignID: object,
      time: when,
      custom: custom
    )
  }

  private func page(_ objects: [String]) -> [Activity] {
    objects.enumerated().map { activity("core.User:\(1 + $0 % 2)", $1) }
  }

  @Test func aPageCostsOneQueryPerModel() async throws {
    let enricher = program.feeds.enricher()
    let tweets = page((1...25).map { "core.Tweet:\($0)" })
    let enriched = try await enricher.enrich(tweets)
    #expect(log.selects.count == 2)
    let bodies = enriched.map { $0.model("object", as: Tweet.self)?.body }
    #expect(bodies == (1...25).map { "Tweet \($0)" })
    #expect(enriched[3].model("actor", as: User.self)?.username == "bob")
    #expect(enriched.allSatisfy { $0.isEnriched })
  }

  @Test func mixedModelsCostOneQueryEach() async throws {
    let objects = (1...10).flatMap { ["core.Tweet:\($0)", "core.Like:\($0)"] }
    _ = try await program.feeds.enricher().enrich(page(objects))
    #expect(log.selects.count == 3)
  }

  @Test func groupsShareTheirQueries() async throws {
    let groups = (0..<10).map { index in
      ActivityGroup(
        id: "g\(index)",
        group: "like_\(index)",
        verb: "like",
        activityCount: 3,
        actorCount: 1,
        createdAt: when,
        updatedAt: when,
        activities: page((1...3).map { "core.Like:\(index * 3 + $0)" }).map { EnrichedActivity($0) }
      )
    }
    let enriched = try await program.feeds.enrich(FeedPage(items: .groups(groups))).groups
    #expect(log.selects.count == 2)
    #expect(enriched.map(\.id) == groups.map(\.id))
    let tweets = enriched.flatMap(\.activities).map { $0.model("object", as: Like.self)?.tweetID }
    #expect(tweets == (1...30).map { $0 })
  }

  @Test func relationsComeWithTheSameQuery() async throws {
    let enriched = try await program.feeds.enricher().enrich(page(["core.Like:7"]))
    #expect(log.selects.count == 2)
    let like = try #require(enriched[0].model("object", as: JoinedModel.self))
    #expect(like.related("tweet", as: Tweet.self)?.body == "Tweet 7")
    #expect(like.related("tweet.user", as: User.self)?.username == "bob")
    guard case .string("bob") = enriched[0].field("object")?["tweet"]?["user"]?["username"] else {
      Issue.record("templates do not see the tweet's user")
      return
    }
  }

  @Test func aPlanWithRelationsSurvivesAChangedSchema() async throws {
    _ = try await program.feeds.enricher().enrich(page(["core.Like:1"]))
    try await program.database.write { db in
      try db.alter(table: "like") { $0.add(column: "note", .text) }
    }
    let enriched = try await program.feeds.enricher().enrich(page(["core.Like:7"]))
    let like = enriched[0].model("object", as: JoinedModel.self)
    #expect(like?.related("tweet.user", as: User.self)?.username == "bob")
  }

  @Test func relationsMayHaveConditions() async throws {
    let store = RecordStore(program.database, models: try FeedModels([QuietLike.self]))
    let keys = ["3", "2", "1", "99", "2"]
    for _ in 0..<2 {
      let request = ModelRequest(label: "core.QuietLike", keys: keys)
      let likes = try await store.instances([request])[0].map { $0 as? JoinedModel }
      #expect(
        likes.map { $0?.related("tweet", as: Tweet.self)?.body } == [
          nil, "Tweet 2", "Tweet 1", nil, "Tweet 2",
        ]
      )
      #expect(
        likes.map { $0?.related("tweet.user", as: User.self)?.username } == [nil, "ann", nil, nil, "ann"]
      )
      #expect(likes.map { $0 == nil } == [false, false, false, true, false])
      #expect(likes[0]?.related.isEmpty == true)
    }
  }

  @Test func moreFieldsByName() async throws {
    var enricher = program.feeds.enricher(fields: ["actor", "object", "target", "parent_tweet"])
    enricher.backend = nil
    let enriched = try await enricher.enrich([
      activity(
        "core.User:1",
        "core.Tweet:1",
        target: "core.User:2",
        custom: ["parent_tweet": "core.Tweet:2", "note": "core.Tweet:3"]
      )
    ])
    #expect(enriched[0].model("target", as: User.self)?.username == "bob")
    #expect(enriched[0].model("parent_tweet", as: Tweet.self)?.body == "Tweet 2")
    #expect(enriched[0].values["note"] == nil)
    #expect(log.selects.count == 2)
  }

  @Test func missingInstancesAreRecorded() async throws {
    let enriched = try await program.feeds.enricher().enrich([
      activity("core.User:1", "core.Tweet:999"), activity("core.User:x", "core.Tweet:1"),
      activity("core.User:1", "other.Thing:1"),
    ])
    #expect(enriched.map(\.isEnriched) == [false, false, false])
    #expect(enriched[0].notEnriched == ["object": .model(type: "core.Tweet", key: "999")])
    #expect(enriched[1].notEnriched == ["actor": .model(type: "core.User", key: "x")])
    #expect(enriched[2].notEnriched == ["object": .model(type: "other.Thing", key: "1")])
    guard case .string("core.Tweet:999") = enriched[0].field("object") else {
      Issue.record("the reference's text is gone")
      return
    }
  }

  @Test(arguments: ["plain", "a:b:c", ":1", "core.Tweet:", "note:1", "", "https://example.org", "12:30"])
  func plainTextStays(_ text: String) async throws {
    let enriched = try await program.feeds.enricher().enrich([activity("core.User:1", text)])
    #expect(enriched[0].values["object"] == nil)
    #expect(enriched[0].isEnriched)
  }

  @Test func differentSpellingsOfAKeyAreOneInstance() async throws {
    let enriched = try await program.feeds.enricher().enrich(page(["core.Tweet:007", "core.Tweet:7"]))
    #expect(enriched.map { $0.model("object", as: Tweet.self)?.id } == [7, 7])
  }

  @Test func keysAreTurnedIntoTheirOwnType() async throws {
    let id = UUID()
    try await program.database.write { db in
      try Pin(id: id, authorID: 1, title: "Pin", day: .now, createdAt: .now).insert(db)
      try BlogPost(slug: "hello").insert(db)
      try BlogPost(slug: "42").insert(db)
    }
    log.forget()
    let objects = [
      "core.Pin:\(id.feedKey)", "core.Pin:\(id.uuidString)", "core.BlogPost:hello", "core.BlogPost:42",
    ]
    let enriched = try await program.feeds.enricher().enrich(page(objects + ["core.Pin:nonsense"]))
    #expect(log.selects.count == 3)
    #expect(enriched[0].model("object", as: Pin.self)?.title == "Pin")
    #expect(enriched[1].model("object", as: Pin.self)?.title == "Pin")
    #expect(enriched[2].model("object", as: BlogPost.self)?.slug == "hello")
    #expect(enriched[3].model("object", as: BlogPost.self)?.slug == "42")
    #expect(!enriched[4].isEnriched)
  }

  @Test func oneModelCanBeFetchedElsewhere() async throws {
    var enricher = program.feeds.enricher()
    enricher.override("core.User") { keys in keys.map { User(id: nil, username: "from elsewhere \($0)") } }
    let enriched = try await enricher.enrich(page(["core.Tweet:1"]))
    #expect(enriched[0].model("actor", as: User.self)?.username == "from elsewhere 1")
    #expect(enriched[0].model("object", as: Tweet.self)?.body == "Tweet 1")
    #expect(log.selects.count == 1)
  }

  @Test func allModelsCanComeFromACache() async throws {
    let clock = Mutex(Timestamp(microseconds: 0))
    let cache = CachingModelStore(program.feeds.store, seconds: 30) { clock.withLock { $0 } }
    let enricher = Enricher(models: cache)
    _ = try await enricher.enrich(page(["core.Tweet:1", "core.Tweet:2"]))
    #expect(log.selects.count == 2)
    log.forget()
    let again = try await enricher.enrich(page(["core.Tweet:1", "core.Tweet:3"]))
    #expect(log.selects.count == 1)
    #expect(again.map { $0.model("object", as: Tweet.self)?.id } == [1, 3])
    log.forget()
    clock.withLock { $0 = $0.advanced(bySeconds: 31) }
    _ = try await enricher.enrich(page(["core.Tweet:1"]))
    #expect(log.selects.count == 2)
  }

  @Test func instancesPassThroughTheLastHook() async throws {
    var enricher = program.feeds.enricher()
    enricher.transform = { instance, label in
      label == "core.User" ? User(id: 1, username: "hidden") : instance
    }
    let enriched = try await enricher.enrich(page(["core.Tweet:1"]))
    #expect(enriched[0].model("actor", as: User.self)?.username == "hidden")
    #expect(enriched[0].model("object", as: Tweet.self)?.id == 1)
  }

  @Test func whatTheBackendEnrichedIsLeftAlone() async throws {
    let user = FeedUser(id: "ann", createdAt: when, updatedAt: when)
    let read = EnrichedActivity(activity("SU:ann", "core.Tweet:1"), values: ["actor": .user(user)])
    let enriched = try await program.feeds.enricher().enrich([read])
    #expect(enriched[0].model("actor", as: FeedUser.self) == user)
    #expect(enriched[0].model("object", as: Tweet.self)?.id == 1)
  }
}

import FeedCore
import FeedRecords
import Foundation
import GRDB
import TOMLSource
import Testing

// The examples of the remaining pages. See StartSnippets.

private enum Use {
  static func enricher(_ feeds: RecordFeeds) -> Enricher {
    // snippet: enricher
    let enricher = Enricher(
      fields: ["actor", "object", "target", "parent_tweet"],
      models: feeds.store,
      backend: feeds.manager.backend
    )
    // end
    return enricher
  }

  static func cached(_ feeds: RecordFeeds) -> Enricher {
    // snippet: cache
    let cache = CachingModelStore(feeds.store, seconds: 30)
    let enricher = Enricher(models: cache, backend: feeds.manager.backend)
    // end
    return enricher
  }

  static func overriding(_ enricher: Enricher) -> Enricher {
    var enricher = enricher
    // snippet: override
    enricher.override("core.User") { keys in
      keys.map { key in Directory.people[key] }
    }
    // end
    // snippet: transform
    enricher.transform = { instance, label in
      label == "core.Tweet" ? Masked(tweet: instance) : instance
    }
    // end
    return enricher
  }

  static func withoutTracking(_ feeds: RecordFeeds) async throws {
    // snippet: scope
    try await feeds.withoutTracking(Tweet.self) {
      try await feeds.database.write { db in
        for id in 1...3 as ClosedRange<Int64> {
          _ = try Tweet(id: id, userID: 1, body: "Imported", createdAt: .now).inserted(db)
        }
      }
    }
    // end
  }

  static func toggle(_ feeds: RecordFeeds) {
    // snippet: switch
    feeds.disableTracking(Tweet.self)
    feeds.enableTracking(Tweet.self)
    feeds.disableTracking()
    feeds.enableTracking()
    // end
  }

  static func connection(_ feeds: RecordFeeds, path: String) throws -> DatabaseQueue {
    // snippet: prepare
    var configuration = Configuration()
    configuration.prepareDatabase { db in try feeds.prepare(db) }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    // end
    return queue
  }

  static func status(_ feeds: RecordFeeds) async throws -> String {
    // snippet: status
    let status = try await feeds.status()
    let line = "\(status.waiting) wait, \(status.failed) failed, last error: \(status.lastError ?? "none")"
    // end
    return line
  }

  static func retry(_ feeds: RecordFeeds) async throws {
    // snippet: retry
    try await feeds.database.write { db in try feeds.outbox.retryFailed(db) }
    // end
  }

  static func readyMade(_ feeds: RecordFeeds) async throws {
    // snippet: ready-made
    let question = NewActivity(actor: "core.User:1", verb: "ask", object: "How?", foreignID: "question:1")
    try await feeds.manager.add(question, by: "1")

    try await feeds.database.write { db in
      try feeds.outbox.add(Publication(actorID: "1", activity: question), db)
    }
    // end
  }

  static func settings(_ file: String, environment: [String: String]) throws -> FeedSettings {
    // snippet: settings
    let table = try TOMLDocument.parse(file, name: "app.toml")["stream"] ?? [:]
    let settings = try FeedSettings(table: table, environment: environment)
    // end
    return settings
  }

  static func lowLevel(_ manager: any FeedManager) async throws {
    // snippet: low-level
    try await manager.feed("special", "42").follow("user:1", copyLimit: 10)
    try await manager.backend.addUsers([NewUser(id: "ann")], overriding: true)
    // end
  }

  static func publication(_ feeds: RecordFeeds) async throws {
    // snippet: test-hooks
    let tweet = Tweet(id: 7, userID: 1, body: "Hello", createdAt: .now)
    let publication = try await feeds.publication(of: tweet)
    #expect(publication.actorID == "1")
    #expect(publication.activity.verb == "tweet")
    #expect(publication.activity.object == "core.Tweet:7")
    // end
  }
}

private struct Favourite: Codable, FetchableRecord, FeedModel {
  static let databaseTableName = "like"
  static let appLabel = "core"
  static let modelName = "Like"

  var id: Int64

  // snippet: related
  static let tweet = belongsTo(Tweet.self)
  static var relatedModels: [RelatedModel<Favourite>] {
    [.one("tweet", tweet, with: [.one("user", Tweet.user)])]
  }
  // end
}

// snippet: manager
struct TeamFeeds: FeedManager {
  let context: FeedManagerContext

  func actorFeed(of publication: Publication) throws -> Feed {
    try feed("team", publication.actorID)
  }
}
// end

// snippet: fields
extension Masked {
  func field(_ name: String) -> FieldValue? {
    switch name {
    case "body": "(hidden)"
    default: tweet.field(name)
    }
  }
}
// end

struct Masked: FieldReadable { let tweet: any FieldReadable }

private enum Directory { static let people = ["1": User(id: 1, username: "from the directory")] }

@Suite("The examples of the other pages work")
struct UseSnippetTests {
  private let program: CoreProgram
  init() throws { program = try CoreProgram() }
  private let activity = Activity(
    id: ActivityID(foreignID: "a", time: Timestamp(microseconds: 0)),
    actor: "core.User:1",
    verb: "tweet",
    object: "core.Tweet:1",
    time: Timestamp(microseconds: 0)
  )

  @Test func enrichment() async throws {
    try await program.tweet()
    var plain = Use.enricher(program.feeds)
    #expect(plain.fields.contains("parent_tweet"))
    plain.backend = nil
    let cached = try await Use.cached(program.feeds).enrich([activity])
    #expect(cached[0].model("object", as: Tweet.self)?.body == "Hello")
    let overridden = try await Use.overriding(plain).enrich([activity])
    #expect(overridden[0].model("actor", as: User.self)?.username == "from the directory")
    guard case .string("(hidden)") = overridden[0].field("object")?["body"] else {
      Issue.record("the transform was not applied")
      return
    }
  }

  @Test func relations() async throws {
    try await program.tweet()
    try await program.database.write { db in
      _ = try Like(userID: 2, tweetID: 1, createdAt: CoreProgram.noon).inserted(db)
    }
    let store = RecordStore(program.database, models: try FeedModels([Favourite.self]))
    var like = activity
    like.object = "core.Like:1"
    let activity = try await Enricher(models: store).enrich([like])[0]
    // snippet: related-values
    let favourite = activity.model("object", as: JoinedModel.self)
    let author = favourite?.related("tweet.user", as: User.self)
    // end
    #expect(author?.username == "ann")
  }

  @Test func tracking() async throws {
    try await Use.withoutTracking(program.feeds)
    Use.toggle(program.feeds)
    #expect(try await program.deliver() == 0)
    let folder = try TemporaryFolder()
    _ = try Use.connection(program.feeds, path: folder.path())
  }

  @Test func outbox() async throws {
    #expect(try await Use.status(program.feeds) == "0 wait, 0 failed, last error: none")
    try await Use.retry(program.feeds)
    try await Use.readyMade(program.feeds)
    #expect(try await program.deliver() == 1)
    #expect(program.backend.added.count == 2)
    try await Use.publication(program.feeds)
  }

  @Test func settingsAndManagers() async throws {
    let file = """
      [stream]
      user_feed = "person"
      feed_manager_class = "team"
      """
    let settings = try Use.settings(file, environment: ["STREAM_TIMEOUT": "3"])
    #expect(settings.userFeed == "person")
    #expect(settings.timeout == 3)
    // snippet: managers
    let managers = FeedManagers(["team": TeamFeeds.self])
    let manager = try managers.make(backend: program.backend, settings: settings)
    // end
    #expect(manager is TeamFeeds)
    let backend = UserBackend()
    try await Use.lowLevel(StandardFeedManager(backend: backend))
  }
}

private struct UserBackend: PartialBackend {
  func follow(_ requests: [FollowRequest]) async throws {}
  func addUsers(_ users: [NewUser], overriding: Bool) async throws -> [FeedUser] { [] }
}

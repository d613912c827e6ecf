import FeedCore
import FeedEngine
import FeedRecords
import FeedTemplates
import Foundation
import GRDB
import Synchronization
import Testing

@Suite("From saved records to text, through feeds, enrichment and templates")
struct RenderingTests {
  private let feeds: RecordFeeds
  private let now = Timestamp(CoreProgram.noon.addingTimeInterval(3 * 3600))

  init() throws {
    feeds = try RecordFeeds(
      database: DatabaseQueue(),
      models: CoreDatabase.models,
      backend: FeedEngine(inMemory: .standard),
      migrator: CoreDatabase.migrator
    )
    try feeds.database.write { db in
      for name in ["ann", "bob", "cem"] { _ = try User(username: name).inserted(db) }
    }
  }

  private static let library = TemplateLibrary(
    loader: DictionaryLoader([
      // stream-django's README.
      "activity/tweet.txt":
        #"{{ activity.actor.username }} said "{{ activity.object.body }} {{ activity.time|timesince }} ago""#
        + "\n",
      "activity/like.txt": "“{{ activity.object.body }}” by {{ activity.object.user.username }}\n",
      "activity/aggregated/like.txt":
        "{{ activity.actor_count }} user{{ activity.actor_count|pluralize }} liked "
        + "{% render_activity activity.activities.0 %}",
      "page.txt":
        "{% load activity_tags %}{% for activity in activities %}{% render_activity activity %}{% endfor %}",
      "ignore.txt": "{% render_activity activities.0 missing_data_policy='ignore' %}",
      "fail.txt": "{% render_activity activities.0 missing_data_policy='fail' %}",
      "odd.txt": "{% render_activity activities.0 missing_data_policy='odd' %}",
    ])
  )

  private func render(
    _ page: FeedPage,
    _ template: String = "page.txt",
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> String {
    let entries: [FieldValue] =
      page.groups.map { .object($0) } + page.activities.map { FieldValue.object($0) }
    return try Self.library.template(named: template)
      .render(["activities": .list(entries)], RenderEnvironment(now: now, warn: warn))
  }

  private func saveTweet() async throws {
    try await feeds.database.write { db in
      _ = try Tweet(userID: 1, body: "Hello", createdAt: CoreProgram.noon).inserted(db)
    }
    try await feeds.dispatcher.deliverPending()
  }

  @Test func aTimeline() async throws {
    try await feeds.manager.followUser("1", by: "2")
    try await saveTweet()
    let page = try await feeds.enrich(feeds.manager.newsFeeds(of: "2")["timeline"]!.read())
    #expect(try render(page) == "ann said \"Hello 3\u{a0}hours ago\"\n")
  }

  @Test func notificationsInGroups() async throws {
    try await saveTweet()
    try await feeds.database.write { db in
      for user in [2, 3] as [Int64] {
        _ = try Like(userID: user, tweetID: 1, createdAt: CoreProgram.noon).inserted(db)
      }
    }
    try await feeds.dispatcher.deliverPending()
    let page = try await feeds.enrich(feeds.manager.notificationFeed(of: "1").read())
    #expect(page.unseen == 1)
    #expect(try render(page) == "2 users liked “Hello” by ann\n")
  }

  @Test func whatIsMissingIsRenderedByPolicy() async throws {
    try await saveTweet()
    let feed = try feeds.manager.userFeed(of: "1")
    try await feeds.withoutTracking {
      _ = try await feeds.database.write { db in try Tweet.deleteAll(db) }
    }
    let page = try await feeds.enrich(feed.read())
    #expect(page.activities.first?.isEnriched == false)
    let warnings = Mutex<[String]>([])
    #expect(try render(page) { warning in warnings.withLock { $0.append(warning) } } == "")
    #expect(warnings.withLock { $0.count } == 1)
    #expect(warnings.withLock { $0.first?.contains("object") } == true)
    #expect(try render(page, "ignore.txt") == "")
    #expect(throws: TemplateError.self) { try render(page, "fail.txt") }
    #expect(throws: TemplateError.self) { try render(page, "odd.txt") }
  }

  @Test func deletingARecordEmptiesTheFeeds() async throws {
    try await feeds.manager.followUser("1", by: "2")
    try await saveTweet()
    _ = try await feeds.database.write { db in try Tweet.deleteAll(db) }
    try await feeds.dispatcher.deliverPending()
    #expect(try await feeds.manager.newsFeeds(of: "2")["timeline"]?.read().activities.count == 0)
    #expect(try await feeds.manager.userFeed(of: "1").read().activities.count == 0)
  }

  @Test func referencesOfTheBackendAreFollowedInTheSamePass() async throws {
    let backend = feeds.manager.backend
    let user = try await backend.addUser("cem", data: ["name": "Cem"], orGet: true)
    let object = try await backend.addObject("note", id: "1", data: ["text": "Stored"], ownerID: nil)
    try await saveTweet()
    let feed = try feeds.manager.userFeed(of: "3")
    let inner = try await feed.add(
      NewActivity(actor: "core.User:3", verb: "save", object: object.reference.description, foreignID: "a")
    )
    try await feed.add(
      NewActivity(actor: user.reference.description, verb: "repost", object: "SA:\(inner.id)", foreignID: "b")
    )
    try await feed.add(
      NewActivity(actor: "SU:nobody", verb: "like", object: "core.Tweet:1", foreignID: "c")
    )
    let page = try await feeds.enrich(feed.read())
    let byVerb = Dictionary(uniqueKeysWithValues: page.activities.map { ($0.activity.verb, $0) })
    #expect(byVerb["repost"]?.model("actor", as: FeedUser.self)?.id == "cem")
    let nested = try #require(byVerb["repost"]?.model("object", as: EnrichedActivity.self))
    #expect(nested.model("actor", as: User.self)?.username == "cem")
    #expect(nested.model("object", as: CollectionObject.self)?.data["text"] == "Stored")
    #expect(byVerb["like"]?.model("object", as: Tweet.self)?.body == "Hello")
    #expect(byVerb["like"]?.notEnriched == ["actor": .user("nobody")])
  }
}

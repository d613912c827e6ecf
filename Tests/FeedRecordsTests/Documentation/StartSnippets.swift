import FeedCore
import FeedEngine
import FeedRecords
import FeedTemplates
import Foundation
import GRDB
import Testing

// The examples of "A ten-minute start". What stands between the marks is shown in the documentation, word for
// word; `SnippetTests` compares the two.

enum Start {
  // snippet: models
  struct User: Codable, FetchableRecord, MutablePersistableRecord, FeedModel {
    static let appLabel = "app"
    var id: Int64?
    var name: String
    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
  }

  struct Tweet: Codable, FetchableRecord, MutablePersistableRecord, ActivityRecord {
    static let appLabel = "app"
    var id: Int64?
    var userID: Int64
    var text: String
    var createdAt: Date
    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
  }
  // end

  // snippet: schema
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("tweets") { db in
      try db.create(table: "user") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("name", .text).notNull()
      }
      try db.create(table: "tweet") { table in
        table.autoIncrementedPrimaryKey("id")
        table.belongsTo("user", onDelete: .cascade).notNull()
        table.column("text", .text).notNull()
        table.column("createdAt", .datetime).notNull()
      }
    }
    return migrator
  }
  // end

  static func feeds(path: String, feedsPath: String) throws -> RecordFeeds {
    // snippet: feeds
    let feeds = try RecordFeeds(
      database: DatabasePool(path: path),
      models: [User.self, Tweet.self],
      backend: FeedEngine(path: feedsPath),
      migrator: migrator
    )
    // end
    return feeds
  }

  static func publish(_ feeds: RecordFeeds) async throws {
    // snippet: publish
    let ann = try await feeds.database.write { db in try User(name: "Ann").inserted(db) }
    let bob = try await feeds.database.write { db in try User(name: "Bob").inserted(db) }
    try await feeds.manager.followUser("\(ann.id!)", by: "\(bob.id!)")

    try await feeds.database.write { db in
      var tweet = Tweet(userID: ann.id!, text: "Hello, world", createdAt: .now)
      try tweet.insert(db)
    }
    // end
  }

  static func deliver(_ feeds: RecordFeeds) async throws {
    // snippet: deliver
    try await feeds.dispatcher.deliverPending()
    // end
  }

  static func run(_ feeds: RecordFeeds) -> Task<Void, Never> {
    // snippet: run
    Task { await feeds.dispatcher.run { error in print("Feeds: \(error)") } }
    // end
  }

  static func read(_ feeds: RecordFeeds) async throws -> [String] {
    var lines: [String] = []
    // snippet: read
    let timeline = try feeds.manager.newsFeeds(of: "2")["timeline"]!
    let page = try await feeds.enrich(timeline.read())
    for activity in page.activities {
      let author = activity.model("actor", as: User.self)
      let tweet = activity.model("object", as: Tweet.self)
      lines.append("\(author?.name ?? "?"): \(tweet?.text ?? "?")")
    }
    // end
    return lines
  }

  static func render(_ page: FeedPage) throws -> String {
    // snippet: render
    let templates = TemplateLibrary(
      loader: DictionaryLoader([
        "activity/tweet.txt": "{{ activity.actor.name }}: {{ activity.object.text }}\n",
        "page.txt": "{% for activity in activities %}{% render_activity activity %}{% endfor %}",
      ])
    )
    let text = try templates.template(named: "page.txt").render(
      ["activities": .list(page.activities.map { .object($0) })],
      RenderEnvironment(now: .now())
    )
    // end
    return text
  }
}

@Suite("The examples of the ten-minute start work")
struct StartSnippetTests {
  @Test func fromTheFirstModelToText() async throws {
    let folder = try TemporaryFolder()
    let feeds = try Start.feeds(path: folder.path(), feedsPath: folder.path("feeds.db"))
    try await Start.publish(feeds)
    try await Start.deliver(feeds)
    #expect(try await Start.read(feeds) == ["Ann: Hello, world"])
    let page = try await feeds.enrich(feeds.manager.userFeed(of: "1").read())
    #expect(try Start.render(page) == "Ann: Hello, world\n")
    let running = Start.run(feeds)
    running.cancel()
    await running.value
  }
}

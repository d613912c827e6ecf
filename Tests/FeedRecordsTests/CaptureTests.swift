import FeedCore
import FeedRecords
import Foundation
import GRDB
import Testing

/// A table that has nothing usual: a text key and no row id, a second unique column, a generated column, a
/// name that has to be quoted; and a record that reads its columns by position.
private struct Page: FetchableRecord, MutablePersistableRecord, ActivityRecord {
  static let databaseTableName = "wiki page"
  static let appLabel = "wiki"

  var slug: String
  var number: Int
  var userID: Int64
  var title: String
  var loud: String?

  init(_ slug: String, number: Int, title: String = "A page") {
    self.slug = slug
    self.number = number
    userID = 1
    self.title = title
  }

  init(row: Row) throws {
    slug = row[0]
    number = row[1]
    userID = row[2]
    title = row[3]
    loud = row[4]
  }

  func encode(to container: inout PersistenceContainer) throws {
    container["slug"] = slug
    container["number"] = number
    container["userID"] = userID
    container["title"] = title
  }

  var activityTime: ActivityTime { .whenSaved }

  func activityExtraData(_ context: ActivityContext) throws -> [String: JSONValue] {
    ["title": .string(title), "loud": loud.map { .string($0) } ?? .null]
  }
}

private struct Wiki {
  let folder: TemporaryFolder
  let database: DatabaseQueue
  let backend = RecordingBackend()
  let feeds: RecordFeeds

  init() throws {
    folder = try TemporaryFolder()
    database = try DatabaseQueue(path: folder.path())
    try database.write { db in
      try db.execute(
        sql: #"""
          CREATE TABLE user (id INTEGER PRIMARY KEY, username TEXT NOT NULL);
          INSERT INTO user VALUES (1, 'ann');
          CREATE TABLE "wiki page" (
            slug TEXT PRIMARY KEY, number INTEGER UNIQUE, userID INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
            title TEXT NOT NULL, loud TEXT GENERATED ALWAYS AS (upper(title))
          ) WITHOUT ROWID;
          """#
      )
    }
    feeds = try RecordFeeds(database: database, models: [User.self, Page.self], backend: backend)
  }

  /// What reached the backend since the last call: `+` for an addition, `-` for a removal.
  func published() async throws -> [String] {
    let before = backend.calls.count
    try await feeds.dispatcher.deliverPending()
    #expect(try await feeds.status().failed == 0)
    return backend.calls.dropFirst(before).map { call in
      switch call {
      case .add(let activity, _): "+" + activity.object.dropFirst("wiki.Page:".count)
      case .remove(let foreignID, _): "-" + foreignID.dropFirst("wiki.Page:".count)
      default: "\(call)"
      }
    }
  }

  func write(_ sql: String) async throws { try await database.write { db in try db.execute(sql: sql) } }
}

@Suite("Whatever a statement does to rows is noticed once")
struct CaptureTests {
  private let wiki: Wiki
  private let table = "\"wiki page\""

  init() throws { wiki = try Wiki() }

  private func insert(_ pages: Page..., onConflict: Database.ConflictResolution? = nil) async throws {
    try await wiki.database.write { db in
      for var page in pages { try page.insert(db, onConflict: onConflict) }
    }
  }

  @Test func columnsAreReadByPositionAndGeneratedOnesAreThere() async throws {
    try await insert(Page("home", number: 1, title: "Home"))
    #expect(try await wiki.published() == ["+home"])
    #expect(wiki.backend.added.first?.custom == ["title": "Home", "loud": "HOME"])
    try await wiki.write("DELETE FROM \(table)")
    #expect(try await wiki.published() == ["-home"])
  }

  @Test func replacingARowWithdrawsTheOldOne() async throws {
    try await insert(Page("a", number: 1), Page("b", number: 2), Page("c", number: 3))
    _ = try await wiki.published()
    try await insert(Page("a", number: 9), onConflict: .replace)
    #expect(try await wiki.published() == ["-a", "+a"])
    // Another key, but a number that b has.
    try await insert(Page("d", number: 2), onConflict: .replace)
    #expect(try await wiki.published() == ["-b", "+d"])
    // In the way of two rows at once.
    try await insert(Page("d", number: 3), onConflict: .replace)
    #expect(try await wiki.published().sorted() == ["+d", "-c", "-d"])
    try await wiki.write("DELETE FROM \(table)")
    #expect(try await wiki.published() == ["-a", "-d"])
  }

  @Test func replacingObeysTrackingAndRollsBack() async throws {
    try await insert(Page("a", number: 1))
    _ = try await wiki.published()
    try await wiki.feeds.withoutTracking {
      try await insert(Page("a", number: 2), onConflict: .replace)
    }
    struct Stop: Error {}
    try? await wiki.database.write { db in
      var page = Page("a", number: 3)
      try page.insert(db, onConflict: .replace)
      throw Stop()
    }
    #expect(try await wiki.published() == [])
    try await insert(Page("b", number: 5))
    #expect(try await wiki.published() == ["+b"])
  }

  @Test func replacingIsNoticedOnceWithRecursiveTriggersToo() async throws {
    try await insert(Page("a", number: 1))
    _ = try await wiki.published()
    try await wiki.database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA recursive_triggers = ON")
      var page = Page("a", number: 2)
      try page.insert(db, onConflict: .replace)
    }
    #expect(try await wiki.published() == ["-a", "+a"])
  }

  @Test func whatIsIgnoredOrUpdatedIsNotPublished() async throws {
    try await insert(Page("a", number: 1))
    _ = try await wiki.published()
    try await insert(Page("a", number: 7), Page("z", number: 1), onConflict: .ignore)
    try await wiki.write(
      "INSERT INTO \(table) (slug, number, userID, title) VALUES ('a', 8, 1, 'New') "
        + "ON CONFLICT (slug) DO UPDATE SET title = 'New'"
    )
    #expect(try await wiki.published() == [])
    // What the ignored insertions left behind withdraws nothing.
    try await insert(Page("b", number: 2))
    try await wiki.write("DELETE FROM \(table) WHERE slug = 'a'")
    try await insert(Page("c", number: 3))
    #expect(try await wiki.published() == ["+b", "-a", "+c"])
  }

  @Test func anotherKeyIsAnotherActivity() async throws {
    try await insert(Page("draft", number: 1))
    _ = try await wiki.published()
    try await wiki.write("UPDATE \(table) SET slug = 'final', title = 'Final'")
    #expect(try await wiki.published() == ["-draft", "+final"])
    try await wiki.write("UPDATE \(table) SET slug = 'final', title = 'Again'")
    #expect(try await wiki.published() == [])
    try await wiki.write("DELETE FROM \(table)")
    #expect(try await wiki.published() == ["-final"])
  }

  @Test func aRenamedTableGoesOnPublishing() async throws {
    try await wiki.write("ALTER TABLE \(table) RENAME TO page")
    try await wiki.write("INSERT INTO page (slug, number, userID, title) VALUES ('a', 1, 1, 'A')")
    #expect(try await wiki.published() == ["+a"])
  }

  @Test func rowsOfAnAttachedDatabaseAreNoticedInTheirOwn() async throws {
    let other = try DatabaseQueue()
    let path = wiki.folder.path()
    let insertion =
      "INSERT OR REPLACE INTO wiki.\(table) (slug, number, userID, title) VALUES ('a', 1, 1, 'A')"
    try await other.writeWithoutTransaction { db in
      try db.execute(sql: "ATTACH DATABASE ? AS wiki", arguments: [path])
      try db.execute(sql: insertion)
    }
    #expect(try await wiki.published() == ["+a"])
  }

  @Test func triggersAndCascadesOfTheProgramAreNoticed() async throws {
    try await wiki.write(
      """
      CREATE TRIGGER welcome AFTER INSERT ON user BEGIN
        INSERT INTO \(table) (slug, number, userID, title) VALUES ('hi-' || NEW.username, NEW.id, NEW.id, 'Hi');
      END
      """
    )
    try await wiki.write("INSERT INTO user VALUES (2, 'bob')")
    #expect(try await wiki.published() == ["+hi-bob"])
    try await wiki.write("DELETE FROM user WHERE id = 2")
    #expect(try await wiki.published() == ["-hi-bob"])
  }

  @Test func anInnerSavepointRollsBackAlone() async throws {
    try await wiki.database.write { db in
      var (a, b, c) = (Page("a", number: 1), Page("b", number: 2), Page("c", number: 3))
      try a.insert(db)
      try db.inSavepoint {
        try b.insert(db)
        try db.inSavepoint {
          try c.insert(db)
          return .rollback
        }
        return .commit
      }
    }
    #expect(try await wiki.published() == ["+a", "+b"])
  }

  @Test func uninstallingLeavesNoTrigger() async throws {
    try await wiki.feeds.uninstall()
    let left = try await wiki.database.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
    }
    #expect(left == 0)
  }
}

@Suite("Tables that cannot be published are refused with a sentence")
struct RefusedTableTests {
  private struct Pair: Codable, FetchableRecord, PersistableRecord, ActivityRecord {
    static let appLabel = "app"
    var left: Int64
    var right: Int64
  }

  private func refusal(_ sql: String) throws -> String {
    let queue = try DatabaseQueue()
    try queue.write { db in try db.execute(sql: sql) }
    do {
      _ = try RecordFeeds(database: queue, models: [Pair.self], backend: RecordingBackend())
      return ""
    } catch let error as FeedError {
      #expect(error.code == .configuration)
      return error.detail
    }
  }

  @Test func withoutATable() throws { #expect(try refusal("SELECT 1").contains("app.Pair has no table")) }

  @Test func withAKeyOfTwoColumns() throws {
    let sentence = try refusal("CREATE TABLE pair (left INTEGER, right INTEGER, PRIMARY KEY (left, right))")
    #expect(sentence.contains("app.Pair has a primary key of several columns"))
  }

  @Test func aView() throws {
    let sql = "CREATE TABLE t (left, right); CREATE VIEW pair AS SELECT * FROM t"
    #expect(try refusal(sql).contains("app.Pair"))
  }
}

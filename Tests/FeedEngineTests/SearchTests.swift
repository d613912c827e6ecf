import FeedCore
import GRDB
import GRDBSQLite
import Testing

@testable import FeedEngine

/// Searching finds everything once, in order, by whatever way a page is found, and costs what it shows.
@Suite struct SearchTests {
  private static let start: Int64 = 1_700_000_000_000_000

  /// What is stored, to find it without an index.
  private struct Post {
    var name: String
    var object: Int
    var time: Int64
    var words: [String]
    var objectWords: [String]
    var group: String

    var activity: NewActivity {
      NewActivity(
        actor: "SU:ann",
        verb: "post",
        object: "SO:thing:\(object)",
        target: name,
        foreignID: name,
        time: Timestamp(microseconds: start + time * 1_000_000),
        custom: ["text": .string(words.joined(separator: " "))]
      )
    }
  }

  /// With each bound so low that it is met, and so high that it is not.
  private static let bounds = [0, 5, 100_000].flatMap { sorted in
    [0, 50].flatMap { words in
      [300, 1_000_000].map { SearchBounds(sorted: sorted, words: words, budget: $0) }
    }
  }

  @Test func agreesWithReadingEverything() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    let seed = UInt64.random(in: 0 ... .max)
    let posts = try await fill(engine, seed)
    _ = try await engine.searchActivities("seal", limit: 1, before: nil, in: nil)
    let texts = [
      "sea", "seal", "s", "w", "seal wal", "seal walrus tusk", "日本", "日", "none", "seal none", "😀",
    ]
    let scopes = [nil, FeedScope(groups: ["user"], id: "nobody"), FeedScope(groups: [], id: "nobody")]
    for text in texts {
      for scope in scopes {
        let expected = posts.filter { Self.isFound(text, in: $0) && scope?.groups.contains($0.group) ?? true }
          .sorted { $0.time > $1.time }.map(\.name)
        for bounds in Self.bounds {
          let found = try Self.all(engine, text, scope, bounds)
          #expect(found == expected, "seed \(seed), \(text), \(scope?.groups ?? ["all"]), \(bounds)")
        }
        let found = try await engine.searchActivities(text, limit: 1000, before: nil, in: scope)
        #expect(found.map(\.activity.target) == expected)
      }
    }
  }

  @Test func usersAgreeWithReadingEverything() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    let seed = UInt64.random(in: 0 ... .max)
    var numbers = SeededNumbers(seed: seed)
    var expected: [String] = []
    for id in (0..<150).map({ "u\($0)" }).shuffled(using: &numbers) {
      let isFound = Int.random(in: 0..<3, using: &numbers) == 0
      try await engine.addUser(id, data: ["name": isFound ? "Seal Walrus" : "Seal"], orGet: false)
      if isFound { expected.append(id) }
    }
    _ = try await engine.searchUsers("wal", limit: 1, afterID: nil)
    for bounds in Self.bounds {
      var found: [String] = []
      var next: String?
      repeat {
        let page = try engine.read { try $0.searchUsers("seal wal", limit: 7, afterID: next, bounds) }
        found += page.users.map(\.id)
        next = page.next
      } while next != nil
      #expect(found == expected.sorted(), "seed \(seed), \(bounds)")
    }
    #expect(try await engine.searchUsers("wal", limit: 1000, afterID: nil).map(\.id) == expected.sorted())
  }

  /// Counted are pages of the file, those of the text index included.
  @Test func aPageCostsTheSameInTenTimesAsManyPosts() async throws {
    let small = try await pagesRead(posts: 2_000)
    let large = try await pagesRead(posts: 20_000)
    for (text, pages) in large {
      let before = try #require(small[text])
      #expect(pages <= 2 * before + 50, "\(text): \(before) pages, in the large store \(pages)")
    }
  }

  // MARK: Helpers

  private static func all(_ engine: FeedEngine, _ text: String, _ scope: FeedScope?, _ bounds: SearchBounds)
    throws -> [String]
  {
    var found: [String] = []
    var next: ActivityID?
    repeat {
      let page = try engine.read {
        try $0.searchActivities(text, limit: 7, before: next, in: scope, bounds)
      }
      found += page.activities.map(\.target)
      next = page.next
    } while next != nil
    return found
  }

  private static func isFound(_ text: String, in post: Post) -> Bool {
    [post.words, post.objectWords].contains { words in
      text.split(separator: " ").allSatisfy { start in
        words.contains { $0.hasPrefix(start) || start == "日" && $0.contains("日") }
      }
    }
  }

  /// Times are in another order than insertion, some activities share an object, and some are changed later.
  private func fill(_ engine: FeedEngine, _ seed: UInt64) async throws -> [Post] {
    var numbers = SeededNumbers(seed: seed)
    let vocabulary = ["seal", "seals", "sea", "walrus", "wall", "tusk", "x", "日本", "日曜", "😀", "s1", "s2"]
    func words() -> [String] {
      (0..<Int.random(in: 0..<4, using: &numbers)).map { _ in vocabulary.randomElement(using: &numbers)! }
    }
    let objects = (0..<40).map { _ in words() }
    for (number, words) in objects.enumerated() {
      let text = JSONValue.string(words.joined(separator: " "))
      try await engine.upsertObjects(["thing": [["id": .string("\(number)"), "text": text]]])
    }
    let posts = (0..<150).shuffled(using: &numbers).map { second in
      let object = Int.random(in: 0..<80, using: &numbers)
      return Post(
        name: "t\(second)",
        object: object,
        time: Int64(second),
        words: words(),
        objectWords: object < 40 ? objects[object] : [],
        group: Bool.random(using: &numbers) ? "user" : "timeline"
      )
    }
    try await engine.batch { batch in
      for post in posts { _ = try batch.add([post.activity], to: FeedID(trusted: post.group, "ann")) }
    }
    return posts
  }

  private func pagesRead(posts: Int) async throws -> [String: Int] {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    try await engine.batch { batch in
      for number in 0..<posts {
        let text = (number % 3 == 0 ? "walrus " : "") + (number % 2 == 0 ? "tusk " : "") + "w\(number)"
        let new = NewActivity(
          actor: "SU:ann",
          verb: "post",
          object: "o",
          foreignID: "post:\(number)",
          time: Timestamp(microseconds: Self.start + Int64(number)),
          custom: ["text": .string(text)]
        )
        _ = try batch.add([new], to: "user:ann")
      }
    }
    while try await engine.searchActivities("w\(posts - 1)", limit: 1, before: nil, in: nil).isEmpty {}
    let bounds = SearchBounds(sorted: 400)
    let scope = FeedScope(groups: ["user"], id: "x")
    var pages: [String: Int] = [:]
    for text in ["walrus", "walrus tusk", "w", "none"] {
      pages[text] = try engine.read { reading in
        try reading.pagesTouched {
          _ = try reading.searchActivities(text, limit: 25, before: nil, in: scope, bounds)
        }
      }
    }
    return pages
  }
}

extension Reading {
  /// How often `body` looks at a page of the database, whether it is in memory or not.
  fileprivate func pagesTouched(_ body: () throws -> Void) rethrows -> Int {
    func count() -> Int {
      [SQLITE_DBSTATUS_CACHE_HIT, SQLITE_DBSTATUS_CACHE_MISS].reduce(0) { sum, counter in
        var (current, highest): (Int32, Int32) = (0, 0)
        sqlite3_db_status(db.sqliteConnection, counter, &current, &highest, 0)
        return sum + Int(current)
      }
    }
    let before = count()
    try body()
    return count() - before
  }
}

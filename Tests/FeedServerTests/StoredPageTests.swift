import FeedCore
import FeedEngine
import Foundation
import StreamWire
import Testing

/// Pages that are written as they are stored say what pages made of values say.
@Suite struct StoredPageTests {
  private static let feed: FeedID = "timeline:ann"
  private static let links = WireLinks(origin: "http://localhost", apiKey: "key")

  @Test func storedActivitiesAreWrittenAsTheirValuesAre() async throws {
    let engine = try await Self.filled()
    let all = try await engine.read(Self.feed, FeedQuery()).activities.map(\.id.description)
    #expect(all.count == Self.activities.count)
    let queries = [
      FeedQuery(), FeedQuery(limit: 2), FeedQuery(limit: 0), FeedQuery(limit: all.count),
      FeedQuery(limit: 2, offset: 1), FeedQuery(offset: all.count), FeedQuery(offset: 1000),
      FeedQuery(limit: 1, bounds: [IDBound(.atMost, all[1])]),
      FeedQuery(bounds: [IDBound(.greaterThan, all[2]), IDBound(.lessThan, all[0])]),
    ]
    for query in queries {
      let page = try await engine.read(Self.feed, query)
      let expected = try Self.json(page)
      #expect(try await Self.stored(engine, query) == expected, "\(query)")
    }
  }

  /// Nothing is lent of what is more than stored.
  @Test func pagesThatArePutTogetherAreNotLent() async throws {
    let engine = try await Self.filled()
    let queries = [
      FeedQuery(enrichment: Enrichment()), FeedQuery(filter: ActivityFilter(verbs: ["tweet"])),
    ]
    for query in queries { #expect(try await Self.stored(engine, query) == nil) }
    #expect(try await engine.readStored("notification:ann", FeedQuery()) { _ in } == nil)
    // A database in memory has one connection, which may be writing.
    #expect(try engine.readStoredInline(Self.feed, FeedQuery()) { _ in } == nil)
    await #expect(throws: FeedError.self) { try await engine.readStored("nowhere:ann", FeedQuery()) { _ in } }
    await #expect(throws: FeedError.self) { try await Self.stored(engine, FeedQuery(markSeen: .all)) }
    await #expect(throws: FeedError.self) { try await Self.stored(engine, FeedQuery(limit: 101)) }
  }

  /// Those of a file are answered on the thread of their connection, unless they are deep in the feed or of
  /// groups.
  @Test func pagesOfAFileAreWhatItsEngineReads() async throws {
    let folder = NSTemporaryDirectory() + "runnel-pages-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let engine = try FeedEngine(path: "\(folder)/feeds.db", groups: .serving)
    let feeds: [FeedID] = ["user:bob", "notification:ann", "timeline:ann"]
    let many = (0..<1010).map { NewActivity(actor: "SU:bob", verb: "tweet", object: "SO:tweet:\($0)") }
    try await engine.add(many, to: feeds[0])
    try await engine.follow([FollowRequest(feeds[2], follows: feeds[0])])
    try await engine.add(Array(many[..<3]), to: feeds[1])
    try await TestServer.run(backend: { _ in engine }) { server in
      let client = server.client()
      for feed in feeds {
        for query in [FeedQuery(), FeedQuery(limit: 2, offset: 1), FeedQuery(limit: 3, offset: 1005)] {
          let (told, read) = (try await client.read(feed, query), try await engine.read(feed, query))
          #expect(try Self.json(told) == Self.json(read), "\(feed) \(query)")
          #expect(told.items.count > 0 || feed != feeds[0])
        }
      }
      await #expect(throws: FeedError.self) { try await client.read("nowhere:ann", FeedQuery()) }
    }
    try engine.close()
  }

  private static func json(_ page: FeedPage) throws -> JSONValue {
    var writer = WireWriter()
    writer.page(page, of: feed, links: links)
    return try JSONParser.parse(writer.text)
  }

  private static func stored(_ engine: FeedEngine, _ query: FeedQuery) async throws -> JSONValue? {
    var writer = WireWriter()
    writer.startPage()
    guard let end = try await engine.readStored(feed, query, { writer.activity($0) }) else { return nil }
    writer.endPage(next: end.next, of: feed, links: links)
    return try JSONParser.parse(writer.text)
  }

  /// Some come through a followed feed, some were added directly.
  private static func filled() async throws -> FeedEngine {
    let engine = try FeedEngine(inMemory: .standard)
    try await engine.follow([FollowRequest(feed, follows: "user:bob")])
    for (number, activity) in activities.enumerated() {
      try await engine.add([activity], to: number % 2 == 0 ? "user:bob" : feed)
    }
    return engine
  }

  private static let activities = [
    NewActivity(actor: "SU:bob", verb: "tweet", object: "SO:tweet:1"),
    NewActivity(
      actor: "ann \"the\" \\ admin",
      verb: "say\u{7F}",
      object: "\u{0}\u{1B}[31m\r\n\t",
      target: "12345678\"",
      foreignID: "a:👩‍👩‍👧‍👦",
      time: Timestamp(microseconds: 1_700_000_000_000_001)
    ),
    NewActivity(
      actor: "a",
      verb: "v",
      object: "1234567\u{1F}89",
      foreignID: "b",
      time: Timestamp(microseconds: -1),
      to: ["notification:cleo", "user:üç"],
      custom: [
        "a \"name\"": .null, "list": [1, 2.5, .decimal("1e400"), [[:]], true], "nested": ["b": "\u{2028}"],
        "text": "line\nline", "": "nameless",
      ]
    ),
    // Every byte of it takes the most room.
    NewActivity(
      actor: String(repeating: "\u{1}", count: 255),
      verb: String(repeating: "\u{2}", count: 255),
      object: String(repeating: "\u{3}", count: 255),
      target: String(repeating: "\u{4}", count: 255),
      foreignID: String(repeating: "\u{5}", count: 255),
      time: Timestamp(microseconds: 1),
      to: (0..<100).map { FeedID(trusted: "user", "\($0)") }
    ),
    NewActivity(actor: "é", verb: "e\u{301}", object: "o", custom: ["score_note": .int(.min)]),
  ]
}

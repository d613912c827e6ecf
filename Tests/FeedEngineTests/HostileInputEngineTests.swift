import FeedCore
import Foundation
import GrowthTesting
import Testing

@testable import FeedEngine

/// Text from configurations and callers costs linear time, however it is made.
@Suite struct HostileInputEngineTests {
  private static func repeated(_ unit: String, _ count: Int) -> String {
    String(repeating: unit, count: max(1, count / unit.utf8.count))
  }

  private static let units = [
    "a", " ", "{{ a", "{#", "\\", "((", "a|lower ", "a~", "- ", "9", "\r\n", "e\u{301}\u{316}", "日", "a ? ",
    "!", "{ ", "{-",
  ]

  /// Formats and scores of more than 64 KB are refused.
  private static let parsedSizes = [1_000, 8_000, 64_000, 1_000_000]

  @Test(arguments: units) func formats(_ unit: String) {
    Growth.expectLinear("a format of \(unit)", sizes: Self.parsedSizes, input: { Self.repeated(unit, $0) }) {
      _ = try Format(parsing: $0)
    }
    Growth.expectLinear(
      "a format's value of \(unit)",
      sizes: Self.parsedSizes,
      input: { "{{ " + Self.repeated(unit, $0) }
    ) {
      _ = try Format(parsing: $0)
    }
    Growth.expectLinear(
      "a format's text of \(unit)",
      sizes: Self.parsedSizes,
      input: { "{{ '" + Self.repeated(unit, $0) + "' }}" }
    ) {
      _ = try Format(parsing: $0)
    }
  }

  @Test(arguments: units) func scores(_ unit: String) {
    Growth.expectLinear("a score of \(unit)", sizes: Self.parsedSizes, input: { Self.repeated(unit, $0) }) {
      _ = try Ranking(RankingMethod(score: $0))
    }
  }

  /// What a format does with what somebody else wrote.
  @Test(arguments: [
    "{{ object|lower }}", "{{ object|title }}", "{{ object|trim }}", "{{ object|truncate(10) }}",
    "{{ object|length }}",
    "{{ object|replace('a', 'bc') }}", "{{ object|replace(target, 'b') }}", "{{ object|int }}",
    "{{ object|float }}",
    "{{ target in object }}", "{{ object|first }}{{ object|last }}", "{{ object|join(',') }}", "{{ x }}",
    "{{ object|capitalize }}", "{{ object.startswith(target) }}", "{{ time.strftime(object) }}",
    "{{ object ~ object }}",
  ]) func renderedFormats(_ format: String) throws {
    let parsed = try Format(parsing: format)
    for unit in ["a", "9", "e\u{301}\u{316}"] {
      Growth.expectLinear(
        "\(format) of \(unit)",
        sizes: [1_000, 10_000, 100_000],
        input: { Self.activity(unit, $0) }
      ) {
        _ = try parsed.render($0, in: "user:ann")
      }
    }
  }

  private static func activity(_ unit: String, _ size: Int) -> Activity {
    let text = repeated(unit, size)
    return Activity(
      id: ActivityID(time: .now(), low: 0x8080 << 48),
      actor: "SU:ann",
      verb: "say",
      object: text,
      target: String(text.prefix(size / 3)) + "b",
      foreignID: "",
      time: .now(),
      origin: nil,
      to: [],
      custom: ["x": .array([.string(text)])]
    )
  }

  @Test(arguments: [
    "a", " ", "日", "😀", "\"", "e\u{301}\u{316}", "a ", "a\u{301}", "\u{301}\u{316}", "日本", "日 a ", "\u{FDFA}",
    "😀\u{200D}",
  ])
  func searches(_ unit: String) {
    Growth.expectLinear("a search for \(unit)", input: { Self.repeated(unit, $0) }) {
      _ = try SearchableText.terms($0)
    }
    Growth.expectLinear(
      "indexing \(unit)",
      sizes: [1_000, 10_000, 100_000],
      input: { Self.repeated(unit, $0) }
    ) {
      _ = SearchableText.indexed($0)
    }
  }

  @Test func searchesOfALongTextAreRefused() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    try await engine.addUser("ann", data: ["name": "Ann"], orGet: true)
    for unit in ["a ", "日", "😀"] {
      let text = String(repeating: unit, count: 500_000)
      await #expect(throws: FeedError.self) { _ = try await engine.searchUsers(text, limit: 1, afterID: nil) }
      await #expect(throws: FeedError.self) {
        _ = try await engine.searchActivities(text, limit: 1, before: nil, in: nil)
      }
    }
    #expect(try await engine.searchUsers("an", limit: 1, afterID: nil).count == 1)
  }

  /// Bounds, filters and names of what does not exist.
  @Test func names() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    try await engine.add([.tweet(by: "ann", at: 1, to: ["notification:ann"])], to: "user:ann")
    for unit in ["a", "-", "0", "e\u{301}\u{316}", "SO:a:", "."] {
      let input = { (size: Int) in Self.repeated(unit, size) }
      await Growth.expectLinear("a bound of \(unit)", input: input) { text in
        for feed: FeedID in ["user:ann", "notification:ann"] {
          _ = try? await engine.read(feed, FeedQuery(bounds: [IDBound(.lessThan, text)]))
        }
        _ = try? await engine.reactions(ReactionQuery(.user("ann"), bounds: [IDBound(.lessThan, text)]))
        _ = try? await engine.read("notification:ann", FeedQuery(markSeen: .ids([text])))
      }
      await Growth.expectLinear("a filter of \(unit)", input: input) { text in
        let filter = ActivityFilter(actors: [text], verbs: [text], custom: [text: .string(text)])
        _ = try await engine.read("user:ann", FeedQuery(filter: filter))
      }
      await Growth.expectLinear("a name of \(unit)", input: input) { text in
        _ = try? await engine.reaction(text)
        _ = try? await engine.user(text, withFollowCounts: true)
        _ = try? await engine.object(text, id: text)
        _ = try? await engine.objects([text + ":" + text])
        try? await engine.remove(foreignID: text, from: "user:ann")
      }
    }
  }

  /// Activities of any text are stored, read, enriched and found in linear time.
  @Test func activities() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    defer { try? engine.close() }
    for unit in ["a", "SO:", "e\u{301}\u{316}", "\\", "{"] {
      await Growth.expectLinear(
        "an activity of \(unit)",
        sizes: [1_000, 10_000, 100_000],
        input: { Self.repeated(unit, $0) }
      ) { text in
        let new = NewActivity(
          actor: text,
          verb: text,
          object: text,
          foreignID: text,
          to: ["notification:x"],
          custom: ["x": .string(text)]
        )
        let added = try await engine.add([new], to: "user:ann")
        _ = try await engine.read(
          "user:ann",
          FeedQuery(limit: 1, enrichment: Enrichment(), filter: ActivityFilter(discardDeleted: true))
        )
        try await engine.remove(added[0].id, from: "user:ann")
      }
    }
  }
}

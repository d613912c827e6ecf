import FeedCore
import FeedRecords
import FeedTemplates
import Foundation
import GRDB
import StreamWire

/// What is measured: the page that the peer wrote last, enriched and rendered.
final class PageWork {
  private let folder: URL
  private let database: any DatabaseReader
  private let template: Template

  private let plain, related, codable: Enricher
  let saving: SaveWork

  init(folder: URL) throws {
    self.folder = folder
    saving = try SaveWork()
    var configuration = Configuration()
    // As on the peer's side: 1,000 rows from all over a file are else 1,000 system calls.
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA mmap_size = 268435456") }
    let database = try DatabasePool(
      path: folder.appending(path: "core.sqlite3").path,
      configuration: configuration
    )
    self.database = database
    func enricher(_ models: [any FeedModel.Type]) throws -> Enricher {
      Enricher(models: RecordStore(database, models: try FeedModels(models)))
    }
    plain = try enricher([User.self, Tweet.self, Like.self])
    related = try enricher([User.self, RelatedTweet.self, RelatedLike.self])
    codable = try enricher([User.self, CodableTweet.self, Like.self])
    template = try Self.library.template(named: "page.txt")
  }

  private static let library = TemplateLibrary(
    loader: DictionaryLoader([
      "activity/tweet.txt":
        "{{ activity.actor.username }} said \"{{ activity.object.body }} {{ activity.time|timesince }} ago\"\n",
      "activity/like.txt": "{{ activity.actor.username }} liked \"{{ activity.object.tweet.body }}\"\n",
      "activity/aggregated/like.txt":
        "{% load activity_tags %}{{ activity.actor_count }} user{{ activity.actor_count|pluralize }} liked "
        + "{% render_activity activity.activities.0 %}",
      "page.txt":
        "{% load activity_tags %}{% for activity in activities %}{% render_activity activity %}{% endfor %}",
    ])
  )

  /// The JSON as the service would send it.
  func json() throws -> Data { try Data(contentsOf: folder.appending(path: "page.json")) }

  func page(_ json: Data) throws -> FeedPage {
    try FeedPage(wire: JSONParser.parse(json), query: FeedQuery())
  }

  func enricher(_ work: String) -> Enricher {
    work.hasSuffix("related") ? related : work.hasSuffix("codable") ? codable : plain
  }

  /// JSON in, text out.
  func text(_ json: Data, _ work: String, now: Timestamp) async throws -> String {
    let page = try await enricher(work).enrich(page(json))
    let entries: [FieldValue] =
      switch page.items {
      case .activities(let activities): activities.map { .object($0) }
      case .groups(let groups): groups.map { .object($0) }
      }
    return try template.render(["activities": .list(entries)], RenderEnvironment(now: now))
  }

  /// Stops where the two sides do not write the same text, HTML's escapes apart.
  func compare(_ json: Data, _ work: String) async throws {
    let file = folder.appending(path: "page.txt")
    let changed = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
    var expected = try String(contentsOf: file, encoding: .utf8)
    for (escape, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&"),
    ] {
      expected = expected.replacingOccurrences(of: escape, with: character)
    }
    let ours = try await text(json, work, now: Timestamp(changed ?? .now))
    guard Self.lines(ours) == Self.lines(expected) else {
      print("different text:\n\(ours.prefix(300))\n\(expected.prefix(300))")
      exit(2)
    }
  }

  /// Without the minutes, which may turn between the two renderings.
  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      String(line.replacing(#/\d+.(day|hour|minute)s?(,.\d+.(hour|minute)s?)? ago/#, with: "ago"))
    }
  }
}

import DemoWorlds
import FeedCore
import FeedEngine
import FeedThemes
import Importers
import Social

/// What the demo worlds show a reader: the entries that themes are checked with.
enum WorldSamples {
  /// The most entries of one verb and one kind of feed: more of the same show nothing new.
  private static let mostOfVerb = 30
  private static let pages = 4

  /// - Parameter activities: how large the worlds are.
  /// - Throws: `FeedError` if the memory for a world is not there.
  static func entries(of worlds: [WorldName], now: Timestamp, activities: Int) async throws -> [CheckedEntry]
  {
    var entries: [CheckedEntry] = []
    for world in worlds {
      let engine = try FeedEngine(inMemory: .standard)
      defer { try? engine.close() }
      try await WorldLoader(engine).load(
        World.generate(world, now: now, activities: activities)
      )
      entries += try await self.entries(of: Social(backend: engine, userID: World.you))
    }
    return entries
  }

  private static func entries(of social: Social) async throws -> [CheckedEntry] {
    let feeds = social.feeds
    var entries: [CheckedEntry] = []
    for feed in [feeds.timeline, feeds.user] {
      entries += sample(try await items(of: feed, social).flatMap(\.activities), by: \.activity.verb)
        .map { .activity($0) }
    }
    entries += sample(try await items(of: feeds.aggregated, social).flatMap(\.groups), by: \.verb)
      .map { .group($0) }
    entries += sample(try await items(of: feeds.notification, social).flatMap(\.groups), by: \.verb)
      .map { .notification($0) }
    return entries
  }

  private static func items(of feed: FeedID, _ social: Social) async throws -> [FeedPage] {
    var pages = [try await social.page(feed, limit: FeedQuery.maximumLimit)]
    while pages.count < Self.pages, let next = pages.last?.next {
      pages.append(try await social.page(feed, next))
    }
    return pages
  }

  private static func sample<Entry>(_ entries: [Entry], by verb: (Entry) -> String) -> [Entry] {
    Dictionary(grouping: entries, by: verb).sorted { $0.key < $1.key }.flatMap { $0.value.prefix(mostOfVerb) }
  }
}

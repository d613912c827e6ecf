import FeedCore
import FeedEngine

@testable import Importers

/// A database in memory that repositories are imported into, and what is in it afterwards.
struct ImportedFeeds {
  let engine: FeedEngine

  init() throws { engine = try FeedEngine(inMemory: .standard) }

  @discardableResult
  func run(_ repository: TestRepository, limit: Int? = nil) async throws -> ImportSummary {
    try await run(repository.path, limit: limit)
  }

  @discardableResult
  func run(_ path: String, limit: Int? = nil) async throws -> ImportSummary {
    try await GitImporter(path: path, into: engine, limit: limit).run()
  }

  /// The entries of a feed, newest first.
  func entries(_ feed: FeedID) async throws -> [EnrichedActivity] {
    let page = try await engine.read(feed, FeedQuery(limit: 100, enrichment: Enrichment()))
    guard case .activities(let activities) = page.items else { return [] }
    return activities
  }

  /// One field of the entries' objects.
  func values(_ field: String, of feed: FeedID, verb: String) async throws -> [String] {
    try await entries(feed).filter { $0.activity.verb == verb }.map { entry in
      guard case .string(let text)? = entry.values["object"]?.fieldValue[field] else { return "" }
      return text
    }
  }

  func subjects(_ feed: FeedID) async throws -> [String] {
    try await values("subject", of: feed, verb: "commit")
  }

  func tags(_ feed: FeedID) async throws -> [String] { try await values("tag", of: feed, verb: "release") }
}

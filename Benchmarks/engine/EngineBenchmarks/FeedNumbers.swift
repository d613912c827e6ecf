import FeedCore
import GRDB

/// What the engine's file calls its feeds: the floor's statements name them by number.
struct FeedNumbers {
  let path: String

  func numbers(of feeds: [FeedID]) async throws -> [Int64] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try await queue.read { db in
      try feeds.map { feed in
        try Int64.fetchOne(
          db,
          sql: "SELECT id FROM feed WHERE slug = ? AND name = ?",
          arguments: [feed.group, feed.id]
        ) ?? 0
      }
    }
  }
}

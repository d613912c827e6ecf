import FeedCore
import FeedEngine
import FeedRecords
import Foundation
import GRDB

/// Many rows saved by one transaction and delivered: `CoreBenchmarks peer.py bulk 100000`.
///
/// Database and engine are files, as a program has them. Times are the clock's, memory is the process's
/// largest.
enum BulkWork {
  static func run(_ count: Int, folder: URL) async throws {
    let folder = folder.appending(path: "bulk-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try DatabasePool(path: folder.appending(path: "app.sqlite3").path)
    try await database.write { db in try SaveWork.createTables(db) }
    let backend = try FeedEngine(path: folder.appending(path: "feeds.sqlite3").path, groups: .standard)
    let feeds = try RecordFeeds(
      database: database,
      models: [SavingUser.self, SavedTweet.self],
      backend: backend
    )
    let before = peakMegabytes()
    let saving = try await ContinuousClock().measure {
      try await database.write { db in try SaveWork.insert(count, db) }
    }
    let saved = peakMegabytes()
    let delivering = try await ContinuousClock().measure { try await feeds.dispatcher.deliverPending() }
    let newest = try await feeds.manager.userFeed(of: "1", group: nil).read(FeedQuery(limit: 1)).activities
    print("core/bulk/tweet/\(count) saved in \(saving), delivered in \(delivering)")
    print("peak memory: \(before) MB at first, \(saved) MB when saved, \(peakMegabytes()) MB when delivered")
    let left = try await database.read { db in try feeds.outbox.status(db).waiting }
    print("left in the outbox: \(left); newest in the feed: \(newest.first?.activity.object ?? "none")")
  }

  private static func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) / 1024
  }
}

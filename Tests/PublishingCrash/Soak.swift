import FeedCore
import FeedRecords
import Foundation
import GRDB
import ProcessTesting

/// Starts the publisher and kills it at a random moment, many times over, on the same files.
struct Soak {
  let kills: Int

  struct Report: CustomStringConvertible {
    var kills = 0
    var notes = 0
    /// In the database but in no feed, and in a feed but not, or not any more, in the database.
    var missing: [String] = []
    var unexpected: [String] = []
    var doubled: [String] = []

    var isExact: Bool { missing.isEmpty && unexpected.isEmpty && doubled.isEmpty && notes > 0 }
    var description: String {
      "\(kills) kills, \(notes) notes, missing \(missing.count), unexpected \(unexpected.count), "
        + "doubled \(doubled.count)"
    }
  }

  func run() async throws -> Report {
    let folder = FileManager.default.temporaryDirectory.appending(path: "runnel-crash-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for _ in 0..<kills { try kill(folder.path) }
    return try await compare(folder.path)
  }

  /// Waits until the publisher is at work, and some milliseconds more.
  private func kill(_ folder: String) throws {
    let publisher = try ChildProcess(builtProduct("PublishingCrash"), ["publish", folder])
    _ = publisher.line()
    usleep(.random(in: 0...60_000))
    _ = publisher.kill()
    publisher.wait()
  }

  private func compare(_ folder: String) async throws -> Report {
    let feeds = try Note.feeds(folder: folder)
    try await feeds.dispatcher.deliverPending()
    let expected = try await feeds.database.read { db in
      try Set(Int64.fetchSet(db, sql: "SELECT id FROM note").map { "crash.Note:\($0)" })
    }
    var found: [String] = []
    for user in Note.users { found += try await foreignIDs(feeds, user) }
    let once = Set(found)
    return Report(
      kills: kills,
      notes: expected.count,
      missing: expected.subtracting(once).sorted(),
      unexpected: once.subtracting(expected).sorted(),
      doubled: Dictionary(grouping: found) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    )
  }

  private func foreignIDs(_ feeds: RecordFeeds, _ user: Int64) async throws -> [String] {
    let feed = try feeds.manager.userFeed(of: "user-\(user)")
    var (ids, query): ([String], FeedQuery?) = ([], FeedQuery(limit: 100))
    while let next = query {
      let page = try await feed.read(next)
      ids += page.activities.map(\.activity.foreignID)
      query = page.next
    }
    return ids
  }
}

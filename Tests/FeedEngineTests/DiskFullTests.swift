import FeedCore
import Foundation
import GRDB
import Testing

@testable import FeedEngine

/// A disk that fills up: the write says so, keeps nothing of itself, and all goes on once there is room.
@Suite struct DiskFullTests {
  @Test func aFullDiskIsSaidAndHarmsNothing() async throws {
    let folder = try TemporaryFolder()
    let engine = try FeedEngine(path: folder.file("feeds.db"))
    defer { try? engine.close() }
    try await engine.follow([FollowRequest("timeline:bob", follows: "user:ann")])
    try await limitPages(of: engine, to: 200)
    var written = 0
    var error: FeedError?
    while error == nil, written < 2000 {
      do {
        let text = String(repeating: "x", count: 2000)
        let new = NewActivity(
          actor: "SU:ann",
          verb: "say",
          object: "\(written)",
          to: ["notification:x"],
          custom: ["text": .string(text)]
        )
        try await engine.add([new], to: "user:ann")
        written += 1
      } catch let failure as FeedError { error = failure }
    }
    #expect(error?.code == .storage)
    #expect(error?.detail == "The disk is full; nothing of this change was kept.")
    // What was written is there, for followers too, though their inboxes cannot be filled.
    #expect(
      try await engine.read("timeline:bob", FeedQuery()).activities.first?.activity.object == "\(written - 1)"
    )
    #expect(try await engine.check() == [])
    try await limitPages(of: engine, to: 100_000)
    try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    let groups = try await engine.read("notification:x", FeedQuery()).groups
    #expect(groups.map(\.activityCount) == [written])
    #expect(try await engine.check() == [])
  }

  private func limitPages(of engine: FeedEngine, to count: Int) async throws {
    try await engine.writer.connection().writeWithoutTransaction { db in
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(count)")
    }
  }

  @Test func aDamagedFileIsSaid() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("feeds.db")
    let engine = try FeedEngine(path: path)
    for second in 0..<200 { try await engine.add([.tweet(by: "ann", at: second)], to: "user:ann") }
    try engine.close()
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    let size = try handle.seekToEnd()
    for page in stride(from: UInt64(8 * 4096), to: size, by: 3 * 4096) {
      try handle.seek(toOffset: page)
      try handle.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    }
    try handle.close()
    let findings: [String]
    do {
      let damaged = try FeedEngine(path: path)
      defer { try? damaged.close() }
      findings = try await damaged.check()
    } catch let error as FeedError {
      findings = [error.detail]
      #expect(error.code == .storage)
    }
    #expect(!findings.isEmpty)
  }

  /// The file is taken away below the engine: nothing crashes, and what is left is closed.
  @Test func aDeletedFileIsSurvived() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("feeds.db")
    let engine = try FeedEngine(path: path)
    let changes = try await engine.changes(of: nil)
    try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    _ = try? await engine.read("user:ann", FeedQuery())
    _ = try? await engine.add([.tweet(by: "ann", at: 2)], to: "user:ann")
    try? engine.close()
    for await _ in changes {}
    let fresh = try FeedEngine(path: path)
    defer { try? fresh.close() }
    #expect(try await fresh.check() == [])
  }
}

import FeedCore
import Foundation
import GRDB
import Synchronization
import Testing

@testable import FeedEngine

/// Opening and reading wait for nobody; what has to wait says so, and not for ever.
@Suite struct OpeningTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("feeds.db") }

  init() throws { folder = try TemporaryFolder() }

  /// Another connection that is in the middle of a long write.
  private func startWriting() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE; UPDATE clock SET last = last + 1") }
    return queue
  }

  private func stopWriting(_ queue: DatabaseQueue) throws {
    try queue.inDatabase { try $0.execute(sql: "ROLLBACK") }
    try queue.close()
  }

  @Test func readersWaitForNoWriter() async throws {
    let first = try FeedEngine(path: path)
    try await first.addUser("ann", data: ["name": "Ann"], orGet: true)
    try await first.follow([FollowRequest("timeline:bob", follows: "user:ann")])
    try await first.add([.tweet(by: "ann", at: 1, to: ["notification:bob"])], to: "user:ann")
    try first.close()
    let writer = try startWriting()
    let waits = Waits()
    let engine = try FeedEngine(path: path, onWait: waits.note)
    #expect(try await engine.read("timeline:bob", FeedQuery()).activities.count == 1)
    #expect(try await engine.read("notification:bob", FeedQuery()).unseen == 1)
    #expect(try await engine.searchUsers(nil, limit: 5, afterID: nil).map(\.id) == ["ann"])
    #expect(try await engine.addUser("ann", data: [:], orGet: true).data == ["name": "Ann"])
    #expect(try await engine.statistics().counts.first { $0.name == "activities" }?.count == 1)
    #expect(waits.sentences.isEmpty)
    try stopWriting(writer)
    try engine.close()
  }

  /// Groups that follow are filled by a write: where somebody else writes, what is stored is shown.
  @Test func groupsAreReadWhileSomebodyWrites() async throws {
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    try await engine.follow([FollowRequest("aggregated:bob", follows: "user:ann")])
    try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    #expect(try await engine.read("aggregated:bob", FeedQuery()).groups.map(\.activityCount) == [1])
    try await engine.add([.tweet(by: "ann", at: 2)], to: "user:ann")
    let writer = try startWriting()
    #expect(try await engine.read("aggregated:bob", FeedQuery()).groups.map(\.activityCount) == [1])
    try stopWriting(writer)
    #expect(try await engine.read("aggregated:bob", FeedQuery()).groups.map(\.activityCount) == [2])
  }

  @Test func aMigrationWaitsAndSaysSo() async throws {
    let migrations = Schema.migrator.migrations
    let old = try DatabasePool(path: path)
    try Schema.migrator.migrate(old, upTo: migrations[migrations.count - 2])
    try old.close()
    let writer = try startWriting()
    let waits = Waits()
    async let opened = onThread { [path] in try FeedEngine(path: path, onWait: waits.note) }
    await waits.first()
    #expect(waits.sentences.first?.contains("writing to") == true)
    try stopWriting(writer)
    let engine = try await opened
    #expect(try await engine.check() == [])
    try engine.close()
  }

  @Test func aWriteThatWaitsSaysSo() async throws {
    try FeedEngine(path: path).close()
    let waits = Waits()
    let engine = try FeedEngine(path: path, onWait: waits.note)
    let writer = try startWriting()
    async let added = engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    await waits.first()
    try stopWriting(writer)
    #expect(try await added.count == 1)
    try engine.close()
  }

  @Test func theLockOfAFolderHasALimit() throws {
    let descriptor = Foundation.open(folder.path, O_RDONLY)
    #expect(flock(descriptor, LOCK_EX) == 0)
    let waits = Waits()
    var file = DatabaseFile(path: path, onWait: waits.note)
    file.lockPatience = 1
    let error = #expect(throws: FeedError.self) { _ = try file.open() }
    #expect(error?.code == .storage && error?.detail.contains(folder.path) == true)
    #expect(waits.sentences.count == 1)
    #expect(!FileManager.default.fileExists(atPath: path))
    Foundation.close(descriptor)
    try FeedEngine(path: path).close()
  }

  /// Only who creates or migrates needs the folder.
  @Test func aLockedFolderKeepsNobodyFromReading() async throws {
    let first = try FeedEngine(path: path)
    try await first.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    try first.close()
    let descriptor = Foundation.open(folder.path, O_RDONLY)
    defer { Foundation.close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    let engine = try FeedEngine(path: path)
    #expect(try await engine.read("user:ann", FeedQuery()).activities.count == 1)
    try await engine.add([.tweet(by: "ann", at: 2)], to: "user:ann")
    try engine.close()
  }

  /// Anyone who only reads leaves nothing beside the file.
  @Test func aReaderCleansUp() async throws {
    let first = try FeedEngine(path: path)
    try await first.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    try first.close()
    let before = try FolderImage(folder.path)
    let engine = try FeedEngine(path: path)
    _ = try await engine.read("user:ann", FeedQuery())
    try engine.close()
    #expect(try FolderImage(folder.path) == before)
  }

  private func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value
  {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }
}

/// Sentences that said what was waited for.
private final class Waits: Sendable {
  private let heard = Mutex<[String]>([])
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream(of: Void.self) }

  var sentences: [String] { heard.withLock { $0 } }

  var note: @Sendable (String) -> Void {
    { [self] sentence in
      heard.withLock { $0.append(sentence) }
      continuation.yield()
    }
  }

  /// Returns once there is a sentence.
  func first() async { for await _ in stream { return } }
}

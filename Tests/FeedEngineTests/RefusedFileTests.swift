import FeedCore
import Foundation
import GRDB
import Testing

@testable import FeedEngine

/// What is not opened is not changed, nor is anything beside it.
@Suite struct RefusedFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("feeds.db") }

  init() throws { folder = try TemporaryFolder() }

  private func expectRefusal(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let before = try FolderImage(folder.path)
    let error = #expect(throws: FeedError.self, sourceLocation: sourceLocation) {
      try FeedEngine(path: path).close()
    }
    #expect(error?.code == .storage, sourceLocation: sourceLocation)
    #expect(error?.detail.contains(words) == true, "\(error?.detail ?? "")", sourceLocation: sourceLocation)
    #expect(try FolderImage(folder.path) == before, sourceLocation: sourceLocation)
  }

  /// A database with a migration that this version does not know.
  private func makeNewer() throws -> DatabaseQueue {
    try FeedEngine(path: path).close()
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')") }
    return queue
  }

  @Test func aNewerDatabase() throws {
    try makeNewer().close()
    try expectRefusal("newer version")
  }

  @Test func aNewerDatabaseThatIsOpen() throws {
    let other = try makeNewer()
    defer { try? other.close() }
    // Only the index changes, which is the memory that those share who have it open.
    let before = try ["", "-wal"].map { try Data(contentsOf: URL(filePath: path + $0)) }
    let error = #expect(throws: FeedError.self) { try FeedEngine(path: path) }
    #expect(error?.detail.contains("newer version") == true)
    #expect(try ["", "-wal"].map { try Data(contentsOf: URL(filePath: path + $0)) } == before)
  }

  /// What a crash leaves: a log without anybody who has it open, with and without its index.
  @Test(arguments: [["-wal", "-shm"], ["-wal"]]) func aNewerDatabaseWithALog(_ suffixes: [String]) throws {
    let original = try TemporaryFolder()
    try FeedEngine(path: original.file("feeds.db")).close()
    let queue = try DatabaseQueue(path: original.file("feeds.db"))
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')") }
    for suffix in [""] + suffixes {
      try FileManager.default.copyItem(atPath: original.file("feeds.db" + suffix), toPath: path + suffix)
    }
    try queue.close()
    let database = try Data(contentsOf: URL(filePath: path))
    let log = try Data(contentsOf: URL(filePath: path + "-wal"))
    #expect(throws: FeedError.self) { try FeedEngine(path: path) }
    #expect(try Data(contentsOf: URL(filePath: path)) == database)
    #expect(try Data(contentsOf: URL(filePath: path + "-wal")) == log)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == Set(([""] + suffixes).map { "feeds.db" + $0 }))
  }

  @Test(arguments: ["DELETE", "WAL"]) func anotherProgramsDatabase(_ journal: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = \(journal); CREATE TABLE recipe(name TEXT)")
    }
    try queue.close()
    try expectRefusal("another program")
  }

  @Test(arguments: [1, 39, 99, 100, 5000]) func textOfAnyLength(_ count: Int) throws {
    try Data(repeating: UInt8(ascii: "x"), count: count).write(to: URL(filePath: path))
    try expectRefusal("is not a database")
  }

  @Test func aFolder() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try expectRefusal("is a folder")
  }

  /// Opening a pipe would wait for somebody who writes into it.
  @Test func aPipe() throws {
    #expect(mkfifo(path, 0o600) == 0)
    let error = #expect(throws: FeedError.self) { try FeedEngine(path: path) }
    #expect(error?.detail.contains("is not a database") == true)
  }

  @Test func anEmptyFileBecomesADatabase() async throws {
    try Data().write(to: URL(filePath: path))
    let engine = try FeedEngine(path: path)
    try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")
    try engine.close()
  }

  @Test func whatIsOnlyToBeReadIsNotMade() throws {
    let error = #expect(throws: FeedError.self) { try FeedEngine(path: path, onlyReads: true) }
    #expect(error?.detail.contains("There is no database") == true)
    try Data().write(to: URL(filePath: path))
    #expect(throws: FeedError.self) { try FeedEngine(path: path, onlyReads: true) }
    #expect(try Data(contentsOf: URL(filePath: path)).isEmpty)
  }
}

import FeedCore
import GRDB
import Testing

@testable import FeedEngine

/// What fails for one stream of changes costs the others nothing.
@Suite("Isolation of streams of changes")
struct ChangeIsolationTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("feeds.db") }

  init() throws { folder = try TemporaryFolder() }

  /// Streams of named feeds read the table of follows; one of sources does not, so that it can be served
  /// without it.
  private func damageFollows() throws {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA legacy_alter_table = ON; ALTER TABLE follow RENAME TO follow_elsewhere")
    }
  }

  @Test("an event that fails for some streams reaches the others", .timeLimit(.minutes(1)))
  func failureOfOneListener() async throws {
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    let tweet = try await engine.add([.tweet(by: "ann", at: 1)], to: "user:ann")[0]
    // The order among streams is not defined: with eight on either side, some that fail are before some that
    // do not.
    var failing: [AsyncStream<FeedChange>] = []
    var others: [AsyncStream<FeedChange>] = []
    for _ in 0..<8 {
      failing.append(try await engine.changes(in: ChangeInterest(["timeline:bob"])))
      others.append(try await engine.changes(in: ChangeInterest(breadth: .sources)))
    }
    try damageFollows()
    try await engine.add(NewReaction(kind: "like", on: .activity(tweet.id), userID: "bob"))
    for stream in others {
      var changes = stream.makeAsyncIterator()
      #expect(await changes.next()?.reacted == [tweet.id])
    }
    withExtendedLifetime(failing) {}
  }
}

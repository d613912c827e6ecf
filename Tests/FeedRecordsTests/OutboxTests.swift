import FeedCore
import FeedRecords
import Foundation
import GRDB
import Testing

@Suite("Nothing is lost between the database and the feed")
struct OutboxTests {
  let program: CoreProgram
  init() throws { program = try CoreProgram() }

  private let unreachable = FeedError(.unreachable, "The server cannot be reached.")
  private var objects: [String] { program.backend.added.map(\.object) }

  @Test func theStatusTellsWhatWaits() async throws {
    #expect(try await program.feeds.status() == OutboxStatus(waiting: 0))
    let before = Timestamp.now()
    try await program.tweet()
    try await program.tweet()
    program.backend.fail(unreachable)
    await #expect(throws: unreachable) { try await program.deliver() }
    let status = try await program.feeds.status()
    #expect(status.waiting == 2)
    #expect(status.failed == 0)
    #expect(status.lastError == "The server cannot be reached.")
    let since = try #require(status.waitingSince)
    #expect(since >= before.advanced(bySeconds: -0.01) && since <= .now())
    try await program.deliver()
    #expect(try await program.feeds.status() == OutboxStatus(waiting: 0))
  }

  @Test func oneTransactionOfManyRowsIsDeliveredInOrder() async throws {
    try await program.database.write { db in
      for number in 1...1050 {
        let tweet = Tweet(userID: 1, body: "Tweet \(number)", createdAt: CoreProgram.noon)
        _ = try tweet.inserted(db)
      }
    }
    #expect(try await program.feeds.status().waiting == 1050)
    try await program.deliver()
    #expect(objects == (1...1050).map { "core.Tweet:\($0)" })
    #expect(try await program.feeds.status() == OutboxStatus(waiting: 0))
  }

  @Test func orderSurvivesFailures() async throws {
    for body in ["a", "b", "c"] { try await program.tweet(body) }
    _ = try await program.database.write { db in try Tweet.deleteOne(db, key: 2) }
    program.backend.fail(unreachable, unreachable)
    for _ in 0..<2 { _ = try? await program.deliver() }
    try await program.deliver()
    #expect(objects == ["core.Tweet:1", "core.Tweet:2", "core.Tweet:3"])
    #expect(program.backend.calls.last == .remove("core.Tweet:2", "user:1"))
  }

  @Test func aRefusedEntryHoldsUpNoOthers() async throws {
    program.backend.refuse { $0.object == "core.Tweet:1" ? FeedError(.tooLarge, "Too large.") : nil }
    try await program.tweet("huge")
    try await program.tweet("small")
    try await program.deliver()
    #expect(objects == ["core.Tweet:2"])
    let status = try await program.feeds.status()
    #expect(status == OutboxStatus(waiting: 0, failed: 1, lastError: "Too large."))

    program.backend.refuse(nil)
    let feeds = program.feeds
    try await program.database.write { db in try feeds.outbox.retryFailed(db) }
    try await program.deliver()
    #expect(objects == ["core.Tweet:2", "core.Tweet:1"])
  }

  /// A server that breaks on one message, always, would else hold up all others permanently.
  @Test func anEntryThatOnlyItselfFailsIsSetAside() async throws {
    let down = FeedError(.internalError, "The server broke.")
    let feeds = try patient(2)
    program.backend.refuse { $0.object == "core.Tweet:1" ? down : nil }
    for body in ["poison", "b", "c"] { try await program.tweet(body) }
    await #expect(throws: down) { try await feeds.dispatcher.deliverPending() }
    #expect(try await feeds.status().attempts == 1)
    #expect(objects == [])
    #expect(try await feeds.dispatcher.deliverPending() == 2)
    #expect(objects == ["core.Tweet:2", "core.Tweet:3"])
    #expect(try await feeds.status() == OutboxStatus(waiting: 0, failed: 1, lastError: "The server broke."))
    _ = try await program.database.write { db in try Tweet.deleteOne(db, key: 1) }
    try await feeds.dispatcher.deliverPending()
    #expect(try await feeds.status() == OutboxStatus(waiting: 0))
  }

  @Test func anOutageSetsNothingAside() async throws {
    let feeds = try patient(2)
    for body in ["a", "b", "c"] { try await program.tweet(body) }
    for attempt in 1...6 {
      program.backend.fail(unreachable)
      if attempt > 1 { program.backend.fail(unreachable) }
      await #expect(throws: unreachable) { try await feeds.dispatcher.deliverPending() }
      #expect(try await feeds.status().waiting == 3)
      #expect(try await feeds.status().attempts == attempt)
    }
    // The first is unlucky once more, but goes through when it is asked again.
    program.backend.fail(unreachable)
    #expect(try await feeds.dispatcher.deliverPending() == 3)
    #expect(objects.sorted() == ["core.Tweet:1", "core.Tweet:2", "core.Tweet:3"])
  }

  private func patient(_ patience: Int) throws -> RecordFeeds {
    try RecordFeeds(
      database: program.database,
      models: CoreDatabase.models,
      backend: program.backend,
      policy: DeliveryPolicy(patience: patience)
    )
  }

  @Test func aRefusedAdditionIsForgottenOnceItsRecordIsDeleted() async throws {
    program.backend.refuse { _ in FeedError(.input, "No.") }
    try await program.tweet()
    try await program.deliver()
    _ = try await program.database.write { db in try Tweet.deleteAll(db) }
    try await program.deliver()
    #expect(try await program.feeds.status() == OutboxStatus(waiting: 0))
  }

  @Test func hooksThatThrowAreReportedAndHoldUpNoOthers() async throws {
    try await program.database.write { db in
      try db.execute(sql: "INSERT INTO tweet (userID, body, createdAt) VALUES (1, 'odd', 'yesterday')")
    }
    try await program.tweet("fine")
    try await program.deliver()
    #expect(objects == ["core.Tweet:2"])
    let status = try await program.feeds.status()
    #expect(status.failed == 1)
    #expect(status.lastError?.contains("createdAt") == true)
  }

  @Test func aRepeatedDeliveryIsTheSameActivity() async throws {
    // The time of a blog post is chosen when it is saved, not when it is delivered.
    try await program.database.write { db in try BlogPost(slug: "once").insert(db) }
    program.backend.fail(unreachable)
    _ = try? await program.deliver()
    let waiting = try await program.database.read { db in
      try String.fetchOne(db, sql: "SELECT message FROM feed_outbox")
    }
    #expect(waiting != nil)
    try await program.deliver()
    let time = try #require(program.backend.added.first?.time)
    #expect(abs(time.seconds - Timestamp.now().seconds) < 3600)
  }

  @Test func readyMadeActivitiesJoinTheTransaction() async throws {
    let feeds = program.feeds
    let activity = NewActivity(actor: "core.User:1", verb: "ask", object: "question", foreignID: "q:1")
    try await program.database.write { db in
      try feeds.outbox.add(Publication(actorID: "1", activity: activity), db)
      try feeds.outbox.follow(UserFollow(2 as Int64, follows: 1 as Int64), db)
      try feeds.outbox.remove(foreignID: "q:0", by: "1", db)
    }
    struct Stop: Error {}
    try? await program.database.write { db in
      try feeds.outbox.add(Publication(actorID: "1", activity: activity), db)
      throw Stop()
    }
    try await program.deliver()
    #expect(program.backend.calls.count == 4)
    #expect(program.backend.added.first?.time != nil)
    #expect(program.backend.calls.last == .remove("q:0", "user:1"))
  }

  @Test func theDispatcherDeliversWhileItRuns() async throws {
    let (reports, report) = AsyncStream<String>.makeStream()
    program.backend.fail(unreachable)
    let feeds = try RecordFeeds(
      database: program.database,
      models: CoreDatabase.models,
      backend: program.backend,
      policy: DeliveryPolicy(firstDelay: 0.001, pollInterval: 3600)
    )
    let running = Task { await feeds.dispatcher.run { report.yield("\($0)") } }
    try await program.tweet()
    #expect(await reports.first { _ in true } == "The server cannot be reached.")
    try await program.tweet()
    while try await feeds.status().waiting > 0 { await Task.yield() }
    #expect(objects == ["core.Tweet:1", "core.Tweet:2"])
    running.cancel()
    await running.value
  }

  @Test func oneDispatcherAtATimeDelivers() async throws {
    let folder = try TemporaryFolder()
    let program = try CoreProgram(try DatabaseQueue(path: folder.path()))
    try await program.tweet()
    let other = open(folder.path() + "-outbox", O_RDWR | O_CREAT, 0o600)
    #expect(flock(other, LOCK_EX) == 0)
    #expect(try await program.deliver() == 0)
    close(other)
    #expect(try await program.deliver() == 1)
  }

  @Test func theDelayGrowsToALimit() {
    let policy = DeliveryPolicy(firstDelay: 1, longestDelay: 60)
    let delays = (1...9).map { policy.delay(afterFailures: $0, jitter: 1) }
    #expect(delays == [1, 2, 4, 8, 16, 32, 60, 60, 60])
    #expect(policy.delay(afterFailures: 1000, jitter: 0) == 45)
  }
}

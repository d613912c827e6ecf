import FeedCore
import GRDB

/// Delivers what the outbox keeps, in order, to the feed manager.
///
/// An entry is forgotten only after the backend took it. A crash between the two delivers it again, which
/// changes nothing: the same foreign id and time is the same activity, and removing twice is removing once.
/// So exactly what was committed arrives.
public actor OutboxDispatcher {
  private let database: any DatabaseWriter
  private let models: FeedModels
  private let manager: any FeedManager
  private let policy: DeliveryPolicy
  private let outbox = Outbox()
  private let lock: OutboxLock
  private var current: Task<Int, any Error>?
  /// When ``run(report:)`` tries again; nil while it does not wait after a failure.
  public private(set) var nextAttempt: Timestamp?

  init(
    database: any DatabaseWriter,
    models: FeedModels,
    manager: any FeedManager,
    policy: DeliveryPolicy
  ) {
    self.database = database
    self.models = models
    self.manager = manager
    self.policy = policy
    lock = OutboxLock(databasePath: database.path)
  }

  /// Delivers everything that waits now.
  ///
  /// - Returns: how many entries were delivered; 0 while another process delivers from this database.
  /// - Throws: the error that made it stop. What was not delivered stays and is tried by the next call; an
  ///   entry that the backend refused permanently is set aside instead, see ``OutboxStatus/failed``.
  @discardableResult
  public func deliverPending() async throws -> Int {
    while let current { _ = try? await current.value }
    let task = Task { try await self.deliverLocked() }
    current = task
    defer { current = nil }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  private func deliverLocked() async throws -> Int {
    guard let handle = try lock.acquire() else { return 0 }
    defer { handle.release() }
    return try await deliverAll()
  }

  private func deliverAll() async throws -> Int {
    var count = 0
    while true {
      let entries = try await nextEntries()
      guard !entries.isEmpty else { return count }
      count += try await deliver(entries)
    }
  }

  private func nextEntries() async throws -> [OutboxEntry] {
    let (outbox, models, manager, policy) = (outbox, models, manager, policy)
    // Most of the time nothing waits, and then no write transaction is worth starting.
    let isEmpty = try await database.read { db in
      try Int.fetchOne(db, sql: "SELECT 1 FROM feed_outbox WHERE failed_at IS NULL LIMIT 1") == nil
    }
    if isEmpty { return [] }
    while true {
      let (entries, waiting) = try await database.write { db in
        let context = ActivityContext(db: db, manager: manager)
        let entries = try outbox.nextEntries(limit: policy.batchSize, models, context)
        return (entries, entries.isEmpty ? try outbox.status(db).waiting : 0)
      }
      // A whole batch whose hooks threw leaves nothing to deliver, but perhaps more behind it.
      if !entries.isEmpty || waiting == 0 { return entries }
    }
  }

  private func deliver(_ entries: [OutboxEntry]) async throws -> Int {
    let outbox = outbox
    var turn = DeliveryTurn()
    for entry in entries {
      do {
        try await deliver(entry)
        turn.delivered.append(entry)
        if let suspect = turn.suspect { try await retry(suspect, &turn) }
      } catch is CancellationError {
        turn.interruption = CancellationError()
      } catch  where DeliveryPolicy.isTemporary(error) {
        turn.noteFailure(of: entry, error, policy)
      } catch {
        turn.refused.append((entry.id, error))
      }
      if turn.interruption != nil { break }
    }
    turn.end()
    try await database.write { [turn] db in
      // In this order: what is withdrawn forgets additions that failed.
      for (id, error) in turn.refused { try outbox.markFailed(id, error, db) }
      try outbox.markDelivered(turn.delivered, db)
      if let (entry, error) = turn.suspect { try outbox.markAttempt(entry.id, error, db) }
    }
    if let interruption = turn.interruption { throw interruption }
    return turn.delivered.count
  }

  /// Once more, now that the backend is known to take others.
  private func retry(_ suspect: DeliveryTurn.Suspect, _ turn: inout DeliveryTurn) async throws {
    turn.suspect = nil
    do {
      try await deliver(suspect.entry)
      turn.delivered.append(suspect.entry)
    } catch let error as CancellationError {
      throw error
    } catch {
      turn.refused.append((suspect.entry.id, error))
    }
  }

  private func deliver(_ entry: OutboxEntry) async throws {
    try Task.checkCancellation()
    for message in entry.messages { try await deliver(message) }
  }

  private func deliver(_ message: OutboxMessage) async throws {
    switch message {
    case .add(let publication): try await manager.add(publication)
    case .remove(let publication): try await manager.remove(publication)
    case .follow(let follow): try await manager.followUser(follow.targetID, by: follow.userID)
    case .unfollow(let follow): try await manager.unfollowUser(follow.targetID, by: follow.userID)
    }
  }

  /// Delivers for as long as the task lives: at once what this process saves, and after at most the poll
  /// interval what others save. After a failure it waits, longer each time.
  ///
  /// - Parameter report: told of every failure, for a log.
  public func run(report: @escaping @Sendable (any Error) -> Void = { _ in }) async {
    let wakes = OutboxObserver.wakes(database, pollInterval: policy.pollInterval)
    var failures = 0
    for await _ in wakes {
      do {
        try await deliverPending()
        failures = 0
      } catch is CancellationError {
        return
      } catch {
        failures += 1
        report(error)
        let delay = policy.delay(afterFailures: failures, jitter: .random(in: 0...1))
        nextAttempt = Timestamp.now().advanced(bySeconds: delay)
        try? await Task.sleep(for: .seconds(clamping: delay))
        nextAttempt = nil
      }
      if Task.isCancelled { return }
    }
  }
}

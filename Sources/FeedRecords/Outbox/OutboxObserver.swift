import GRDB

/// Notices on this program's connection that entries were committed.
final class OutboxObserver: TransactionObserver, @unchecked Sendable {
  // Unchecked: GRDB calls an observer on its writer's queue only, and `sawEntry` is used nowhere else.
  private var sawEntry = false
  private let wake: @Sendable () -> Void

  private init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool {
    if case .insert(let table) = eventKind { table == OutboxSchema.table } else { false }
  }

  func databaseDidChange(with event: DatabaseEvent) { sawEntry = true }

  func databaseDidCommit(_ db: Database) {
    if sawEntry { wake() }
    sawEntry = false
  }

  func databaseDidRollback(_ db: Database) { sawEntry = false }

  /// An element immediately, after every commit with new entries, and after every poll interval.
  static func wakes(_ database: any DatabaseWriter, pollInterval: Double) -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let observer = OutboxObserver { continuation.yield() }
      database.add(transactionObserver: observer, extent: .observerLifetime)
      continuation.yield()
      let polling = Task {
        while !Task.isCancelled {
          try? await Task.sleep(for: .seconds(clamping: pollInterval))
          continuation.yield()
        }
      }
      continuation.onTermination = { [observer] _ in
        polling.cancel()
        database.remove(transactionObserver: observer)
      }
    }
  }
}

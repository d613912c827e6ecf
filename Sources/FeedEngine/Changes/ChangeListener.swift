import FeedCore
import Synchronization

/// One stream of changes: what it is interested in, and how far it was delivered.
final class ChangeListener: Sendable {
  /// Changes that may wait in the stream. One holds an enriched activity, some kilobytes.
  static let capacity = 4096

  private struct Progress {
    var deliveredUpTo: Int64
    var numbers = InterestNumbers()
    /// Feeds of which changes were dropped, and that the consumer has not been told of yet.
    var missed: Set<FeedID> = []
  }

  let interest: ChangeInterest
  private let continuation: AsyncStream<FeedChange>.Continuation
  private let progress: Mutex<Progress>

  /// - Parameter deliveredUpTo: events up to this one happened before the stream existed.
  init(
    _ interest: ChangeInterest,
    _ continuation: AsyncStream<FeedChange>.Continuation,
    deliveredUpTo: Int64
  ) {
    self.interest = interest
    self.continuation = continuation
    progress = Mutex(Progress(deliveredUpTo: deliveredUpTo))
  }

  var deliveredUpTo: Int64 { progress.withLock { $0.deliveredUpTo } }

  func advance(to event: Int64) {
    progress.withLock { $0.deliveredUpTo = max($0.deliveredUpTo, event) }
  }

  func finish() { continuation.finish() }

  // MARK: Delivering

  /// Delivers what one event means for the feeds of the interest.
  func deliver(
    _ row: LoggedChange,
    to audience: ChangeAudience,
    _ builder: inout ChangeBuilder,
    _ reading: Reading
  )
    throws
  {
    let interest = interest.snapshot
    guard !interest.isEmpty else { return }
    guard !isBehind else { return fallBehind(interest.feeds) }
    let numbers = try progress.withLock { progress in
      try progress.numbers.update(for: interest, reading)
      return progress.numbers
    }
    for feed in try audience.feeds(in: interest, numbers) {
      guard let change = try builder.change(row, for: feed) else { continue }
      guard yield(change) else { return fallBehind(interest.feeds.union([feed])) }
    }
  }

  private func yield(_ change: FeedChange) -> Bool {
    if case .dropped = continuation.yield(change) { false } else { true }
  }

  // MARK: Falling behind

  /// Whether changes were dropped since the consumer did not read them. Later ones are not delivered until it
  /// knows.
  var isBehind: Bool { progress.withLock { !$0.missed.isEmpty } }

  private func fallBehind(_ feeds: Set<FeedID>) {
    progress.withLock { $0.missed.formUnion(feeds) }
  }

  /// Reports which feeds have to be read again, as far as the stream has capacity.
  func reportMissed(at time: Timestamp) {
    for feed in progress.withLock({ $0.missed }).sorted() {
      guard yield(FeedChange(feed: feed, missedEarlier: true, publishedAt: time)) else { return }
      _ = progress.withLock { $0.missed.remove(feed) }
    }
  }
}

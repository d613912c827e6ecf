import Synchronization

/// What waits for one webhook, bounded in number and in bytes: beyond that the oldest are given up.
final class WebhookQueue: Sendable {
  /// A change as it is sent, and the feed for the log.
  struct Item: Sendable {
    var feed: String
    var body: [UInt8]
  }

  private struct State {
    var items: [Item?] = []
    /// Items before this index were taken; they are dropped from time to time, so that each costs constant time.
    var first = 0
    var bytes = 0
    var isFinished = false
    var waiter: CheckedContinuation<Void, Never>?

    var count: Int { items.count - first }

    mutating func takeFirst() -> Item? {
      guard first < items.count, let item = items[first] else { return nil }
      items[first] = nil
      first += 1
      bytes -= item.body.count
      if first > 64, first * 2 > items.count {
        items.removeFirst(first)
        first = 0
      }
      return item
    }
  }

  private let countLimit: Int
  private let byteLimit: Int
  private let state = Mutex(State())

  init(count: Int, bytes: Int) {
    countLimit = count
    byteLimit = bytes
  }

  var bytes: Int { state.withLock { $0.bytes } }

  /// - Returns: what was given up for it, the item itself where it alone is too large.
  func append(_ item: Item) -> [Item] {
    let (dropped, waiter) = state.withLock { state -> ([Item], CheckedContinuation<Void, Never>?) in
      guard !state.isFinished else { return ([], nil) }
      state.items.append(item)
      state.bytes += item.body.count
      var dropped: [Item] = []
      while state.count > countLimit || state.bytes > byteLimit, let first = state.takeFirst() {
        dropped.append(first)
      }
      defer { state.waiter = nil }
      return (dropped, state.waiter)
    }
    waiter?.resume()
    return dropped
  }

  /// Nothing is added any more: whoever waits for the next item gets what is left, and then nil.
  func finish() {
    let waiter = state.withLock { state in
      state.isFinished = true
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }

  /// Returns the oldest item, and waits for one where there is none. For one caller at a time.
  ///
  /// - Returns: nil once the queue is finished and empty.
  func next() async -> Item? {
    while true {
      let (item, isFinished) = state.withLock { ($0.takeFirst(), $0.isFinished) }
      if let item { return item }
      if isFinished { return nil }
      await withCheckedContinuation { waiter in
        let isReady = state.withLock { state in
          guard state.count == 0, !state.isFinished else { return true }
          state.waiter = waiter
          return false
        }
        if isReady { waiter.resume() }
      }
    }
  }
}

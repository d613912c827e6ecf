import FeedCore
import Foundation
import Synchronization

/// Tells listeners what happened: reads the log whenever somebody wrote to the file, here or in another process.
///
/// All state is behind `state`, and the reading happens on one serial queue.
final class ChangeHub: Sendable {
  private struct Listener {
    var feeds: Set<FeedID>?
    var continuation: AsyncStream<FeedChange>.Continuation
    /// Events up to this one were told, or happened before the stream existed.
    var told: Int64
  }

  private struct State {
    var listeners: [Int: Listener] = [:]
    var nextID = 0
    var isClosed = false
    var watcher: FileWatcher?
    /// The pauses between the next looks at the log, in milliseconds.
    var pauses: ArraySlice<Int> = []
    /// The number of the look that is due; those before it are off.
    var look = 0
    /// Whether that look is the first after a write.
    var isFirstLook = false
  }

  /// A write to the file is seen before the commit it belongs to: SQLite makes that visible in shared memory, which
  /// nothing announces. So the log is looked at soon, which serves all writes of a commit, and then again, a few times
  /// and ever later.
  private static let pauses = [5, 20, 100, 400, 1500]

  private let readers: ReaderPool
  private let configuration: EngineConfiguration
  private let path: String?
  private let queue = DispatchQueue(label: "FeedEngine.changes")
  private let state = Mutex(State())

  /// - Parameter path: the database's file; nil for one in memory, which no other process can write.
  init(_ readers: ReaderPool, _ configuration: EngineConfiguration, watching path: String?) {
    (self.readers, self.configuration, self.path) = (readers, configuration, path)
  }

  /// A stream of what happens from now on.
  func stream(of feeds: Set<FeedID>?) throws -> AsyncStream<FeedChange> {
    let newest = try translatingStorageErrors {
      try readers.read { try Reading(db: $0, configuration: configuration).newestEvent() }
    }
    let (stream, continuation) = AsyncStream.makeStream(of: FeedChange.self)
    let id: Int? = state.withLock { state in
      guard !state.isClosed else { return nil }
      state.nextID += 1
      state.listeners[state.nextID] = Listener(feeds: feeds, continuation: continuation, told: newest)
      return state.nextID
    }
    guard let id else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in self?.remove(id) }
    try watch()
    wake()
    return stream
  }

  private func remove(_ id: Int) {
    let idle: FileWatcher? = state.withLock { state in
      state.listeners[id] = nil
      guard state.listeners.isEmpty else { return nil }
      defer { state.watcher = nil }
      return state.watcher
    }
    idle?.cancel()
  }

  /// Starts to watch the file with the first listener.
  private func watch() throws {
    guard let path else { return }
    try state.withLock { state in
      guard state.watcher == nil, !state.isClosed else { return }
      // A database that is only read, and that nobody has open, has no log yet.
      let log = path + "-wal"
      let watched = access(log, F_OK) == 0 ? log : path
      state.watcher = try FileWatcher(path: watched, queue: queue) { [weak self] in self?.noticeWrite() }
    }
  }

  /// Something was written: look at the log soon.
  func wake() {
    guard state.withLock({ !$0.listeners.isEmpty }) else { return }
    queue.async { [weak self] in self?.tell() }
  }

  private func noticeWrite() {
    let look: Int? = state.withLock { state in
      state.pauses = Self.pauses.dropFirst()
      guard !state.isFirstLook, !state.isClosed else { return nil }
      state.isFirstLook = true
      state.look += 1
      return state.look
    }
    if let look { schedule(look, after: Self.pauses[0]) }
  }

  private func schedule(_ look: Int, after milliseconds: Int) {
    queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [weak self] in self?.take(look) }
  }

  private func take(_ look: Int) {
    let isDue = state.withLock { state in
      guard state.look == look, !state.isClosed else { return false }
      state.isFirstLook = false
      return true
    }
    guard isDue else { return }
    tell()
    // Only this queue plans looks, so nobody else has planned the next.
    let next: (look: Int, pause: Int)? = state.withLock { state in
      guard let pause = state.pauses.popFirst() else { return nil }
      state.look += 1
      return (state.look, pause)
    }
    if let next { schedule(next.look, after: next.pause) }
  }

  func close() {
    let (listeners, watcher) = state.withLock { state in
      state.isClosed = true
      defer { (state.listeners, state.watcher) = ([:], nil) }
      return (state.listeners, state.watcher)
    }
    watcher?.cancel()
    for listener in listeners.values { listener.continuation.finish() }
    // What is still being told reads the database: let it end before that closes.
    queue.sync {}
  }

  /// Runs on the queue, so that changes are told in their order.
  private func tell() {
    let listeners = state.withLock { $0.listeners }
    guard let oldest = listeners.values.map(\.told).min() else { return }
    // A read that fails (the file is closing) tells nothing; the next event tries again.
    guard
      let news = try? readers.read({ db in
        try Reading(db: db, configuration: configuration).news(
          after: oldest,
          for: listeners.mapValues { ($0.feeds, $0.told) }
        )
      })
    else { return }
    for (id, listener) in listeners {
      for change in news.changes[id] ?? [] { listener.continuation.yield(change) }
    }
    state.withLock { state in
      // A listener may have left meanwhile.
      for id in listeners.keys { state.listeners[id]?.told = news.newest }
    }
  }
}

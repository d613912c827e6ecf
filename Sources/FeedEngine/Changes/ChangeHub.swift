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
    /// The pauses before the next looks at the log, in milliseconds; empty where none is due.
    var looks: ArraySlice<Int> = []
    var isLookScheduled = false
  }

  /// A write to the file is seen before the commit it belongs to: SQLite makes that visible in shared memory, which
  /// nothing announces. So the log is looked at again, a few times and ever later, after the last write.
  private static let looks = [5, 20, 100, 400, 1500]

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
      state.watcher = try FileWatcher(path: path + "-wal", queue: queue) { [weak self] in self?.noticeWrite()
      }
    }
  }

  /// Something was written: look at the log soon.
  func wake() {
    guard state.withLock({ !$0.listeners.isEmpty }) else { return }
    queue.async { [weak self] in self?.tell() }
  }

  private func noticeWrite() {
    tell()
    state.withLock { $0.looks = Self.looks[...] }
    scheduleLook()
  }

  private func scheduleLook() {
    let pause: Int? = state.withLock { state in
      guard !state.isLookScheduled, !state.isClosed, let pause = state.looks.popFirst() else { return nil }
      state.isLookScheduled = true
      return pause
    }
    guard let pause else { return }
    queue.asyncAfter(deadline: .now() + .milliseconds(pause)) { [weak self] in
      guard let self else { return }
      state.withLock { $0.isLookScheduled = false }
      tell()
      scheduleLook()
    }
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

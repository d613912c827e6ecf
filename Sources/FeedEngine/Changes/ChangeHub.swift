import FeedCore
import Foundation
import GRDB
import Synchronization

/// Delivers what happened: reads the log whenever this or another process wrote to the file.
///
/// All state is behind `state`, and the log is read on one serial queue.
final class ChangeHub: Sendable {
  private struct State {
    var listeners: [Int: ChangeListener] = [:]
    /// Streams that are only woken.
    var growth: [Int: AsyncStream<Void>.Continuation] = [:]
    var nextID = 0
    var isClosed = false
    var watcher: FileWatcher?
    /// The pauses between the next looks at the log, in milliseconds.
    var pauses: ArraySlice<Int> = []
    /// The number of the look that is due; those before it are off.
    var look = 0
    /// Whether that look is the first after a write.
    var isFirstLook = false

    var hasStreams: Bool { !listeners.isEmpty || !growth.isEmpty }
  }

  /// A write to the file is seen before the commit it belongs to: SQLite makes that visible in shared memory,
  /// which nothing announces. So the log is looked at soon, which serves all writes of a commit, and then
  /// again, a few times and ever later.
  private static let pauses = [5, 20, 100, 400, 1500]

  private let readers: ReaderPool
  private let configuration: EngineConfiguration
  private let path: String?
  private let queue = DispatchQueue(label: "FeedEngine.changes")
  private let state = Mutex(State())

  /// - Parameter path: the database's file; nil for one in memory, which no other process can write.
  init(_ readers: ReaderPool, _ configuration: EngineConfiguration, watching path: String?) {
    self.readers = readers
    self.configuration = configuration
    self.path = path
  }

  /// Returns a stream of what happens from now on.
  func stream(of interest: ChangeInterest) throws -> AsyncStream<FeedChange> {
    let newest = try translatingStorageErrors {
      try readers.read { try Reading(db: $0, configuration: configuration).newestEvent() }
    }
    let (stream, continuation) = AsyncStream.makeStream(
      of: FeedChange.self,
      bufferingPolicy: .bufferingOldest(ChangeListener.capacity)
    )
    let listener = ChangeListener(interest, continuation, deliveredUpTo: newest)
    guard let id = add({ $0.listeners[$1] = listener }) else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in self?.remove(id) }
    try watch()
    wake()
    return stream
  }

  /// Returns a stream with an element whenever the log may have grown, and one at the start.
  func growth() throws -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    guard let id = add({ $0.growth[$1] = continuation }) else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak self] _ in self?.remove(id) }
    try watch()
    wake()
    return stream
  }

  /// - Returns: the number of the new stream; nil once the hub is closed.
  private func add(_ insert: (inout State, Int) -> Void) -> Int? {
    state.withLock { state in
      guard !state.isClosed else { return nil }
      state.nextID += 1
      insert(&state, state.nextID)
      return state.nextID
    }
  }

  private func remove(_ id: Int) {
    let idle: FileWatcher? = state.withLock { state in
      state.listeners[id] = nil
      state.growth[id] = nil
      guard !state.hasStreams else { return nil }
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
    guard state.withLock({ $0.hasStreams }) else { return }
    queue.async { [weak self] in self?.deliver() }
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
    deliver()
    // Only this queue plans looks, so nobody else has planned the next.
    let next: (look: Int, pause: Int)? = state.withLock { state in
      guard let pause = state.pauses.popFirst() else { return nil }
      state.look += 1
      return (state.look, pause)
    }
    if let next { schedule(next.look, after: next.pause) }
  }

  func close() {
    let open = state.withLock { state in
      state.isClosed = true
      let open = state
      state.listeners = [:]
      state.growth = [:]
      state.watcher = nil
      return open
    }
    open.watcher?.cancel()
    for listener in open.listeners.values { listener.finish() }
    for continuation in open.growth.values { continuation.finish() }
    // An event that is still being delivered reads the database: let it end before that closes.
    queue.sync {}
  }

  // MARK: Delivering

  /// Whether a consumer has to be told that it missed changes.
  var hasListenerBehind: Bool {
    state.withLock { state in !state.isClosed && state.listeners.values.contains(where: \.isBehind) }
  }

  /// Events that are read from the log in one read transaction. A long one would keep SQLite from reusing the
  /// write-ahead log.
  private static let portion = 500
  /// Milliseconds after which a consumer that fell behind is looked at again.
  private static let retry = 250

  /// Runs on the queue, so that changes are delivered in their order.
  private func deliver() {
    for continuation in state.withLock({ Array($0.growth.values) }) { continuation.yield() }
    while deliverPortion() {}
    guard hasListenerBehind else { return }
    queue.asyncAfter(deadline: .now() + .milliseconds(Self.retry)) { [weak self] in self?.deliver() }
  }

  /// - Returns: whether the log may have more.
  private func deliverPortion() -> Bool {
    let listeners = state.withLock { $0.isClosed ? [] : Array($0.listeners.values) }
    let now = configuration.clock()
    for listener in listeners where listener.isBehind { listener.reportMissed(at: now) }
    guard let oldest = listeners.map(\.deliveredUpTo).min() else { return false }
    do {
      return try readers.read {
        try deliver(after: oldest, to: listeners, Reading(db: $0, configuration: configuration))
      }
    } catch {
      // Nothing more of this portion is delivered, because the file is closing or busy; the next write tries
      // again.
      if !state.withLock({ $0.isClosed }) {
        configuration.problems.note("changes", "Changes cannot be read and are tried again later: \(error)")
      }
      return false
    }
  }

  private func deliver(after oldest: Int64, to listeners: [ChangeListener], _ reading: Reading) throws -> Bool
  {
    let newest = try reading.newestEvent()
    guard newest > oldest else { return false }
    // Without anybody who is interested, the log is not even read.
    let rows =
      listeners.allSatisfy(\.interest.snapshot.isEmpty)
      ? [] : try reading.loggedChanges(after: oldest, limit: Self.portion)
    var builder = ChangeBuilder(reading)
    for row in rows {
      guard !state.withLock({ $0.isClosed }) else { return false }
      try deliver(row, to: listeners, &builder, reading)
    }
    let hasMore = rows.count == Self.portion
    let end = hasMore ? rows.last?.event ?? newest : newest
    for listener in listeners { listener.advance(to: end) }
    return hasMore
  }

  private func deliver(
    _ row: LoggedChange,
    to listeners: [ChangeListener],
    _ builder: inout ChangeBuilder,
    _ reading: Reading
  ) throws {
    var audience: ChangeAudience?
    try skippingFailures(of: row) { audience = try ChangeAudience(reading, row) }
    guard let audience else { return }
    for listener in listeners where listener.deliveredUpTo < row.event {
      // Each on its own: a damaged feed of one listener must not cost the listeners after it the event.
      try skippingFailures(of: row) { try listener.deliver(row, to: audience, &builder, reading) }
      listener.advance(to: row.event)
    }
  }

  /// Runs a step of an event's delivery. A failure is reported and the step skipped, so that the event
  /// does not block all later ones.
  ///
  /// - Throws: a failure that may pass: the whole portion is then tried again later.
  private func skippingFailures(of row: LoggedChange, _ step: () throws -> Void) throws {
    do {
      try step()
    } catch let error as DatabaseError where error.mayPass {
      throw error
    } catch {
      configuration.problems.note("event", LoggedChange.problem(row, error))
    }
  }
}

extension DatabaseError {
  /// Whether the same reading may succeed a moment later.
  fileprivate var mayPass: Bool {
    switch resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_INTERRUPT, .SQLITE_ABORT, .SQLITE_NOMEM, .SQLITE_SCHEMA,
      .SQLITE_CANTOPEN, .SQLITE_MISUSE:
      true
    default: false
    }
  }
}

import FeedCore
import Foundation
import StreamWire
import Synchronization

/// A client that keeps working where the server cannot be reached or does not respond: reads return the last
/// page kept, marked with `asOf` and holding what waits, and writes wait on disk and are sent once, in order.
///
/// Adding, removing, following, reacting, marking and signing up wait; what needs the server's response
/// throws `unreachable`. Every write is on disk before it is tried. Once the server is back, what waits is
/// sent without being asked for, and change streams tell their listeners to look.
public final class OfflineClient: FeedBackend {
  /// What waits, and what cannot be sent.
  public struct Status: Sendable {
    public var waiting: Int
    /// Why writes were set aside: refused by the server, or not readable by this version. They stay on disk.
    public var refused: [FeedError]
  }

  public let client: StreamClient
  public var capabilities: BackendCapabilities { client.capabilities }
  /// What the user should see: that the server does not respond, that a waiting write was refused.
  public let notices: AsyncStream<FeedError>

  let store: OfflineStore
  let sender: OutboxSender
  let reachability = Reachability()
  let reconnect = ReconnectLoop()

  /// The server decides what belongs to whom, so these writes do not wait: without the server they fail.
  public func acting(as userID: String) -> any FeedBackend { client.acting(as: userID) }

  let clock: @Sendable () -> Timestamp
  /// How long a caller waits for the server where there is something to return without it.
  let patience: Duration
  private let notify: AsyncStream<FeedError>.Continuation
  /// The activity of reactions that were looked up, for replies to them that wait.
  private let parents = Mutex<[String: ActivityID]>([:])
  private let lastRead = Mutex<FeedID?>(nil)
  private let hasReportedPages = Atomic(false)

  /// - Parameters:
  ///   - folder: where pages and waiting writes are kept; one for each user and server.
  ///   - patience: seconds.
  /// - Throws: `FeedError` with code `storage`.
  public init(
    _ client: StreamClient,
    folder: String,
    patience: Double = 1.5,
    clock: @escaping @Sendable () -> Timestamp = Timestamp.now
  ) throws {
    // A call that finds no server is not repeated by itself: the reconnect loop does that, once for all.
    let client = client.withoutConnectionRetries()
    self.client = client
    self.clock = clock
    self.patience = .seconds(clamping: patience)
    store = try OfflineStore(folder: folder, at: clock())
    let (notices, notify) = AsyncStream<FeedError>.makeStream(bufferingPolicy: .bufferingNewest(20))
    self.notices = notices
    self.notify = notify
    let reachability = reachability
    sender = try OutboxSender(
      store,
      send: { write in
        do {
          let response = try await client.send(try client.request(write))
          reachability.set(isAway: false)
          return response
        } catch let error as FeedError where error.isConnectionFailure {
          reachability.set(isAway: true)
          throw error
        }
      },
      report: { error in
        notify.yield(FeedError(error.code, "A change that waited was not accepted: \(error.detail)"))
      }
    )
  }

  /// Ends all change streams and the waiting for the server. What waits to be sent stays on disk.
  public func close() {
    reconnect.close()
    client.close()
    notify.finish()
  }

  /// - Throws: `FeedError` with code `storage`.
  public func status() async throws -> Status {
    Status(waiting: try await store.waitingCount(), refused: try await store.setAside().map(\.error))
  }

  /// Sends what waits, oldest first, until all is sent or the server cannot be reached.
  ///
  /// - Returns: whether nothing waits any more.
  @discardableResult
  public func sendWaiting() async -> Bool { await sender.sendAll() }

  // MARK: Reads

  public func read(_ feed: FeedID, _ query: FeedQuery) async throws -> FeedPage {
    lastRead.withLock { $0 = feed }
    await sendBeforeReading()
    return try await ask {
      try await self.readAndKeep(feed, query)
    } offline: {
      try await self.keptPage(of: feed, query)
    }
  }

  private func readAndKeep(_ feed: FeedID, _ query: FeedQuery) async throws -> FeedPage {
    let page = try await client.read(feed, query)
    do {
      try await store.keep(page, of: feed, query, at: clock())
    } catch let error as FeedError {
      // The page is here; what is missing is its copy for the time without the server. It is said once.
      if !hasReportedPages.exchange(true, ordering: .relaxed) {
        notify.yield(FeedError(error.code, "What is read cannot be kept for later: \(error.detail)"))
      }
    }
    return page
  }

  /// What was written before must be in what is read now.
  private func sendBeforeReading() async {
    guard !reachability.isAway, let count = try? await store.waitingCount(), count > 0 else { return }
    let call = PatientCall { await self.sender.sendAll() }
    _ = try? await call.value(within: patience)
  }

  /// The page as it will be once what waits is sent. Marks that were asked for wait, too.
  private func keptPage(of feed: FeedID, _ query: FeedQuery) async throws -> FeedPage? {
    var kept = try await store.page(of: feed, query)
    if let page = kept { kept = try await snapshot(of: []).page(page, of: feed, query) }
    if kept == nil { kept = try await store.nothingNewer(in: feed, query) }
    let marks = query.markSeen != nil || query.markRead != nil
    if kept == nil, marks, query.limit == 0 { kept = FeedPage(items: .groups([])) }
    guard let page = kept else { return nil }
    if marks {
      try await keep(.mark(feed, seen: query.markSeen, read: query.markRead))
    }
    return page
  }

  /// What is known without the server.
  ///
  /// - Parameter mentions: what is asked for.
  func snapshot(of mentions: Set<Mention>) async throws -> OfflineSnapshot {
    let pending = PendingWrites(try await store.waitingWrites())
    let pages = try await store.pages(showing: mentions.union(pending.mentions))
    return OfflineSnapshot(kept: CachedPages(pages), pending: pending)
  }

  // MARK: Reaching the server

  /// Asks the server, and returns what is known without it where it is away or takes too long.
  ///
  /// - Parameter offline: nil if nothing is known: then the server is waited for, unless it is known to be
  ///   away.
  func ask<Reply: Sendable>(
    _ online: @escaping @Sendable () async throws -> Reply,
    offline: () async throws -> Reply?
  ) async throws -> Reply {
    guard !reachability.isAway else {
      startReconnecting()
      guard let known = try await offline() else { throw Self.away }
      return known
    }
    let call = PatientCall { try await self.noting(online) }
    do {
      if let reply = try await call.value(within: patience) { return reply }
      noteSilence()
      if let known = try await offline() { return known }
      return try await call.value
    } catch let error as FeedError where error.isConnectionFailure {
      startReconnecting()
      guard let known = try await offline() else { throw error }
      return known
    }
  }

  /// Asks for what only the server has. While it is known to be away it is tried once, for a moment.
  func require<Reply: Sendable>(_ online: @escaping @Sendable () async throws -> Reply) async throws -> Reply
  {
    await sendBeforeReading()
    let call = PatientCall { try await self.noting(online) }
    guard reachability.isAway else { return try await call.value }
    startReconnecting()
    if let reply = try await call.value(within: patience) { return reply }
    call.cancel()
    throw Self.away
  }

  private static let away = FeedError(.unreachable, "The server cannot be reached.")

  /// Runs a call and notes whether there was a response.
  private func noting<Reply: Sendable>(_ call: @Sendable () async throws -> Reply) async throws -> Reply {
    do {
      let reply = try await call()
      noteResponse()
      return reply
    } catch let error as FeedError where error.isConnectionFailure {
      reachability.set(isAway: true)
      throw error
    }
  }

  /// What was shown meanwhile is out of date: listeners are asked to read again.
  private func noteResponse() {
    if reachability.set(isAway: false) { startReconnecting(after: 0) }
  }

  private func noteSilence() {
    if reachability.set(isAway: true) {
      notify.yield(FeedError(.timeout, "The server does not respond; this is what was read before."))
    }
    startReconnecting()
  }

  func startReconnecting(after pause: Double = 0.5) {
    reconnect.start(
      after: pause,
      sending: { [weak self] in await self?.reach() ?? true },
      reading: { [weak self] feed in
        guard let self else { throw CancellationError() }
        return try await newest(of: feed)
      }
    )
  }

  /// One attempt to reach the server.
  private func reach() async -> Bool {
    let isSent = await sender.sendAll()
    guard isSent, let feed = lastRead.withLock({ $0 }) else { return isSent }
    do {
      _ = try await newest(of: feed)
    } catch {
      return (error as? FeedError)?.isConnectionFailure == false
    }
    return true
  }

  private func newest(of feed: FeedID) async throws -> FeedChange {
    do {
      let page = try await client.read(feed, FeedQuery(limit: 1, enrichment: Enrichment()))
      reachability.set(isAway: false)
      let newest = page.activities + page.groups.flatMap(\.activities)
      return FeedChange(feed: feed, new: newest, publishedAt: clock())
    } catch let error as FeedError where error.isConnectionFailure {
      reachability.set(isAway: true)
      throw error
    }
  }

  // MARK: Parents

  func note(_ reaction: Reaction) {
    parents.withLock { parents in
      if parents.count > 1000 { parents.removeAll() }
      parents[reaction.id] = reaction.activityID
    }
  }

  /// The activity that a reaction is below.
  ///
  /// - Throws: `FeedError` with code `unreachable` if only the server knows.
  func activity(of subject: NewReaction.Subject) async throws -> ActivityID {
    switch subject {
    case .activity(let id): return id
    case .reaction(let id):
      if let known = parents.withLock({ $0[id] }) { return known }
      return try await reaction(id).activityID
    }
  }
}

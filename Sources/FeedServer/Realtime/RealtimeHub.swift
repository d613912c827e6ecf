import FeedCore
import Foundation
import Logging
import ServiceLifecycle

/// Reports to connected clients what happens to the feeds they listen to: Bayeux, over WebSocket and long
/// polling. See <doc:Realtime>.
package actor RealtimeHub: Service {
  let gatekeeper: Gatekeeper
  let apps: [StreamApp]
  let limits: ServerLimits
  let metrics: ServerMetrics
  private let logger: Logger
  private let clock: @Sendable () -> Timestamp
  var table: RealtimeSessionTable
  /// By the app's key.
  private var interests: [String: RealtimeInterest]
  /// All that waits to be sent, to whomever.
  let waiting: ByteBudget

  init(
    apps: [StreamApp],
    gatekeeper: Gatekeeper,
    limits: ServerLimits,
    metrics: ServerMetrics,
    logger: Logger,
    clock: @escaping @Sendable () -> Timestamp
  ) {
    self.gatekeeper = gatekeeper
    self.apps = apps
    self.limits = limits
    self.metrics = metrics
    self.logger = logger
    self.clock = clock
    table = RealtimeSessionTable(limits: limits)
    interests = Dictionary(
      apps.map { ($0.key, RealtimeInterest(groups: $0.changeLog?.groups)) },
      uniquingKeysWith: { first, _ in first }
    )
    waiting = ByteBudget(limit: limits.realtimeBytes)
  }

  /// Forwards the changes of every app until the server shuts down.
  package func run() async throws {
    let interests = interests.mapValues(\.interest)
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        for app in self.apps {
          guard let interest = interests[app.key] else { continue }
          let changes = ChangeFollower(app: app, interest: interest, logger: self.logger)
          group.addTask { await changes.follow { await self.publish($0, of: app) } }
        }
        group.addTask { await self.sweep() }
      }
    }
    endAll()
  }

  // MARK: Publishing

  /// Hands a change to those who listen to its feed.
  func publish(_ change: FeedChange, of app: StreamApp) async {
    guard !listeners(of: change.feed, in: app).isEmpty else { return }
    let shown = await change.withoutWhatListenersMayNotRead(in: app.backend.extensions.scopedReading)
    let data = String(decoding: shown.wireBytes(appID: app.id), as: UTF8.self)
    // Most listeners write the channel alike, and share one text: a frame's is a list, a poll joins several.
    var texts: [String: RealtimeText] = [:]
    // Read again: sessions may have come and gone while the backend was asked.
    let ids = listeners(of: change.feed, in: app)
    for id in ids { deliver(data, of: change.feed, in: app, to: id, &texts) }
    metrics.realtimeMessages(ids.count)
  }

  private func listeners(of feed: FeedID, in app: StreamApp) -> Set<String> {
    Self.keys(of: feed, in: app).reduce(into: []) { $0.formUnion(table.listeners[$1] ?? []) }
  }

  private static func keys(of feed: FeedID, in app: StreamApp) -> [String] {
    [FeedChannel.joined(feed), FeedChannel.all].map { listenerKey(app, $0) }
  }

  static func listenerKey(_ app: StreamApp, _ joined: String) -> String { "\(app.key) \(joined)" }

  /// Adds a channel with a subscriber to what the backend delivers.
  func listen(to joined: String, of app: StreamApp, for caller: Caller) {
    interests[app.key]?.insert(joined, for: caller)
  }

  /// Removes channels without subscribers from what the backend delivers.
  func stopListening(to keys: some Sequence<String>) {
    for key in keys where table.listeners[key] == nil {
      for app in apps where key.hasPrefix(Self.listenerKey(app, "")) {
        interests[app.key]?.remove(String(key.dropFirst(app.key.count + 1)))
      }
    }
  }

  private func deliver(
    _ data: String,
    of feed: FeedID,
    in app: StreamApp,
    to id: String,
    _ texts: inout [String: RealtimeText]
  ) {
    let subscriptions = Self.keys(of: feed, in: app).compactMap { table[id]?.subscriptions[$0] }
    guard let subscription = subscriptions.first, FeedChannel.mayRead(subscription.caller, feed) else {
      return
    }
    // A client whose token ran out shakes hands again, and shows a new one.
    if let expiry = subscription.expiry, expiry <= clock().seconds { return end(id) }
    // A frame is a whole list; messages for a poll are joined into one when it is replied to.
    let (start, end) = table[id]?.socket == nil ? ("", "") : ("[", "]")
    let key = start + subscription.channel
    let text = texts[key] ?? message(start, data, end, on: subscription.channel)
    texts[key] = text
    deliver(text, to: id)
  }

  private func message(_ start: String, _ data: String, _ end: String, on channel: String) -> RealtimeText {
    let name = JSONWriter.text(.string(channel))
    return RealtimeText("\(start){\"channel\":\(name),\"data\":\(data)}\(end)", in: waiting)
  }

  /// Sends the message, or keeps it for the next poll. A client that does not keep up is ended, and reads
  /// what it missed after its next handshake.
  private func deliver(_ text: RealtimeText, to id: String) {
    if let socket = table[id]?.socket {
      if waiting.isExceeded || !socket.send(text) { end(id) }
      return
    }
    let isKept = table.update(id) { $0.enqueue(text) } ?? false
    guard isKept, !waiting.isExceeded else { return end(id) }
    wake(id)
  }

  // MARK: Waiting polls

  /// Returns when the session has a message, when its time is up, or when another poll takes over.
  func wait(_ id: String) async {
    wake(id)
    table.see(id, at: .now)
    guard table[id]?.queue.isEmpty == true else { return }
    let timeout = limits.pollTimeout
    let timer = Task { [weak self] in
      try await Task.sleep(for: .seconds(clamping: timeout))
      await self?.wake(id)
    }
    await withCheckedContinuation { waiter in
      // The session has ended, so nothing else would resume the waiter.
      if table.update(id, { $0.waiter = waiter }) == nil { waiter.resume() }
    }
    timer.cancel()
    table.see(id, at: .now)
  }

  private func wake(_ id: String) {
    let waiter = table.update(id) { session in
      defer { session.waiter = nil }
      return session.waiter
    }
    // Cleared in the table before, so that no continuation is resumed twice.
    waiter??.resume()
  }

  // MARK: Sessions

  func attach(_ socket: RealtimeSocket, to id: String) {
    table.attach(socket, to: id)
    table.see(id, at: .now)
    let waiting = takeQueue(id)
    if !waiting.isEmpty { send("[\(waiting.joined(separator: ","))]", to: socket) }
  }

  /// Sends a message of the protocol itself; a client that does not keep up loses its connection.
  func send(_ text: String, to socket: RealtimeSocket) {
    if !socket.send(RealtimeText(text, in: waiting)) { socket.close() }
  }

  func takeQueue(_ id: String) -> [String] {
    table.update(id) { $0.takeQueue() }?.map(\.text) ?? []
  }

  /// Returns whether a session uses the socket.
  func hasSession(_ socket: RealtimeSocket) -> Bool { !table.sessions(of: socket.id).isEmpty }

  /// The socket is gone, and with it the sessions that came by it.
  func detach(_ socket: RealtimeSocket) {
    for id in table.sessions(of: socket.id) { end(id) }
  }

  func end(_ id: String, keepingSocket: Bool = false) {
    // Removed first: `stopListening` looks for sessions that still listen to the same feeds.
    guard let session = table.remove(id) else { return }
    stopListening(to: session.subscriptions.keys)
    session.waiter?.resume()
    session.pendingConnect?.cancel()
    if let socket = session.socket, !keepingSocket {
      socket.outgoing.finish()
      socket.close()
    }
    metrics.realtimeSessions(table.count)
  }

  private func endAll() {
    for id in table.sessions.keys { end(id) }
  }

  /// Ends abandoned sessions, once in each poll timeout.
  private func sweep() async {
    while (try? await Task.sleep(for: .seconds(clamping: limits.pollTimeout))) != nil {
      endAbandoned(at: .now)
    }
  }

  /// - Parameter now: a held poll was seen when it began, so it is never older than half of what ends a
  ///   session.
  func endAbandoned(at now: ContinuousClock.Instant) {
    let old = now - .seconds(clamping: limits.pollTimeout * 2)
    while let id = table.abandoned(before: old) { end(id) }
  }
}

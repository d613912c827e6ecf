import FeedCore
import Foundation
import Logging
import ServiceLifecycle
import StreamAuth
import StreamWire

/// Tells connected clients what happens to the feeds they listen to: Bayeux, over WebSocket and long polling.
/// Source: `stream-api.md` §2.10.
public actor RealtimeHub: Service {
  private let gatekeeper: Gatekeeper
  private let apps: [StreamApp]
  private let limits: ServerLimits
  private let metrics: ServerMetrics
  private let logger: Logger
  private var sessions: [String: RealtimeSession] = [:]
  /// The sessions that came by each socket, by its id.
  private var sessionsOfSockets: [ObjectIdentifier: Set<String>] = [:]
  private let clock: @Sendable () -> Timestamp
  /// Sessions by app and joined feed name.
  private var listeners: [String: Set<String>] = [:]

  init(
    apps: [StreamApp],
    gatekeeper: Gatekeeper,
    limits: ServerLimits,
    metrics: ServerMetrics,
    logger: Logger,
    clock: @escaping @Sendable () -> Timestamp
  ) {
    (self.apps, self.gatekeeper, self.limits) = (apps, gatekeeper, limits)
    (self.metrics, self.logger, self.clock) = (metrics, logger, clock)
  }

  /// Forwards the changes of every app until the server shuts down.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        for app in self.apps { group.addTask { await self.forward(app) } }
        group.addTask { await self.sweep() }
      }
    }
    endAll()
  }

  private func forward(_ app: StreamApp) async {
    guard app.backend.capabilities.contains(.realtime) else { return }
    do {
      for await change in try await app.backend.changes(of: nil) { publish(change, of: app) }
    } catch {
      logger.error("Changes cannot be followed.", metadata: ["app": "\(app.key)", "error": "\(error)"])
    }
  }

  /// Hands a change to those who listen to its feed.
  func publish(_ change: FeedChange, of app: StreamApp) {
    let names = [FeedChannel.joined(change.feed), FeedChannel.all]
    let ids = names.reduce(into: Set<String>()) {
      $0.formUnion(listeners[Self.listenerKey(app.key, $1)] ?? [])
    }
    guard !ids.isEmpty else { return }
    var writer = WireWriter()
    writer.change(change, appID: app.id)
    let data = writer.text
    for id in ids { deliver(data, of: change.feed, in: app, to: id) }
    metrics.realtimeMessages(ids.count)
  }

  private func deliver(_ data: String, of feed: FeedID, in app: StreamApp, to id: String) {
    let names = [FeedChannel.joined(feed), FeedChannel.all]
    let subscriptions = names.compactMap { sessions[id]?.subscriptions[Self.listenerKey(app.key, $0)] }
    guard let subscription = subscriptions.first, FeedChannel.mayRead(subscription.caller, feed) else {
      return
    }
    // Whoever's token ran out shakes hands again, and shows a new one.
    if let expiry = subscription.expiry, expiry <= clock().seconds { return end(id) }
    let message = "{\"channel\":\(JSONWriter.text(.string(subscription.channel))),\"data\":\(data)}"
    if let socket = sessions[id]?.socket {
      if !socket.send("[\(message)]") { end(id) }
      return
    }
    sessions[id]?.queue.append(message)
    if (sessions[id]?.queue.count ?? 0) > RealtimeSession.queueLimit { return end(id) }
    wake(id)
  }

  // MARK: Messages

  /// Answers a poll: at once, or, where it holds a connect, when there is something to say.
  func poll(_ bytes: [UInt8], peer: String?) async throws -> String {
    var replies: [String] = []
    for message in try BayeuxMessage.read(bytes) {
      if message.channel == "/meta/connect", let id = session(of: message, peer) {
        if !message.wantsNoWait { await wait(id) }
        replies += takeQueue(id)
        let reply =
          sessions[id] == nil
          ? BayeuxReply.unknownClient(message, timeout: limits.pollTimeout)
          : BayeuxReply.connect(message, clientID: id, timeout: limits.pollTimeout)
        replies.append(JSONWriter.text(reply))
      } else {
        replies.append(JSONWriter.text(reply(to: message, peer: peer, socket: nil)))
      }
    }
    return "[\(replies.joined(separator: ","))]"
  }

  /// Takes the messages of one frame; answers go to the socket, that of a connect only after the usual time.
  func receive(_ bytes: [UInt8], peer: String?, socket: RealtimeSocket) {
    guard let messages = try? BayeuxMessage.read(bytes) else {
      _ = socket.send(#"[{"successful":false,"error":"400::The message is not JSON"}]"#)
      return
    }
    for message in messages {
      if message.channel == "/meta/connect", let id = session(of: message, peer) {
        attach(socket, to: id)
        answerLater(message, id, socket)
      } else {
        _ = socket.send("[\(JSONWriter.text(reply(to: message, peer: peer, socket: socket)))]")
      }
    }
  }

  /// A connect over a socket is only a sign of life: messages do not wait for it.
  private func answerLater(_ message: BayeuxMessage, _ id: String, _ socket: RealtimeSocket) {
    let timeout = limits.pollTimeout
    let answer = "[\(JSONWriter.text(BayeuxReply.connect(message, clientID: id, timeout: timeout)))]"
    let delay = message.wantsNoWait ? 0 : timeout * 0.9
    sessions[id]?.pendingConnect?.cancel()
    sessions[id]?.pendingConnect = Task {
      guard (try? await Task.sleep(for: .seconds(clamping: delay))) != nil else { return }
      _ = socket.send(answer)
    }
  }

  /// The session that a message names, where it is one of whoever sends it.
  private func session(of message: BayeuxMessage, _ peer: String?) -> String? {
    guard let id = message.clientID, let session = sessions[id], session.peer == peer else { return nil }
    return id
  }

  private func reply(to message: BayeuxMessage, peer: String?, socket: RealtimeSocket?) -> JSONValue {
    if message.channel == "/meta/handshake" { return handshake(message, peer, socket) }
    guard let id = session(of: message, peer) else {
      return BayeuxReply.unknownClient(message, timeout: limits.pollTimeout)
    }
    sessions[id]?.lastSeen = .now
    if let socket { attach(socket, to: id) }
    switch message.channel {
    case "/meta/subscribe":
      let error = message.subscriptions.compactMap { subscribe($0, message, id, peer) }.first
      return BayeuxReply.subscribe(message, clientID: id, error: error)
    case "/meta/unsubscribe":
      for channel in message.subscriptions { unsubscribe(channel, id) }
      return BayeuxReply.subscribe(message, clientID: id, error: nil)
    case "/meta/disconnect":
      // The answer still has to leave; the other end closes the line then.
      end(id, keepingSocket: true)
      return BayeuxReply.done(message, clientID: id)
    default:
      return BayeuxReply.refused(message, "403:\(message.channel):Clients cannot publish")
    }
  }

  private func handshake(_ message: BayeuxMessage, _ peer: String?, _ socket: RealtimeSocket?) -> JSONValue {
    if sessions.count >= limits.realtimeSessions { endForgotten() }
    guard sessions.count < limits.realtimeSessions,
      socket.map({ sessionsOfSockets[$0.id]?.count ?? 0 < RealtimeSocket.sessionLimit }) ?? true
    else {
      return BayeuxReply.refused(message, "503::The server has as many sessions as it may")
    }
    var random = SystemRandomNumberGenerator()
    let id = String(random.next() as UInt64, radix: 36) + String(random.next() as UInt64, radix: 36)
    sessions[id] = RealtimeSession(id: id, peer: peer, lastSeen: .now)
    if let socket { attach(socket, to: id) }
    metrics.realtimeSessions(sessions.count)
    return BayeuxReply.handshake(message, clientID: id, timeout: limits.pollTimeout)
  }

  /// Makes room where all sessions are taken: anybody can shake hands, and some then listen to nothing.
  private func endForgotten() {
    let old = ContinuousClock.now - .seconds(5)
    for (id, session) in sessions where session.subscriptions.isEmpty && session.lastSeen < old { end(id) }
  }

  /// - Returns: why it is refused; nil where it is not.
  private func subscribe(_ name: String, _ message: BayeuxMessage, _ id: String, _ peer: String?) -> String? {
    guard let channel = FeedChannel(name) else { return "404:\(name):There is no such channel" }
    guard sessions[id]?.subscriptions.count ?? 0 < RealtimeSession.subscriptionLimit else {
      return "403:\(name):One client can listen to \(RealtimeSession.subscriptionLimit) channels"
    }
    do {
      let (app, caller, expiry) = try admit(message.members["ext"], peer)
      guard channel.mayListen(caller) else { return "403:\(name):This feed is not yours to read" }
      let key = Self.listenerKey(app.key, channel.joined)
      sessions[id]?.subscriptions[key] = .init(channel: name, caller: caller, expiry: expiry)
      listeners[key, default: []].insert(id)
      return nil
    } catch {
      return "401:\(name):\(error)"
    }
  }

  private func admit(_ ext: JSONValue?, _ peer: String?) throws -> Gatekeeper.Admission {
    var query = QueryItems()
    query.append("api_key", ext?["api_key"]?.stringValue)
    return try gatekeeper.admit(
      Gatekeeper.Credentials(
        method: "POST",
        target: "/faye",
        query: query,
        authorization: ext?["signature"]?.stringValue,
        peer: peer
      )
    )
  }

  private func unsubscribe(_ name: String, _ id: String) {
    for (key, subscription) in sessions[id]?.subscriptions ?? [:] where subscription.channel == name {
      sessions[id]?.subscriptions[key] = nil
      forget(key, id)
    }
  }

  // MARK: Sessions

  private static func listenerKey(_ app: String, _ joined: String) -> String { "\(app) \(joined)" }

  private func attach(_ socket: RealtimeSocket, to id: String) {
    if let before = sessions[id]?.socket, before.id != socket.id { forget(id, of: before) }
    sessions[id]?.socket = socket
    sessions[id]?.lastSeen = .now
    sessionsOfSockets[socket.id, default: []].insert(id)
    let waiting = takeQueue(id)
    if !waiting.isEmpty { _ = socket.send("[\(waiting.joined(separator: ","))]") }
  }

  private func forget(_ id: String, of socket: RealtimeSocket) {
    sessionsOfSockets[socket.id]?.remove(id)
    if sessionsOfSockets[socket.id]?.isEmpty == true { sessionsOfSockets[socket.id] = nil }
  }

  private func takeQueue(_ id: String) -> [String] {
    let queue = sessions[id]?.queue ?? []
    sessions[id]?.queue = []
    return queue
  }

  /// Returns when the session has something to say, when its time is up, or when another poll takes over.
  private func wait(_ id: String) async {
    wake(id)
    sessions[id]?.lastSeen = .now
    guard sessions[id]?.queue.isEmpty == true else { return }
    let timeout = limits.pollTimeout
    let timer = Task { [weak self] in
      try await Task.sleep(for: .seconds(clamping: timeout))
      await self?.wake(id)
    }
    await withCheckedContinuation { sessions[id]?.waiter = $0 }
    timer.cancel()
    sessions[id]?.lastSeen = .now
  }

  private func wake(_ id: String) {
    guard let waiter = sessions[id]?.waiter else { return }
    sessions[id]?.waiter = nil
    waiter.resume()
  }

  /// The socket is gone, and with it the sessions that came by it.
  func detach(_ socket: RealtimeSocket) {
    for id in sessionsOfSockets.removeValue(forKey: socket.id) ?? [] { end(id) }
  }

  private func end(_ id: String, keepingSocket: Bool = false) {
    wake(id)
    guard let session = sessions.removeValue(forKey: id) else { return }
    session.pendingConnect?.cancel()
    if let socket = session.socket {
      forget(id, of: socket)
      if !keepingSocket {
        socket.outgoing.finish()
        socket.close()
      }
    }
    for key in session.subscriptions.keys { forget(key, id) }
    metrics.realtimeSessions(sessions.count)
  }

  private func forget(_ key: String, _ id: String) {
    listeners[key]?.remove(id)
    if listeners[key]?.isEmpty == true { listeners[key] = nil }
  }

  private func endAll() {
    for id in sessions.keys { end(id) }
  }

  /// Ends sessions that nobody polls any more.
  private func sweep() async {
    while (try? await Task.sleep(for: .seconds(clamping: limits.pollTimeout))) != nil {
      let old = ContinuousClock.now - .seconds(clamping: limits.pollTimeout * 2)
      for (id, session) in sessions
      where session.socket == nil && session.waiter == nil && session.lastSeen < old {
        end(id)
      }
    }
  }
}

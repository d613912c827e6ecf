import FeedCore
import StreamWire

/// What clients say, and what the hub replies.
extension RealtimeHub {
  /// One request or frame of a client: where it came from, and what it may ask for once only.
  private struct Exchange {
    let origin: RealtimeOrigin
    let socket: RealtimeSocket?
    var hasShakenHands = false
    var hasWaited = false
  }

  /// Responds to a poll: immediately, or, if it holds a connect, when there is something to say.
  ///
  /// - Throws: `FeedError` with code `input` for what is not JSON.
  func poll(_ bytes: [UInt8], from origin: RealtimeOrigin) async throws -> String {
    var exchange = Exchange(origin: origin, socket: nil)
    var replies: [String] = []
    for message in try BayeuxMessage.read(bytes) {
      guard message.channel == "/meta/connect", let id = session(of: message, origin) else {
        replies.append(reply(to: message, in: &exchange))
        continue
      }
      // One that waited already said all there is: a request holds its connection for one connect's time.
      if !message.wantsNoWait, !exchange.hasWaited {
        exchange.hasWaited = true
        await wait(id)
      }
      replies += takeQueue(id)
      replies.append(connected(message, id))
    }
    return "[\(replies.joined(separator: ","))]"
  }

  private func connected(_ message: BayeuxMessage, _ id: String) -> String {
    table.see(id, at: .now)
    return JSONWriter.text(
      table[id] == nil
        ? BayeuxReply.unknownClient(message, timeout: limits.pollTimeout)
        : BayeuxReply.connect(message, clientID: id, timeout: limits.pollTimeout)
    )
  }

  /// Handles the messages of one frame; the reply to a connect goes to the socket only after the usual time.
  func receive(_ bytes: [UInt8], from origin: RealtimeOrigin, socket: RealtimeSocket) {
    guard let messages = try? BayeuxMessage.read(bytes) else {
      send(#"[{"successful":false,"error":"400::The message is not JSON"}]"#, to: socket)
      return
    }
    var exchange = Exchange(origin: origin, socket: socket)
    var replies: [String] = []
    for message in messages {
      if message.channel == "/meta/connect", let id = session(of: message, origin) {
        attach(socket, to: id)
        replyLater(message, id, socket)
      } else {
        replies.append(reply(to: message, in: &exchange))
      }
    }
    if !replies.isEmpty { send("[\(replies.joined(separator: ","))]", to: socket) }
  }

  /// A connect over a socket is only a sign of life: messages do not wait for it.
  private func replyLater(_ message: BayeuxMessage, _ id: String, _ socket: RealtimeSocket) {
    let timeout = limits.pollTimeout
    let reply = "[\(JSONWriter.text(BayeuxReply.connect(message, clientID: id, timeout: timeout)))]"
    let delay = message.wantsNoWait ? 0 : timeout * 0.9
    _ = table.update(id) { session in
      session.pendingConnect?.cancel()
      session.pendingConnect = Task { [weak self] in
        guard (try? await Task.sleep(for: .seconds(clamping: delay))) != nil else { return }
        await self?.send(reply, to: socket)
      }
    }
  }

  /// The session that a message names, if it belongs to the sender.
  private func session(of message: BayeuxMessage, _ origin: RealtimeOrigin) -> String? {
    guard let id = message.clientID, let session = table[id], session.origin.peer == origin.peer else {
      return nil
    }
    return id
  }

  private func reply(to message: BayeuxMessage, in exchange: inout Exchange) -> String {
    let reply: JSONValue
    if message.channel == "/meta/handshake" {
      reply = handshake(message, &exchange)
    } else if let id = session(of: message, exchange.origin) {
      table.see(id, at: .now)
      if let socket = exchange.socket { attach(socket, to: id) }
      reply = self.reply(to: message, of: id, exchange.origin)
    } else {
      reply = BayeuxReply.unknownClient(message, timeout: limits.pollTimeout)
    }
    return JSONWriter.text(reply)
  }

  private func reply(to message: BayeuxMessage, of id: String, _ origin: RealtimeOrigin) -> JSONValue {
    switch message.channel {
    case "/meta/subscribe":
      return BayeuxReply.subscribe(message, clientID: id, error: subscribe(message, id, origin))
    case "/meta/unsubscribe":
      for channel in message.subscriptions { unsubscribe(channel, id) }
      return BayeuxReply.subscribe(message, clientID: id, error: nil)
    case "/meta/disconnect":
      // The reply still has to leave; the other end closes the line then.
      end(id, keepingSocket: true)
      return BayeuxReply.done(message, clientID: id)
    default:
      return BayeuxReply.refused(message, "403:\(message.channel):Clients cannot publish")
    }
  }

  // MARK: Handshakes

  /// A session without subscriptions is not ended to make room before it had this long to subscribe.
  private static let graceOfUnused = Duration.seconds(5)

  private func handshake(_ message: BayeuxMessage, _ exchange: inout Exchange) -> JSONValue {
    guard !exchange.hasShakenHands else {
      return BayeuxReply.refused(message, "400::One request can hold one handshake")
    }
    exchange.hasShakenHands = true
    if table.isFull, let forgotten = table.forgotten(before: .now - Self.graceOfUnused) { end(forgotten) }
    if let refusal = table.refusal(of: exchange.origin, exchange.socket) {
      return BayeuxReply.refused(message, refusal)
    }
    let id = Self.newID()
    table.open(id, from: exchange.origin, at: .now)
    if let socket = exchange.socket { attach(socket, to: id) }
    metrics.realtimeSessions(table.count)
    return BayeuxReply.handshake(message, clientID: id, timeout: limits.pollTimeout)
  }

  private static func newID() -> String {
    var random = SystemRandomNumberGenerator()
    return String(random.next() as UInt64, radix: 36) + String(random.next() as UInt64, radix: 36)
  }

  // MARK: Subscriptions

  /// Longer names are of no feed.
  private static let longestChannel = 512

  /// Subscribes to all channels that the message names and the caller may listen to.
  ///
  /// The token is checked only once: a message may hold a long one and thousands of names.
  ///
  /// - Returns: why the first of the others is refused; nil if none is.
  private func subscribe(_ message: BayeuxMessage, _ id: String, _ origin: RealtimeOrigin) -> String? {
    let admission = Result { try admit(message.members["ext"], origin.peer) }
    var refusal: String?
    for name in message.subscriptions {
      guard let reason = subscribe(name, id, admission) else { continue }
      refusal = refusal ?? reason
    }
    return refusal
  }

  private func subscribe(_ name: String, _ id: String, _ admission: Result<Gatekeeper.Admission, any Error>)
    -> String?
  {
    guard name.utf8.count <= Self.longestChannel, let channel = FeedChannel(name) else {
      return "404:\(name.prefix(Self.longestChannel)):There is no such channel"
    }
    do {
      let (app, caller, expiry) = try admission.get()
      guard channel.mayListen(caller) else { return "403:\(name):This feed is not yours to read" }
      let subscription = RealtimeSession.Subscription(channel: name, caller: caller, expiry: expiry)
      let reason = table.subscribe(id, to: Self.listenerKey(app, channel.joined), subscription)
      if reason == nil { listen(to: channel.joined, of: app, for: caller) }
      return reason.map { "403:\(name):\($0)" }
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
    guard name.utf8.count <= Self.longestChannel, let channel = FeedChannel(name) else { return }
    let keys = apps.map { Self.listenerKey($0, channel.joined) }
    for key in keys { table.unsubscribe(id, from: name, at: key, now: .now) }
    stopListening(to: keys)
  }
}

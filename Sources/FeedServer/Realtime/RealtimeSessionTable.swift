/// All sessions of realtime, and what finds them: by socket, by address, by channel, by when they were last
/// seen.
///
/// Pure: it resumes, closes and sends nothing. Every operation costs the same however many sessions there
/// are, but for ending one, which costs as much as it has subscriptions.
struct RealtimeSessionTable {
  typealias Instant = ContinuousClock.Instant

  /// What one address holds.
  private struct Use {
    var sessions = 0
    var subscriptions = 0
  }

  private let limits: ServerLimits
  private(set) var sessions: [String: RealtimeSession] = [:]
  /// Sessions by app and joined feed name.
  private(set) var listeners: [String: Set<String>] = [:]
  private(set) var subscriptionCount = 0
  private var uses: [String: Use] = [:]
  /// The sessions that came by each socket, by its id.
  private var sessionsOfSockets: [ObjectIdentifier: Set<String>] = [:]
  /// Sessions without subscriptions: anybody can shake hands, and some then listen to nothing.
  private var unused = LastSeenOrder()
  /// Sessions without a socket, which end when they are no longer polled.
  private var polled = LastSeenOrder()

  init(limits: ServerLimits) { self.limits = limits }

  var count: Int { sessions.count }
  var isFull: Bool { sessions.count >= limits.realtimeSessions }

  subscript(id: String) -> RealtimeSession? { sessions[id] }

  /// Changes a session where it is; does nothing for one that has ended.
  mutating func update<Result>(_ id: String, _ change: (inout RealtimeSession) -> Result) -> Result? {
    guard sessions[id] != nil else { return nil }
    return change(&sessions[id]!)
  }

  // MARK: Opening and ending

  /// - Returns: why a session from there would be one too many; nil if it would not.
  func refusal(of origin: RealtimeOrigin, _ socket: RealtimeSocket?) -> String? {
    if isFull { return "503::The server has as many sessions as it may" }
    if uses[origin.address]?.sessions ?? 0 >= limits.realtimeSessionsPerAddress {
      return "503::Your address has as many sessions as it may"
    }
    if let socket, sessionsOfSockets[socket.id]?.count ?? 0 >= RealtimeSocket.sessionLimit {
      return "503::One connection has at most \(RealtimeSocket.sessionLimit) sessions"
    }
    return nil
  }

  /// - Parameter id: not in use yet.
  mutating func open(_ id: String, from origin: RealtimeOrigin, at now: Instant) {
    sessions[id] = RealtimeSession(id: id, origin: origin)
    uses[origin.address, default: Use()].sessions += 1
    unused.touch(id, at: now)
    polled.touch(id, at: now)
  }

  /// Removes a session from all tables.
  mutating func remove(_ id: String) -> RealtimeSession? {
    guard let session = sessions.removeValue(forKey: id) else { return nil }
    unused.remove(id)
    polled.remove(id)
    if let socket = session.socket { forget(id, of: socket.id) }
    for key in session.subscriptions.keys { forget(key, id) }
    subscriptionCount -= session.subscriptions.count
    let address = session.origin.address
    uses[address]?.sessions -= 1
    uses[address]?.subscriptions -= session.subscriptions.count
    if uses[address]?.sessions == 0 { uses[address] = nil }
    return session
  }

  /// Notes that the client of a session is there.
  mutating func see(_ id: String, at now: Instant) {
    if unused.contains(id) { unused.touch(id, at: now) }
    if polled.contains(id) { polled.touch(id, at: now) }
  }

  /// The session without subscriptions that was seen before all others of its kind, if that was before
  /// `time`.
  func forgotten(before time: Instant) -> String? {
    unused.oldest.flatMap { $0.seen < time ? $0.id : nil }
  }

  /// The session that was last polled before `time`.
  func abandoned(before time: Instant) -> String? {
    polled.oldest.flatMap { $0.seen < time ? $0.id : nil }
  }

  // MARK: Sockets

  mutating func attach(_ socket: RealtimeSocket, to id: String) {
    guard sessions[id] != nil else { return }
    if let before = sessions[id]?.socket, before.id != socket.id { forget(id, of: before.id) }
    sessions[id]?.socket = socket
    polled.remove(id)
    sessionsOfSockets[socket.id, default: []].insert(id)
  }

  func sessions(of socket: ObjectIdentifier) -> Set<String> { sessionsOfSockets[socket] ?? [] }

  private mutating func forget(_ id: String, of socket: ObjectIdentifier) {
    sessionsOfSockets[socket]?.remove(id)
    if sessionsOfSockets[socket]?.isEmpty == true { sessionsOfSockets[socket] = nil }
  }

  // MARK: Subscriptions

  /// Channels that all sessions of one address may listen to.
  static let subscriptionsPerAddress = 4 * RealtimeSession.subscriptionLimit

  /// - Returns: why it is refused; nil if it is not.
  mutating func subscribe(_ id: String, to key: String, _ subscription: RealtimeSession.Subscription)
    -> String?
  {
    guard let session = sessions[id] else { return "the session has ended" }
    if session.subscriptions[key] == nil {
      let address = session.origin.address
      if session.subscriptions.count >= RealtimeSession.subscriptionLimit {
        return "One client can listen to \(RealtimeSession.subscriptionLimit) channels"
      }
      if uses[address]?.subscriptions ?? 0 >= Self.subscriptionsPerAddress {
        return "One address can listen to \(Self.subscriptionsPerAddress) channels"
      }
      if subscriptionCount >= limits.realtimeSubscriptions {
        return "The server has as many subscriptions as it may"
      }
      uses[address]?.subscriptions += 1
      subscriptionCount += 1
    }
    sessions[id]?.subscriptions[key] = subscription
    listeners[key, default: []].insert(id)
    unused.remove(id)
    return nil
  }

  /// Ends the subscription at `key`, if it is one to `channel`.
  mutating func unsubscribe(_ id: String, from channel: String, at key: String, now: Instant) {
    guard let session = sessions[id], session.subscriptions[key]?.channel == channel else { return }
    sessions[id]?.subscriptions[key] = nil
    uses[session.origin.address]?.subscriptions -= 1
    subscriptionCount -= 1
    forget(key, id)
    if session.subscriptions.count == 1 { unused.touch(id, at: now) }
  }

  private mutating func forget(_ key: String, _ id: String) {
    listeners[key]?.remove(id)
    if listeners[key]?.isEmpty == true { listeners[key] = nil }
  }
}

extension RealtimeSessionTable {
  /// What contradicts itself in the tables; empty if nothing does. For tests: it looks at everything.
  var inconsistencies: [String] {
    var found: [String] = []
    func require(_ holds: Bool, _ what: String) { if !holds { found.append(what) } }
    let all = Set(sessions.keys)
    let pairs = sessions.values.flatMap { session in session.subscriptions.keys.map { ($0, session.id) } }
    let listening = Dictionary(grouping: pairs, by: \.0).mapValues { Set($0.map(\.1)) }
    require(listeners == listening, "listeners are not the subscriptions")
    require(subscriptionCount == pairs.count, "subscriptions are miscounted")
    require(Set(unused.ids) == all.filter { sessions[$0]!.subscriptions.isEmpty }, "unused sessions differ")
    require(Set(polled.ids) == all.filter { sessions[$0]!.socket == nil }, "polled sessions differ")
    require(unused.ids.count == unused.count && polled.ids.count == polled.count, "an order has lost links")
    let byAddress = Dictionary(grouping: sessions.values, by: \.origin.address)
    require(uses.mapValues(\.sessions) == byAddress.mapValues(\.count), "addresses are miscounted")
    require(
      uses.mapValues(\.subscriptions) == byAddress.mapValues { $0.map(\.subscriptions.count).reduce(0, +) },
      "subscriptions of addresses are miscounted"
    )
    let sockets = sessions.values.compactMap { session in session.socket.map { ($0.id, session.id) } }
    let bySocket = Dictionary(grouping: sockets, by: \.0).mapValues { Set($0.map(\.1)) }
    require(sessionsOfSockets == bySocket, "sessions of sockets differ")
    require(sessions.count <= limits.realtimeSessions, "there are too many sessions")
    require(
      uses.values.allSatisfy { $0.sessions <= limits.realtimeSessionsPerAddress },
      "an address has too many sessions"
    )
    return found
  }
}

import FeedCore

/// The client's side of the Bayeux protocol, as a state machine: messages in, what to do next out. It knows
/// no socket and no clock. See “Messages” in the article “Realtime and webhooks” of FeedServer.
struct BayeuxClient: Sendable {
  /// A channel to listen to, and what proves that one may.
  struct Subscription: Hashable, Sendable {
    var channel: String
    var ext: [String: JSONValue]
  }

  /// What the other end has to do now.
  enum Action: Sendable {
    case send(JSONValue)
    case deliver(FeedChange)
    /// Every channel is being listened to.
    case ready
    /// The server refuses a channel, or everything: trying again does not help.
    case refused(String)
    /// Begin again with a handshake, after so many seconds.
    case restart(after: Double)
  }

  private let subscriptions: [Subscription]
  private let connectionType: String
  private var clientID: String?
  /// Whether a new poll was begun for what is being read: a server cannot make the client send more than it
  /// sent.
  private var hasConnected = false
  private var nextID = 0
  private var pending: Set<String> = []
  /// The longest pause that a server may ask for, in seconds.
  private static let longestPause = 300.0

  init(_ subscriptions: [Subscription], connectionType: String) {
    self.subscriptions = subscriptions
    self.connectionType = connectionType
  }

  mutating func handshake() -> JSONValue {
    message(
      "/meta/handshake",
      [
        "version": "1.0", "minimumVersion": "1.0",
        "supportedConnectionTypes": ["websocket", "long-polling"],
      ]
    )
  }

  /// - Parameter text: a frame's or an answer's messages.
  mutating func receive(_ text: [UInt8]) -> [Action] {
    guard let json = try? text.withUnsafeBufferPointer({ try JSONParser.parse($0, marks: .cut) }) else {
      return [.restart(after: 1)]
    }
    var actions: [Action] = []
    hasConnected = false
    for message in json.arrayValue ?? [json] { actions += receive(message) }
    return actions
  }

  private mutating func receive(_ message: JSONValue) -> [Action] {
    let isSuccess = message["successful"]?.boolValue ?? true
    switch message["channel"]?.stringValue ?? "" {
    case "/meta/handshake": return isSuccess ? handshakeSucceeded(message) : failed(message)
    case "/meta/subscribe": return isSuccess ? subscribed(message) : [.refused(Self.error(message))]
    case "/meta/connect": return isSuccess ? connectAgain() : failed(message)
    case "/meta/unsubscribe", "/meta/disconnect": return []
    default:
      guard let data = message["data"], let change = try? FeedChange(wire: data) else { return [] }
      return [.deliver(change)]
    }
  }

  private mutating func connectAgain() -> [Action] {
    guard !hasConnected else { return [] }
    hasConnected = true
    return [.send(connect())]
  }

  private mutating func handshakeSucceeded(_ message: JSONValue) -> [Action] {
    guard clientID == nil else { return [] }
    clientID = message["clientId"]?.stringValue ?? ""
    hasConnected = true
    pending = Set(subscriptions.map(\.channel))
    let subscribe = subscriptions.map { subscription in
      Action.send(
        self.message(
          "/meta/subscribe",
          ["subscription": .string(subscription.channel), "ext": .object(subscription.ext)]
        )
      )
    }
    return subscribe + [.send(connect())] + (pending.isEmpty ? [.ready] : [])
  }

  private mutating func subscribed(_ message: JSONValue) -> [Action] {
    guard let channel = message["subscription"]?.stringValue, pending.remove(channel) != nil, pending.isEmpty
    else { return [] }
    return [.ready]
  }

  private func failed(_ message: JSONValue) -> [Action] {
    let advice = message["advice"]
    if advice?["reconnect"]?.stringValue == "none" { return [.refused(Self.error(message))] }
    let interval = (advice?["interval"]?.doubleValue ?? 1000) / 1000
    return [.restart(after: min(max(interval, 0), Self.longestPause))]
  }

  private static func error(_ message: JSONValue) -> String {
    message["error"]?.stringValue ?? "the server gives no reason"
  }

  private mutating func connect() -> JSONValue {
    message("/meta/connect", ["connectionType": .string(connectionType)])
  }

  private mutating func message(_ channel: String, _ members: [String: JSONValue]) -> JSONValue {
    nextID += 1
    var message = members
    message["channel"] = .string(channel)
    message["id"] = .string(String(nextID))
    message["clientId"] = clientID.map { .string($0) }
    return .object(message)
  }
}

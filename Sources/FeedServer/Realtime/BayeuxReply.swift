import FeedCore

/// The replies of the Bayeux protocol, as values. See <doc:Realtime#Messages>. Source: the Bayeux
/// specification 1.0.
enum BayeuxReply {
  /// What every reply to `message` starts with.
  private static func reply(to message: BayeuxMessage, _ members: [String: JSONValue]) -> JSONValue {
    var reply = members
    reply["channel"] = .string(message.channel)
    reply["id"] = message.id
    return .object(reply)
  }

  /// As Faye names them: `cross-origin-long-polling` is polling from another site's page, `callback-polling`
  /// the same by JSONP, which its client in browsers starts with.
  private static let connectionTypes: JSONValue = [
    "websocket", "long-polling", "cross-origin-long-polling", "callback-polling",
  ]

  static func handshake(_ message: BayeuxMessage, clientID: String, timeout: Double) -> JSONValue {
    reply(
      to: message,
      [
        "version": "1.0", "minimumVersion": "1.0", "successful": true, "clientId": .string(clientID),
        "supportedConnectionTypes": connectionTypes, "advice": retry(timeout),
      ]
    )
  }

  static func connect(_ message: BayeuxMessage, clientID: String, timeout: Double) -> JSONValue {
    reply(to: message, ["successful": true, "clientId": .string(clientID), "advice": retry(timeout)])
  }

  static func subscribe(_ message: BayeuxMessage, clientID: String, error: String?) -> JSONValue {
    var members: [String: JSONValue] = [
      "successful": .bool(error == nil), "clientId": .string(clientID),
      "subscription": message.members["subscription"] ?? "",
    ]
    members["error"] = error.map { .string($0) }
    return reply(to: message, members)
  }

  static func done(_ message: BayeuxMessage, clientID: String) -> JSONValue {
    reply(to: message, ["successful": true, "clientId": .string(clientID)])
  }

  static func refused(_ message: BayeuxMessage, _ error: String) -> JSONValue {
    reply(to: message, ["successful": false, "error": .string(error)])
  }

  /// A client that is not known, because the server was restarted or the client was away for long.
  ///
  /// - Parameter timeout: seconds that a connect is held.
  static func unknownClient(_ message: BayeuxMessage, timeout: Double) -> JSONValue {
    reply(
      to: message,
      [
        "successful": false, "error": .string("401:\(message.clientID ?? ""):Unknown client"),
        "advice": advice("handshake", timeout),
      ]
    )
  }

  private static func retry(_ timeout: Double) -> JSONValue { advice("retry", timeout) }

  private static func advice(_ reconnect: String, _ timeout: Double) -> JSONValue {
    ["reconnect": .string(reconnect), "interval": 0, "timeout": .int(Int64(timeout * 1000))]
  }
}

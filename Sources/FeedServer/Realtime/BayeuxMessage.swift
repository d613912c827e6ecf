import FeedCore

/// One message of a client.
struct BayeuxMessage: Sendable {
  let members: [String: JSONValue]
  let channel: String

  /// Nil for what has no channel.
  init?(_ json: JSONValue) {
    guard case .object(let members) = json, let channel = members["channel"]?.stringValue else { return nil }
    self.members = members
    self.channel = channel
  }

  var id: JSONValue? { members["id"] }
  var clientID: String? { members["clientId"]?.stringValue }

  /// A connect that must be replied to immediately: clients ask for it with their first.
  var wantsNoWait: Bool { members["advice"]?["timeout"]?.intValue == 0 }

  /// The channels to subscribe to: one or a list.
  var subscriptions: [String] {
    switch members["subscription"] {
    case .string(let one): [one]
    case .array(let many): many.compactMap(\.stringValue)
    default: []
    }
  }

  /// The messages of a frame or a body: a list, or one alone.
  ///
  /// - Throws: `FeedError` with code `input` for text that is not JSON.
  static func read(_ bytes: some Collection<UInt8>) throws -> [BayeuxMessage] {
    let json = try Array(bytes).withUnsafeBufferPointer { try JSONParser.parse($0) }
    return (json.arrayValue ?? [json]).compactMap(BayeuxMessage.init)
  }
}

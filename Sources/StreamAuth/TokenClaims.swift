import FeedCore

/// What a token contains: a server's rights (`resource`, `action`, `feed_id`) or who a user is (`user_id`
/// alone).
///
/// See “Tokens” in the article “Callers and permissions” of FeedServer.
package struct TokenClaims: Hashable, Sendable {
  package var resource: String?
  package var action: String?
  /// Feed group and id without a colon (`user1`), or `*`.
  package var feedID: String?
  package var userID: String?
  /// Seconds since 1970.
  package var expiry: Double?
  package var notBefore: Double?
  /// Everything else a user token may carry.
  package var extra: [String: JSONValue]

  package init(
    resource: String? = nil,
    action: String? = nil,
    feedID: String? = nil,
    userID: String? = nil,
    expiry: Double? = nil,
    notBefore: Double? = nil,
    extra: [String: JSONValue] = [:]
  ) {
    self.resource = resource
    self.action = action
    self.feedID = feedID
    self.userID = userID
    self.expiry = expiry
    self.notBefore = notBefore
    self.extra = extra
  }

  /// A server's token for one resource and action, for every feed.
  package static func server(_ resource: String = "*", _ action: String = "*") -> TokenClaims {
    TokenClaims(resource: resource, action: action, feedID: "*")
  }

  /// A server's token for one feed.
  package static func feed(_ feed: FeedID, _ resource: String, _ action: String) -> TokenClaims {
    TokenClaims(resource: resource, action: action, feedID: feed.group + feed.id)
  }

  /// A token that lets its holder read one feed.
  package static func readOnly(_ feed: FeedID) -> TokenClaims { .feed(feed, "*", "read") }

  /// A user's token: what a browser or a terminal gets.
  package static func user(_ id: String, extra: [String: JSONValue] = [:]) -> TokenClaims {
    TokenClaims(userID: id, extra: extra)
  }

  /// A payload with a resource is a server's, even with a `user_id`.
  package var isServer: Bool { resource != nil }
}

extension TokenClaims {
  private static let known: Set<String> = ["resource", "action", "feed_id", "user_id", "exp", "nbf"]

  /// - Throws: `FeedError` with code `authentication` for a claim of another type than it has: left out, a
  ///   limit would be none.
  package init(payload: [String: JSONValue]) throws {
    func text(_ name: String) throws -> String? {
      guard let value = payload[name], value != .null else { return nil }
      guard let text = value.stringValue else { throw Self.wrong(name, "a text") }
      return text
    }
    func time(_ name: String) throws -> Double? {
      guard let value = payload[name], value != .null else { return nil }
      guard let time = value.doubleValue else { throw Self.wrong(name, "a number of seconds since 1970") }
      return time
    }
    self.init(
      resource: try text("resource"),
      action: try text("action"),
      feedID: try text("feed_id"),
      userID: try payload["user_id"]?.intValue.map(String.init) ?? text("user_id"),
      expiry: try time("exp"),
      notBefore: try time("nbf"),
      extra: payload.filter { !Self.known.contains($0.key) }
    )
  }

  private static func wrong(_ name: String, _ expected: String) -> FeedError {
    FeedError(.authentication, "The token's \(name) must be \(expected).")
  }

  package var payload: [String: JSONValue] {
    var members = extra
    members["resource"] = resource.map { .string($0) }
    members["action"] = action.map { .string($0) }
    members["feed_id"] = feedID.map { .string($0) }
    members["user_id"] = userID.map { .string($0) }
    members["exp"] = expiry.map { .int(Int64(clamping: $0)) }
    members["nbf"] = notBefore.map { .int(Int64(clamping: $0)) }
    return members
  }
}

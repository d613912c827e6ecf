import FeedCore
import Foundation
import StreamAuth
import StreamWire
import Synchronization

/// Finds out which app a request is for and who it is from. See
/// <doc:CallersAndPermissions#Where-credentials-are> and <doc:CallersAndPermissions#Tokens>.
package final class Gatekeeper: Sendable {
  /// The parts of a request that authentication looks at.
  package struct Credentials: Sendable {
    package var method: String
    /// Path and query as they were sent.
    package var target: String
    package var query: QueryItems
    package var authorization: String?
    package var keyHeader: String?
    package var date: String?
    /// The login name of the process at the other end of a Unix socket.
    package var peer: String?

    package init(
      method: String,
      target: String,
      query: QueryItems,
      authorization: String? = nil,
      keyHeader: String? = nil,
      date: String? = nil,
      peer: String? = nil
    ) {
      self.method = method
      self.target = target
      self.query = query
      self.authorization = authorization
      self.keyHeader = keyHeader
      self.date = date
      self.peer = peer
    }
  }

  /// Which app a request is for, who it is from, and until when that is proved (seconds since 1970; nil for
  /// ever).
  package typealias Admission = (app: StreamApp, caller: Caller, expiry: Double?)

  private let apps: [String: StreamApp]
  private let defaultApp: StreamApp?
  private let clock: @Sendable () -> Timestamp
  /// Claims of tokens that were verified before: programs send the same token again and again.
  private let verified = Mutex<[String: TokenClaims]>([:])
  private static let verifiedLimit = 4096
  /// Bytes of the longest token that is kept.
  private static let longestKept = 4096

  package init(apps: [StreamApp], clock: @escaping @Sendable () -> Timestamp = Timestamp.now) {
    self.apps = Dictionary(apps.map { ($0.key, $0) }, uniquingKeysWith: { _, last in last })
    self.defaultApp = apps.first
    self.clock = clock
  }

  /// - Throws: `FeedError`: `apiKey` for an unknown key, `authentication` or `notAllowed` for what is wrong
  ///   with the token.
  package func admit(_ request: Credentials) throws -> Admission {
    if let peer = request.peer { return (try app(ofPeerWith: key(of: request)), try user(peer), nil) }
    let app = try app(withKey: key(of: request))
    guard let token = request.authorization ?? request.query.first("authorization", "signature"),
      !token.isEmpty
    else { throw FeedError(.authentication, "The request has no token: send it as Authorization.") }
    if token.hasPrefix("Signature ") {
      try verify(signature: token, of: request, for: app)
      return (app, .server(.server()), nil)
    }
    let claims = try claims(of: token, for: app)
    return (app, try caller(of: claims), claims.expiry)
  }

  /// The claims of a token that `app` signed.
  package func claims(of token: String, for app: StreamApp) throws -> TokenClaims {
    let bare = token.hasPrefix("Bearer ") ? String(token.dropFirst(7)) : token
    let cacheKey = "\(app.key) \(bare)"
    if let known = verified.withLock({ $0[cacheKey] }) { return try StreamToken.valid(known, at: clock()) }
    let claims = try StreamToken.verify(bare, secret: app.secret, now: clock())
    guard bare.utf8.count <= Self.longestKept else { return claims }
    verified.withLock {
      if $0.count >= Self.verifiedLimit { $0.removeAll() }
      $0[cacheKey] = claims
    }
    return claims
  }

  /// - Throws: `FeedError` with code `authentication` for a user id that another one could pass for: Swift
  ///   takes differently encoded letters for the same, and a store of bytes does not.
  package func caller(of claims: TokenClaims) throws -> Caller {
    if claims.isServer { return .server(claims) }
    let id = claims.userID ?? ""
    guard id.utf8.elementsEqual(id.precomposedStringWithCanonicalMapping.utf8) else {
      throw FeedError(.authentication, "The token's user_id must be in Unicode's normal form C.")
    }
    return .user(id)
  }

  package func app(withKey key: String?) throws -> StreamApp {
    guard let key, let app = apps[key] else {
      throw FeedError(.apiKey, "api_key is not valid: this server has no app with that key.")
    }
    return app
  }

  private func key(of request: Credentials) -> String? {
    request.query.first("api_key") ?? request.keyHeader
      ?? request.authorization.flatMap(HTTPSignature.keyID)
  }

  /// A peer need not know any key.
  private func app(ofPeerWith key: String?) throws -> StreamApp {
    if let key, let app = apps[key] { return app }
    guard let defaultApp else { throw FeedError(.apiKey, "This server has no app.") }
    return defaultApp
  }

  private func user(_ login: String) throws -> Caller {
    guard FeedID.isValid(login) else {
      throw FeedError(
        .notAllowed,
        "The login name '\(login)' cannot name a feed: it has other characters than letters, digits, '_' and '-'."
      )
    }
    return .user(login)
  }

  private func verify(signature: String, of request: Credentials, for app: StreamApp) throws {
    try HTTPSignature.verify(
      signature,
      secret: app.secret,
      method: request.method,
      target: request.target,
      date: request.date,
      now: clock()
    )
  }
}

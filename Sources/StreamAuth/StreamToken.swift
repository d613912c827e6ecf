import Crypto
import FeedCore
import Foundation

/// JSON Web Tokens signed with HS256, as Stream's clients make them. See “Tokens” in the article “Callers and
/// permissions” of FeedServer. Source: RFC 7519.
///
/// Made with swift-crypto's HMAC and not with JWTKit: one algorithm is all there is, checking takes
/// microseconds and needs no actor, secrets of any length work, and claims are read leniently (`exp` as a
/// fraction, numeric user ids). The comparison of signatures is swift-crypto's, in constant time.
package enum StreamToken {
  private static let header = Base64URL.encode(Array(#"{"typ":"JWT","alg":"HS256"}"#.utf8))

  package static func sign(_ claims: TokenClaims, secret: String) -> String {
    let payload = Base64URL.encode(JSONWriter.bytes(.object(claims.payload)))
    let signed = "\(header).\(payload)"
    let code = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: key(secret))
    return "\(signed).\(Base64URL.encode(Array(code)))"
  }

  /// The claims of a token that `secret` signed.
  ///
  /// - Parameter now: for `exp` (no tolerance) and `nbf` (a minute, for clocks that differ).
  /// - Throws: `FeedError`: `authentication` for invalid or expired tokens, `notAllowed`
  ///   for a wrong signature (see “Where credentials are” in the article “Callers and permissions” of
  ///   FeedServer).
  package static func verify(_ token: String, secret: String, now: Timestamp) throws -> TokenClaims {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let signature = Base64URL.decode(parts[2]), isHS256(parts[0]) else {
      throw FeedError(.authentication, "The token is not a JSON Web Token signed with HS256.")
    }
    let signed = Data("\(parts[0]).\(parts[1])".utf8)
    guard HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: signed, using: key(secret)) else {
      throw FeedError(.notAllowed, "The token's signature is not valid: check the api secret.")
    }
    guard let payload = Base64URL.decode(parts[1]),
      case .object(let members)? = try? JSONParser.parse(payload)
    else { throw FeedError(.authentication, "The token's payload is not a JSON object.") }
    return try valid(try TokenClaims(payload: members), at: now)
  }

  /// The claims without any check, for a client that wants to know whose token it holds; nil for other text.
  package static func peek(_ token: String) -> TokenClaims? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let payload = Base64URL.decode(parts[1]),
      case .object(let members)? = try? JSONParser.parse(payload)
    else { return nil }
    return try? TokenClaims(payload: members)
  }

  /// Looks at the times of claims again, such as those of a token that was verified before.
  ///
  /// - Throws: `FeedError` with code `authentication`.
  package static func valid(_ claims: TokenClaims, at now: Timestamp) throws -> TokenClaims {
    if let expiry = claims.expiry, expiry <= now.seconds {
      throw FeedError(.authentication, "The token has expired: get a new one.")
    }
    if let start = claims.notBefore, start > now.seconds + 60 {
      throw FeedError(.authentication, "The token is not valid yet.")
    }
    guard claims.isServer || claims.userID?.isEmpty == false else {
      throw FeedError(.authentication, "The token names neither a resource nor a user.")
    }
    return claims
  }

  private static func isHS256(_ header: Substring) -> Bool {
    guard let data = Base64URL.decode(header), let json = try? JSONParser.parse(data) else { return false }
    return json["alg"]?.stringValue == "HS256"
  }

  private static func key(_ secret: String) -> SymmetricKey { SymmetricKey(data: Data(secret.utf8)) }
}

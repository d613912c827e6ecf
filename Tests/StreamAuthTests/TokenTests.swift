import Crypto
import FeedCore
import Foundation
import StreamAuth
import Testing

@Suite struct TokenTests {
  private let now = Timestamp(seconds: 1_700_000_000)

  private func code(_ body: () throws -> some Any) -> FeedError.Code? {
    do {
      _ = try body()
      return nil
    } catch let error as FeedError {
      return error.code
    } catch {
      return nil
    }
  }

  @Test func aTokenOfAnotherLibraryIsRead() throws {
    // Made by PyJWT 2: jwt.encode({"resource": "feed", "action": "read", "feed_id": "user1"}, "secret").
    let token =
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJyZXNvdXJjZSI6ImZlZWQiLCJhY3Rpb24iOiJyZWFkIiwiZmVlZF9pZCI6InVzZXIxIn0.3f9ZutBvxOXYF7FqMDOzCusZlEeSJMHrC86kErLhnHQ"
    let claims = try StreamToken.verify(token, secret: "secret", now: now)
    #expect(claims == .feed("user:1", "feed", "read"))
  }

  @Test(arguments: ["", "s", "a-secret-of-a-usual-length", String(repeating: "long", count: 100)])
  func secretsOfAnyLengthWork(_ secret: String) throws {
    let claims = TokenClaims.user("ann", extra: ["name": "Ann"])
    let token = StreamToken.sign(claims, secret: secret)
    #expect(try StreamToken.verify(token, secret: secret, now: now) == claims)
    #expect(code { try StreamToken.verify(token, secret: secret + "x", now: now) } == .notAllowed)
  }

  @Test(arguments: [
    "", "a", "a.b", "a.b.c", "....", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJub25lIn0.e30.AAAA",
  ])
  func nonsenseAndUnsignedTokensAreRefused(_ token: String) {
    #expect(code { try StreamToken.verify(token, secret: "secret", now: now) } == .authentication)
  }

  @Test func timesAreHonoured() throws {
    var claims = TokenClaims.user("ann")
    claims.expiry = 1_699_999_999
    #expect(
      code { try StreamToken.verify(StreamToken.sign(claims, secret: "s"), secret: "s", now: now) }
        == .authentication
    )
    claims.expiry = 1_700_000_001
    #expect(
      code { try StreamToken.verify(StreamToken.sign(claims, secret: "s"), secret: "s", now: now) } == nil
    )
    claims.notBefore = 1_700_000_030
    #expect(
      code { try StreamToken.verify(StreamToken.sign(claims, secret: "s"), secret: "s", now: now) } == nil
    )
    claims.notBefore = 1_700_000_090
    #expect(
      code { try StreamToken.verify(StreamToken.sign(claims, secret: "s"), secret: "s", now: now) }
        == .authentication
    )
  }

  @Test func aTokenThatSaysNothingIsRefused() {
    let token = StreamToken.sign(TokenClaims(), secret: "s")
    #expect(code { try StreamToken.verify(token, secret: "s", now: now) } == .authentication)
  }

  @Test func aResourceMakesItAServersToken() {
    #expect(TokenClaims(resource: "users", action: "*", feedID: "*", userID: "*").isServer)
    #expect(!TokenClaims.user("ann").isServer)
  }

  /// Signs any head and payload with the secret, as somebody who does not keep to the format might.
  private func token(_ head: String, _ payload: String) -> String {
    let signed = "\(Base64URL.encode(Array(head.utf8))).\(Base64URL.encode(Array(payload.utf8)))"
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(signed.utf8),
      using: SymmetricKey(data: Data("s".utf8))
    )
    return "\(signed).\(Base64URL.encode(Array(code)))"
  }

  @Test(arguments: [
    #"{"alg":"none"}"#, #"{"alg":"RS256"}"#, #"{"alg":"HS512"}"#, #"{"alg":"hs256"}"#, #"{"alg":["HS256"]}"#,
    #"{}"#, #"{"alg":null}"#, "[]", "",
  ])
  func noOtherAlgorithmIsTaken(_ head: String) {
    let good = token(#"{"alg":"HS256"}"#, #"{"user_id":"ann"}"#)
    #expect(code { try StreamToken.verify(good, secret: "s", now: now) } == nil)
    let wrong = token(head, #"{"user_id":"ann"}"#)
    #expect(code { try StreamToken.verify(wrong, secret: "s", now: now) } == .authentication)
    let bare = wrong.prefix(through: wrong.lastIndex(of: ".")!)
    #expect(code { try StreamToken.verify(String(bare), secret: "s", now: now) } == .authentication)
  }

  /// A limit that cannot be read must not count as none.
  @Test(arguments: [
    #"{"user_id":"ann","exp":"1"}"#, #"{"user_id":"ann","exp":true}"#,
    #"{"user_id":"ann","nbf":"9999999999"}"#,
    #"{"resource":"feed","action":["read"]}"#, #"{"resource":"feed","feed_id":1}"#,
    #"{"resource":["feed"],"user_id":"ann"}"#, #"{"user_id":{"id":"ann"}}"#, #"{"user_id":""}"#, "[]", "1",
  ])
  func claimsOfAnotherTypeAreRefused(_ payload: String) {
    let odd = token(#"{"alg":"HS256"}"#, payload)
    #expect(code { try StreamToken.verify(odd, secret: "s", now: now) } == .authentication)
  }

  @Test(arguments: [#"{"user_id":17}"#, #"{"user_id":"ann","exp":1700000001.5,"iat":"x","exp_":null}"#])
  func lenientWhereItHarmsNobody(_ payload: String) {
    let fine = token(#"{"alg":"HS256"}"#, payload)
    #expect(code { try StreamToken.verify(fine, secret: "s", now: now) } == nil)
  }
}

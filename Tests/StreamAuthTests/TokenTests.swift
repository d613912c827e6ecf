import FeedCore
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
}

import FeedCore
import GrowthTesting
import StreamAuth
import Testing

/// Tokens, signatures and dates are read before anything is known about the caller. A head has at most 80 KB,
/// a message 256.
@Suite("HostileInput: tokens") struct HostileInputTokenTests {
  private static let units = [
    "a", ".", "a.", "=", "\"", "a=\"", "a=\"b\",", "a=\"b", "%", " ", "1 ", "-", "_", "é", "🇦", "\u{301}",
    "W10", "eyJ", ",",
  ]

  private static func text(_ unit: String, _ size: Int) -> String {
    String(repeating: unit, count: max(1, size / unit.utf8.count))
  }

  private static let readers: [(String, @Sendable (String) throws -> Void)] = [
    ("token", { _ = try StreamToken.verify($0, secret: "s", now: Timestamp(seconds: 0)) }),
    (
      "header of a token",
      { _ = try StreamToken.verify("\($0).a.b", secret: "s", now: Timestamp(seconds: 0)) }
    ),
    (
      "signature of a token",
      { _ = try StreamToken.verify("a.b.\($0)", secret: "s", now: Timestamp(seconds: 0)) }
    ),
    ("peek", { _ = StreamToken.peek($0) }), ("payload", { _ = StreamToken.peek("a.\($0).c") }),
    ("key of a signature", { _ = HTTPSignature.keyID(of: "Signature " + $0) }),
    ("key behind noise", { _ = HTTPSignature.keyID(of: "Signature \($0)keyId=\"k\"") }),
    ("value of a key", { _ = HTTPSignature.keyID(of: "Signature keyId=\"\($0)") }),
    (
      "signature",
      {
        try HTTPSignature.verify(
          "Signature \($0)",
          secret: "s",
          method: "GET",
          target: $0,
          date: $0,
          now: Timestamp(seconds: 0)
        )
      }
    ),
    ("date", { _ = HTTPDate.parse($0) }),
    ("date's month", { _ = HTTPDate.parse("Tue, 15 \($0) 1994 08:12:31 GMT") }),
    ("date's year", { _ = HTTPDate.parse("Tue, 15 Nov \($0) 08:12:31 GMT") }),
    ("base 64", { _ = Base64URL.decode($0) }),
    ("scope", { try TokenScope(["a"], [.read]).check(TokenClaims(resource: $0, action: $0, feedID: $0)) }),
    (
      "claims",
      {
        let claims = TokenClaims(resource: $0, feedID: $0, userID: $0, extra: ["x": .string($0)])
        _ = try StreamToken.verify(
          StreamToken.sign(claims, secret: "s"),
          secret: "s",
          now: Timestamp(seconds: 0)
        )
      }
    ),
  ]

  @Test("cost linear time", arguments: readers.map(\.0))
  func linear(_ name: String) throws {
    let read = try #require(Self.readers.first { $0.0 == name }).1
    for unit in Self.units {
      Growth.expectLinear(
        "\(name) of \(unit)",
        sizes: [1_000, 10_000, 100_000],
        input: { Self.text(unit, $0) },
        work: read
      )
    }
  }

  @Test("a signature is read wherever its fields stand, and whatever stands between them")
  func signatureFields() {
    #expect(HTTPSignature.keyID(of: #"Signature keyId="k",x="y""#) == "k")
    #expect(HTTPSignature.keyID(of: #"Signature x="y" ,, keyId="k" "#) == "k")
    #expect(HTTPSignature.keyID(of: #"Signature a=b=c keyId="""#) == "")
    #expect(HTTPSignature.keyID(of: #"Signature keyId="k"#) == nil)
    #expect(HTTPSignature.keyID(of: #"Signature keyId = "k""#) == nil)
    #expect(HTTPSignature.keyID(of: #"Signature "keyId="k""#) == "k")
    #expect(HTTPSignature.keyID(of: "Bearer x") == nil)
  }
}

import FeedCore
import StreamAuth
import Testing

@Suite struct SignatureTests {
  private let now = Timestamp(iso8601: "1994-11-15T08:12:31Z")!
  private let target = "/api/v1.0/follow_many/?api_key=k"

  private func verify(_ header: String, target: String? = nil, secret: String = "s", at: Timestamp? = nil)
    -> FeedError.Code?
  {
    do {
      try HTTPSignature.verify(
        header,
        secret: secret,
        method: "POST",
        target: target ?? self.target,
        date: HTTPDate.text(now),
        now: at ?? now
      )
      return nil
    } catch let error as FeedError {
      return error.code
    } catch {
      return .general
    }
  }

  private var header: String {
    HTTPSignature.header(key: "k", secret: "s", method: "POST", target: target, date: HTTPDate.text(now))
  }

  @Test func datesAreHTTPs() {
    #expect(HTTPDate.text(now) == "Tue, 15 Nov 1994 08:12:31 GMT")
    #expect(HTTPDate.parse("Tue, 15 Nov 1994 08:12:31 GMT") == now)
    #expect(HTTPDate.parse("yesterday") == nil)
    #expect(HTTPDate.text(Timestamp(seconds: -1)) == "Wed, 31 Dec 1969 23:59:59 GMT")
  }

  @Test func aSignatureIsBoundToSecretTargetAndTime() {
    #expect(verify(header) == nil)
    #expect(verify(header, secret: "other") == .notAllowed)
    #expect(verify(header, target: "/api/v1.0/unfollow_many/?api_key=k") == .notAllowed)
    #expect(verify(header, at: now.advanced(bySeconds: 301)) == .authentication)
    #expect(verify(header, at: now.advanced(bySeconds: -299)) == nil)
    #expect(verify("Signature rubbish") == .authentication)
  }

  @Test func theKeyIsReadFromTheHeader() {
    #expect(HTTPSignature.keyID(of: header) == "k")
    #expect(HTTPSignature.keyID(of: "eyJ.a.b") == nil)
  }
}

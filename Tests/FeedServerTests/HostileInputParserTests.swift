import FeedCore
import GrowthTesting
import StreamWire
import Testing

@testable import FeedServer

/// The parsers below the routes, with everything that others choose at its largest.
@Suite("HostileInput: parsers of the server") struct HostileInputParserTests {
  @Test("forms, with boundaries that almost occur in the body", arguments: [1, 4, 70, 71, 8_000])
  func boundaries(_ length: Int) {
    let boundary = String(repeating: "-", count: length)
    for unit in ["-", "\r\n--" + boundary.dropLast(), "\r\n-", "\r\n--" + boundary, "\r"] {
      Growth.expectLinear("boundary of \(length) with \(unit.prefix(8))") { size in
        Array("--\(boundary)\r\n".utf8)
          + Array(String(repeating: unit, count: max(1, size / unit.utf8.count)).utf8)
      } work: {
        _ = try MultipartForm($0, contentType: "multipart/form-data; boundary=\(boundary)")
      }
    }
  }

  @Test("pages", arguments: HostileTexts.any.map(\.description))
  func pages(_ name: String) throws {
    let pattern = try #require(HostileTexts.any.first { $0.description == name })
    for frame in ["#", "<meta property='og:title' content='#'>", "<meta #"] {
      Growth.expectLinear("page: \(pattern) in \(frame)") { size in
        frame.replacing("#", with: pattern.text(size))
      } work: {
        _ = OpenGraphPage.read($0, url: "http://h/")
      }
    }
  }

  @Test("single values", arguments: HostileTexts.any.map(\.description))
  func values(_ name: String) throws {
    let pattern = try #require(HostileTexts.any.first { $0.description == name })
    let readers: [(String, (String) throws -> Void)] = [
      ("range", { _ = ByteRange($0, size: 100) }),
      ("parameters", { _ = HeaderParameters($0)["a"] }),
      ("channel", { _ = FeedChannel($0) }),
      ("callback", { _ = try JSONPCallback(QueryItems([("jsonp", $0)])) }),
      ("replies", { _ = try JSONPCallback(QueryItems([("jsonp", "f")]))?.answer(with: $0) }),
      ("target", { _ = RequestTarget($0) }),
      ("absolute target", { _ = RequestTarget("http://" + $0) }),
      ("authority", { _ = RequestTarget.isAuthority($0) }),
      ("list", { _ = $0.listElements() }),
      ("blanks", { _ = $0.trimmingBlanks() }),
      ("page's address", { _ = OpenGraphPage.readAddress("http://" + $0) }),
      ("address", { _ = AddressGuard.isPublic($0) }),
      ("file's address", { _ = try FileStore.id(inAddress: $0) }),
      ("sniffer", { _ = ContentSniffer.type(of: Array($0.utf8)) }),
      ("query", { _ = QueryItems(parsing: $0).list("a") }),
      ("rows of a query", { _ = QueryItems(parsing: $0 + "=1").bool("a") }),
    ]
    for (what, read) in readers {
      Growth.expectLinear(
        "\(what): \(pattern)",
        sizes: [1_000, 10_000, 100_000],
        input: pattern.text,
        work: read
      )
    }
  }

  @Test("replies in a script have no line ends of a script")
  func replies() throws {
    let callback = try #require(try JSONPCallback(QueryItems([("jsonp", "a.b")])))
    guard case .text(let text, _) = callback.answer(with: "[\"\u{2028}x\u{2029}é\u{2027}\"]").body else {
      return
    }
    #expect(text == #"/**/a.b(["\u2028x\u2029é"# + "\u{2027}\"]);")
  }

  @Test("the rate limiter does not look at all callers for one")
  func limiter() {
    Growth.expectLinear("callers", sizes: [5_000, 50_000]) { size in
      (RateLimiter(limit: 10), (0..<size).map { "caller \($0)" })
    } work: { limiter, callers in
      for caller in callers { _ = limiter.count(caller, at: Timestamp(seconds: 100)) }
    }
  }
}

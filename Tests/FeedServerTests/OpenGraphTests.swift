import FeedCore
import Synchronization
import Testing

@testable import FeedServer

@Suite struct OpenGraphTests {
  @Test(arguments: [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1", "::",
    "::1", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "2001:db8::1", "2002:7f00:1::",
    "64:ff9b::7f00:1",
    "nonsense",
  ])
  func thisHostAndItsNeighboursAreOutOfBounds(_ address: String) { #expect(!AddressGuard.isPublic(address)) }

  @Test(arguments: ["1.1.1.1", "172.32.0.1", "100.128.0.1", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
  func theInternetIsNot(_ address: String) { #expect(AddressGuard.isPublic(address)) }

  @Test func tagsAreRead() throws {
    let html = """
      <html><head><title>Plain</title>
      <META content='A &quot;title&quot; &amp; more' property="og:title">
      <meta name="description" content="plain words">
      <meta property="og:image" content="/a.png"><meta property="og:image:width" content="200">
      <meta property="og:image" content="https://cdn.example.org/b.png">
      <meta property="og:image:width" content="1200px">
      <link rel="shortcut icon" href="//static.example.org/f.ico"></head></html>
      """
    let page = try #require(OpenGraphPage.read(html, url: "https://example.org/page?x=1"))
    #expect(page["title"] == "A \"title\" & more")
    #expect(page["description"] == "plain words")
    #expect(
      page["images"] == [
        ["image": "https://example.org/a.png", "width": 200], ["image": "https://cdn.example.org/b.png"],
      ]
    )
    #expect(page["favicon"] == "https://static.example.org/f.ico")
    #expect(page["url"] == "https://example.org/page?x=1")
  }

  @Test func aPageOutOfReachIsDescribedByItsAddress() async throws {
    let source = OpenGraphSource(resolve: { _ in throw FeedError(.unreachable, "no network") })
    let page = try await source.page(at: "https://www.example.org/blog/post")
    #expect(page["title"] == "example.org")
    #expect(page["description"] == "example.org")
    #expect(page["type"] == "website")
    #expect(page["images"]?.arrayValue?.first?["image"] == "https://www.example.org/favicon.ico")
    #expect(page["original_url"] == "https://www.example.org/blog/post")
    #expect(page["favicon"] == "https://www.example.org/favicon.ico")
  }

  @Test func aDownloadOutOfReachIsNoPage() async {
    let source = OpenGraphSource(resolve: { _ in throw FeedError(.unreachable, "no network") })
    let error = await #expect(throws: FeedError.self) {
      try await source.page(at: "https://example.org/releases/tool.exe")
    }
    #expect(error?.detail == "couldn't find og data for the provided url")
    #expect(error?.code == .input)
  }

  @Test func aPageThatSaysNothingIsNone() {
    #expect(OpenGraphPage.read("<html><body>hello</body></html>", url: "http://x/") == nil)
    #expect(OpenGraphPage.read("<meta property=og:title", url: "http://x/") == nil)
  }

  @Test(arguments: [
    "http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "ftp://example.org/", "file:///etc/passwd",
    "nonsense", "http://user:pass@example.org/", "http://0x7f000001/", "http://2130706433/",
  ])
  func whatIsNotAPublicPageIsRefusedAsInput(_ url: String) async {
    let error = await #expect(throws: FeedError.self) { try await OpenGraphSource().page(at: url) }
    #expect(error?.code == .input)
  }

  /// Work in proportion to the page, whatever is in it.
  @Test(arguments: [
    "<meta ", "<meta a", "<meta a=\"", "<link rel=", "<title", "a=", "<", "=", " ",
    "<meta property='og:title' content='",
  ])
  func aPageMadeToTakeLongDoesNot(_ part: String) {
    let html = String(repeating: part, count: (1 << 20) / part.utf8.count)
    _ = OpenGraphPage.read(html, url: "http://x/")
  }

  // MARK: Fetching

  /// Names under `.public` are the page server's; all others are looked at as always.
  private func source(_ change: (inout OpenGraphSource) -> Void = { _ in }) -> OpenGraphSource {
    var source = OpenGraphSource { host in
      host.hasSuffix(".public") ? "127.0.0.1" : try AddressGuard.publicAddresses(of: host)[0]
    }
    change(&source)
    return source
  }

  private func fetch(
    _ pages: [String: PageServer.Page],
    _ path: String = "/",
    _ source: OpenGraphSource? = nil
  )
    async throws -> [String: JSONValue]
  {
    let server = try await PageServer.start(pages)
    do {
      let page = try await (source ?? self.source()).page(at: "http://page.public:\(server.port)\(path)")
      await server.stop()
      return page
    } catch {
      await server.stop()
      throw error
    }
  }

  @Test func aPageIsFetchedFromTheAddressThatWasChecked() async throws {
    let page = try await fetch(["/": PageServer.html("Hello")])
    #expect(page["title"] == "Hello")
  }

  /// The name is looked up once: a second answer of its name server changes nothing.
  @Test func aNameThatIsBoundAnewMeanwhileIsNotAskedAgain() async throws {
    let lookups = Mutex(0)
    let server = try await PageServer.start(["/": PageServer.html("Hello")])
    let source = OpenGraphSource { _ in
      let count = lookups.withLock {
        $0 += 1
        return $0
      }
      guard count == 1 else { throw FeedError(.input, "It was asked again.") }
      return "127.0.0.1"
    }
    // No system knows this name: only the address that was checked can be connected to.
    let page = try await source.page(at: "http://name.invalid:\(server.port)/")
    #expect(page["title"] == "Hello")
    #expect(lookups.withLock { $0 } == 1)
    await server.stop()
  }

  @Test(arguments: [
    "http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://localhost:22/", "http://[::1]/",
    "file:///etc/passwd", "gopher://page.public/", "http://user:pw@page.public/", "//10.0.0.1/", "http://0/",
    "http://127.1/",
  ])
  func aRedirectLeadsNowhereInside(_ address: String) async {
    await #expect(throws: FeedError.self) { try await fetch(["/": PageServer.redirect(to: address)]) }
  }

  @Test func redirectsAreFollowedAFewTimes() async throws {
    #expect(
      try await fetch(["/": PageServer.redirect(to: "/next"), "/next": PageServer.html("There")])["title"]
        == "There"
    )
    await #expect(throws: FeedError(.input, "The page redirects too often.")) {
      try await fetch(["/": PageServer.redirect(to: "/")])
    }
  }

  @Test func aPageWithoutEndIsReadToTheLimit() async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Long</title>"
    let page = try await fetch(
      ["/": .endless(head, String(repeating: "x", count: 100_000), pause: .zero)],
      "/",
      source { $0.timeout = 60 }
    )
    #expect(page["title"] == "Long")
  }

  @Test func aPageThatDripsInIsGivenUp() async {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    let error = await #expect(throws: FeedError.self) {
      try await fetch(["/": .endless(head, "x", pause: .milliseconds(20))], "/", source { $0.timeout = 1 })
    }
    #expect(error?.code == .input)
  }

  /// What is compressed stays so: a small answer cannot grow into a large one.
  @Test func nothingIsUnpacked() async {
    await #expect(throws: FeedError.self) {
      try await fetch(["/": PageServer.html("\u{1F}\u{8B}", headers: "Content-Encoding: gzip\r\n")])
    }
  }

  @Test func thisHostsOwnAddressesAreOutOfBoundsWhateverTheyAre() { #expect(AddressGuard.isOwn("127.0.0.1")) }

  @Test func onlySoManyAreFetchedAtOnce() async throws {
    let gate = FetchGate(limit: 1)
    try await gate.pass {
      _ = await #expect(throws: FeedError.self) { try await gate.pass {} }
    }
    try await gate.pass {}
  }
}

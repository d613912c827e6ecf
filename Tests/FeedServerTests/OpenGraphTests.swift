import FeedCore
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
    #expect(page["description"] == "")
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
}

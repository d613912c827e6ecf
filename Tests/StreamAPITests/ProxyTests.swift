import FeedCore
import Foundation
import ProcessTesting
import Synchronization
import Testing

@testable import StreamAPI

/// The client goes through the proxies that curl would go through.
@Suite struct ProxyTests {
  private func proxy(_ environment: [String: String], _ url: String) throws -> String? {
    try ProxySettings(environment: environment).proxy(for: url).map { "\($0.host):\($0.port)" }
  }

  struct Choice: Sendable {
    let variables: [String: String]
    let url: String
    let proxy: String?

    init(_ variables: [String: String], _ url: String, _ proxy: String?) {
      self.variables = variables
      self.url = url
      self.proxy = proxy
    }
  }

  private static let choices: [Choice] = [
    Choice(["http_proxy": "http://p:1"], "http://a.test/", "p:1"),
    Choice(["http_proxy": "p:1"], "http://a.test/", "p:1"),
    Choice(["http_proxy": "p"], "http://a.test/", "p:1080"),
    Choice(["HTTP_PROXY": "p:1"], "http://a.test/", nil),
    Choice(["HTTPS_PROXY": "p:1"], "https://a.test/", "p:1"),
    Choice(["https_proxy": "p:1", "HTTPS_PROXY": "q:2"], "https://a.test/", "p:1"),
    Choice(["https_proxy": "p:1"], "http://a.test/", nil),
    Choice(["ALL_PROXY": "socks5h://p:1"], "https://a.test/", "p:1"),
    Choice(["all_proxy": "socks5://p"], "http://a.test/", "p:1080"),
    Choice(["http_proxy": "", "ALL_PROXY": "p:1"], "http://a.test/", "p:1"),
    Choice(["ALL_PROXY": "p:1"], "http+unix://%2Frun%2Fs/api", nil),
    Choice(["ALL_PROXY": "http://[::1]:3"], "http://a.test/", "::1:3"),
  ]

  @Test(arguments: choices)
  func theVariableOfTheSchemeCounts(_ choice: Choice) throws {
    #expect(try proxy(choice.variables, choice.url) == choice.proxy)
  }

  @Test(arguments: [
    ("a.test", "http://a.test/"), ("a.test", "http://sub.a.test:99/"), (".a.test", "http://a.test/"),
    ("x,  a.test y", "http://A.Test/"), ("*", "http://a.test/"), ("a.test:8080", "http://a.test:8080/"),
    ("10.0.0.0/8", "http://10.9.8.7/"), ("10.9.8.7", "http://10.9.8.7/"), ("fd00::/8", "http://[fd12::1]/"),
    ("", "http://localhost/"), ("", "http://127.9.9.9/"), ("", "http://[::1]:80/"),
    ("", "http://x.localhost/"),
  ])
  func whatIsExceptedIsReachedDirectly(_ list: String, _ url: String) throws {
    #expect(try proxy(["http_proxy": "p:1", "no_proxy": list], url) == nil)
    #expect(try proxy(["http_proxy": "p:1", "NO_PROXY": list], url) == nil)
  }

  @Test(arguments: [
    ("a.test", "http://ba.test/"), ("a.test:81", "http://a.test:80/"), ("10.0.0.0/8", "http://11.0.0.1/"),
    ("10.0.0.0/99", "http://10.0.0.1/"), ("1", "http://a.test/"), (":", "http://a.test/"),
  ])
  func whatIsNotExceptedIsNot(_ list: String, _ url: String) throws {
    #expect(try proxy(["http_proxy": "p:1", "no_proxy": list], url) == "p:1")
  }

  @Test(arguments: ["ftp://p:1", "socks4://p:1", "http://", "p:99999", "https://user:secret@p:1"])
  func aProxyThatCannotBeUsedIsNamedWithoutItsPassword(_ value: String) throws {
    let error = #expect(throws: FeedError.self) { try proxy(["https_proxy": value], "https://a.test/") }
    #expect(error?.code == .configuration)
    #expect(error?.detail.contains("https_proxy") == true)
    #expect(error?.detail.contains("secret") == false)
  }

  /// A proxy that is the server, too: it says what it was asked for.
  private final class TinyProxy: Sendable {
    let heads = Mutex<[String]>([])
  }

  @Test func requestsGoThroughTheTunnelOfAProxy() async throws {
    let seen = TinyProxy()
    let server = try ScriptedServer { connection in
      guard let connect = connection.request() else { return }
      seen.heads.withLock { $0.append(connect.head) }
      connection.send("HTTP/1.1 200 Connected\r\n\r\n")
      while let inner = connection.request() {
        seen.heads.withLock { $0.append(inner.head) }
        connection.respond(200, #"{"results": []}"#)
      }
    }
    let proxies = ProxySettings(environment: ["http_proxy": "http://me:pass%20word@127.0.0.1:\(server.port)"])
    let configuration = StreamConfiguration(
      key: "k",
      credentials: .token("t"),
      endpoints: .server(at: "http://feeds.example.test:8000")
    )
    let client = StreamClient(configuration, transport: HTTPTransport(proxies: proxies))
    #expect(try await client.read("user:ann", FeedQuery()).activities.isEmpty)
    let heads = seen.heads.withLock { $0 }
    #expect(heads.first?.hasPrefix("CONNECT feeds.example.test:8000 HTTP/1.1") == true)
    let credentials = Data("me:pass word".utf8).base64EncodedString()
    #expect(
      heads.first?.lowercased().contains("proxy-authorization: basic \(credentials.lowercased())") == true
    )
    #expect(heads.dropFirst().first?.hasPrefix("GET /api/v1.0/feed/user/ann/") == true)
  }

  @Test func realtimePollsThroughAProxy() async throws {
    let transport = HTTPTransport(proxies: ProxySettings(environment: ["http_proxy": "p:1"]))
    #expect(transport.usesProxy(for: "http://feeds.example.test/faye"))
    #expect(!transport.usesProxy(for: "http://127.0.0.1/faye"))
    await #expect(throws: UpgradeRefused.self) {
      _ = try await WebSocketTransport.open("http://feeds.example.test/faye", isThroughProxy: true)
    }
  }

  @Test(arguments: ["", "/", "//", "/api", "/api/", "/api/v1.0", "/api/v1.0/", "/api/v1"])
  func anAddressMayEndWithThePathOfTheAPI(_ ending: String) {
    let plain = StreamEndpoints.server(at: "http://host:1")
    #expect(StreamEndpoints.server(at: "http://host:1\(ending)") == plain)
    #expect(StreamEndpoints.server(at: "http://host:1/below\(ending)").api == "http://host:1/below/api/v1.0")
  }
}

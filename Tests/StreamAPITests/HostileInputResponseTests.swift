import FeedCore
import Foundation
import GrowthTesting
import ProcessTesting
import Synchronization
import Testing

@testable import StreamAPI

/// What a server says is bounded and never ends the program.
@Suite struct HostileInputResponseTests {
  private static let numbers = [
    "inf", "-inf", "nan", "1e300", "-1e300", "1764540000000000000", "9223372036854775807", "0x7ff", "",
  ]

  private func client(_ server: ScriptedServer, timeout: Double = 2) -> StreamClient {
    var configuration = StreamConfiguration(
      key: "k",
      credentials: .token("t"),
      endpoints: .server(at: server.address)
    )
    configuration.retries = .none
    configuration.timeout = timeout
    return StreamClient(configuration)
  }

  private func responding(_ status: Int = 200, _ body: String = #"{"results": []}"#, headers: String = "")
    throws
    -> ScriptedServer
  {
    try ScriptedServer { connection in
      while connection.request() != nil, connection.respond(status, body, headers: headers) {}
    }
  }

  // MARK: Headers

  @Test(arguments: numbers)
  func aResetOfAnyKindNeitherEndsNorBlocksTheClient(_ reset: String) async throws {
    let headers = "X-RateLimit-Limit: 1\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: \(reset)\r\n"
    let server = try responding(headers: headers)
    let client = client(server)
    for _ in 0..<2 { #expect(try await client.read("user:ann", FeedQuery()).activities.isEmpty) }
  }

  @Test(arguments: numbers)
  func aPauseOfAnyKindIsAnError(_ pause: String) async throws {
    let server = try responding(429, #"{"detail": "slow", "code": 9}"#, headers: "Retry-After: \(pause)\r\n")
    var configuration = client(server).configuration
    configuration.retries = RetryPolicy()
    configuration.retries.attempts = 2
    let error = await #expect(throws: FeedError.self) {
      try await StreamClient(configuration).read("user:ann", FeedQuery())
    }
    #expect(error?.code == .rateLimit)
  }

  @Test func headersWithoutEndAreRefused() async throws {
    let server = try ScriptedServer { connection in
      _ = connection.request()
      guard connection.send("HTTP/1.1 200 OK\r\n") else { return }
      while connection.send("X-More: \(String(repeating: "x", count: 1000))\r\n") {}
    }
    let error = await #expect(throws: FeedError.self) {
      try await client(server, timeout: 30).read("user:ann", FeedQuery())
    }
    #expect(error?.isConnectionFailure == true)
  }

  // MARK: Bodies

  @Test func aBodyWithoutEndIsRefused() async throws {
    let sent = Mutex(0)
    let server = try ScriptedServer { connection in
      _ = connection.request()
      guard connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n") else { return }
      let chunk = "10000\r\n\(String(repeating: "[", count: 65_536))\r\n"
      while connection.send(chunk) { sent.withLock { $0 += 65_536 } }
    }
    let error = await #expect(throws: FeedError.self) {
      try await client(server, timeout: 30).read("user:ann", FeedQuery())
    }
    #expect(error?.isConnectionFailure == true)
    // What the sockets' buffers hold comes on top.
    #expect(sent.withLock { $0 } < HTTPTransport.maximumResponse + (16 << 20))
  }

  @Test func aBodyThatTricklesIsGivenUp() async throws {
    let server = try ScriptedServer { connection in
      _ = connection.request()
      guard connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n") else { return }
      while connection.send(" ") { usleep(20_000) }
    }
    let error = await #expect(throws: FeedError.self) {
      try await client(server, timeout: 0.3).read("user:ann", FeedQuery())
    }
    #expect(error?.code == .timeout)
  }

  @Test func aBodyThatIsNoPageIsAnErrorOfLinearCost() async throws {
    let shapes = ["[", "{\"a\":", "\"\\u0000", "1e9", "{\"results\":[", "[[],"]
    for shape in shapes {
      Growth.expectLinear("a body of \(shape)") { size in
        Array(String(repeating: shape, count: size / shape.utf8.count).utf8)
      } work: { body in
        _ = try FeedPage(wire: try StreamClient.json(body), query: FeedQuery())
      }
    }
  }

  // MARK: Links

  @Test func aLinkToMoreOfAnyKindCostsLinearTime() {
    for part in ["/", "?", "&", "=", "%", "offset=9&", "id_lt=", "reaction/", "%25"] {
      Growth.expectLinear("a link of \(part)") { size in
        String(repeating: part, count: size / part.utf8.count)
      } work: { link in
        let page: JSONValue = ["results": [], "next": .string("/api/v1.0/feed/user/ann/?\(link)")]
        _ = try? FeedPage(wire: page, query: FeedQuery())
        _ = try? ReactionPage(wire: ["results": [], "next": .string("/reaction/\(link)")])
      }
    }
  }

  // MARK: Bayeux

  private func ready() -> BayeuxClient {
    BayeuxClient([.init(channel: "/a", ext: [:])], connectionType: "websocket")
  }

  @Test(arguments: ["1e300", "-1e300", "1e999", "9223372036854775807", "0", "\"soon\"", "null"])
  func aPauseThatIsAdvisedIsOneThatCanBeWaited(_ interval: String) {
    var client = ready()
    let text = #"[{"channel": "/meta/connect", "successful": false, "advice": {"interval": \#(interval)}}]"#
    guard case .restart(let pause)? = client.receive(Array(text.utf8)).first else {
      Issue.record("no restart")
      return
    }
    #expect((0...300).contains(pause))
    _ = Duration.seconds(clamping: pause)
  }

  @Test func manyRepliesAreOneRequest() {
    var client = ready()
    _ = client.handshake()
    let shake = #"{"channel": "/meta/handshake", "successful": true, "clientId": "c"}"#
    let poll = #"{"channel": "/meta/connect", "successful": true}"#
    let text =
      "[" + (Array(repeating: shake, count: 50) + Array(repeating: poll, count: 5000)).joined(separator: ",")
      + "]"
    let sent = client.receive(Array(text.utf8)).count { if case .send = $0 { true } else { false } }
    #expect(sent == 2)
  }

  @Test func messagesOfAnyKindCostLinearTime() {
    for part in [
      "[", #"{"channel":"/meta/connect"},"#, #"{"channel":"/a","data":{}},"#, #""\ud800","#, "/site-",
    ] {
      Growth.expectLinear("Bayeux messages of \(part)") { size in
        Array(("[" + String(repeating: part, count: size / part.utf8.count) + "{}]").utf8)
      } work: { text in
        var client = self.ready()
        _ = client.receive(text)
      }
    }
  }
}

import FeedCore
import NIOCore
import StreamAPI
import Testing

@testable import FeedServer

/// Sessions of realtime: how many there may be, what they may hold, and when they end.
@Suite struct RealtimeSessionTests {
  private static func origin(_ address: String) -> RealtimeOrigin {
    RealtimeOrigin(peer: nil, remote: try? SocketAddress(ipAddress: address, port: 1))
  }

  private static let handshake = #"{"channel":"/meta/handshake","version":"1.0","id":"1"}"#

  private func replies(_ hub: RealtimeHub, _ text: String, from address: String = "192.0.2.1") async throws
    -> [JSONValue]
  {
    let reply = try await hub.poll(Array(text.utf8), from: Self.origin(address))
    return try JSONParser.parse(reply).arrayValue ?? []
  }

  @Test func oneRequestHoldsOneHandshake() async throws {
    let hub = TestHub.make()
    let many = "[" + Array(repeating: Self.handshake, count: 4000).joined(separator: ",") + "]"
    let replies = try await replies(hub, many)
    #expect(replies.count == 4000)
    #expect(replies.filter { $0["successful"] == true }.count == 1)
    #expect(await hub.table.count == 1)
    let (socket, _) = TestHub.socket()
    await hub.receive(Array(many.utf8), from: Self.origin("192.0.2.2"), socket: socket)
    #expect(await hub.table.count == 2)
  }

  @Test func sessionsOfOneAddressAreLimited() async throws {
    var limits = ServerLimits()
    limits.realtimeSessionsPerAddress = 3
    let hub = TestHub.make(limits)
    for number in 0..<5 {
      let reply = try await replies(hub, Self.handshake)[0]
      #expect((reply["successful"] == true) == (number < 3))
    }
    // The same subscriber of IPv6, and another one.
    for (number, address) in ["2001:db8::1", "2001:db8::2", "2001:db8:0:0:ffff::", "2001:db8::3"].enumerated()
    {
      let reply = try await replies(hub, Self.handshake, from: address)[0]
      #expect((reply["successful"] == true) == (number < 3))
    }
    #expect(try await replies(hub, Self.handshake, from: "2001:db8:0:1::1")[0]["successful"] == true)
    // One that leaves makes room.
    let id = await hub.table.sessions.values.first { $0.origin == Self.origin("192.0.2.1") }?.id ?? ""
    _ = try await replies(hub, #"{"channel":"/meta/disconnect","clientId":"\#(id)"}"#)
    #expect(try await replies(hub, Self.handshake)[0]["successful"] == true)
    #expect(await hub.table.inconsistencies == [])
  }

  @Test(
    arguments: [
      ("127.0.0.1", "198.51.100.7", "198.51.100.7"), ("::1", "1.1.1.1, 198.51.100.7", "198.51.100.7"),
      ("127.0.0.1", "198.51.100.7, 2001:db8:1:2:3::4", "2001:db8:1:2::"),
      ("127.0.0.1", "nonsense", "127.0.0.1"),
      ("127.0.0.1", String(repeating: "9", count: 100_000), "127.0.0.1"), ("127.0.0.1", "", "127.0.0.1"),
      // Anyone who is elsewhere can write there what they like.
      ("192.0.2.1", "198.51.100.7", "192.0.2.1"), ("::ffff:192.0.2.1", "", "192.0.2.1"),
    ]
  )
  func aProxyOfThisHostSaysWhoItSpeaksFor(_ remote: String, _ forwarded: String, _ counted: String) throws {
    let address = try SocketAddress(ipAddress: remote, port: 1)
    let origin = RealtimeOrigin(peer: nil, remote: address, forwardedFor: forwarded)
    #expect(origin.address == Self.origin(counted).address)
    let peer = RealtimeOrigin(peer: "ann", remote: nil, forwardedFor: forwarded)
    #expect(peer.address == RealtimeOrigin(peer: "ann", remote: nil).address)
  }

  @Test func theAddressOfARequestReachesTheHub() async throws {
    var limits = ServerLimits()
    limits.realtimeSessionsPerAddress = 2
    try await TestServer.run(limits: limits) { server in
      func shakesHands(for client: String) async throws -> Bool {
        let reply = try await HTTPTransport().send(
          WireRequest(
            method: "POST",
            url: "\(server.address)/faye",
            headers: ["Content-Type": "application/json", "X-Forwarded-For": client],
            body: Array(Self.handshake.utf8)
          ),
          timeout: 10
        )
        return try JSONParser.parse(String(decoding: reply.body, as: UTF8.self)).arrayValue?.first?[
          "successful"
        ] == true
      }
      for number in 0..<3 { #expect(try await shakesHands(for: "198.51.100.7") == (number < 2)) }
      let isOtherServed = try await shakesHands(for: "198.51.100.7, 198.51.100.8")
      #expect(isOtherServed)
    }
  }

  @Test func whoeverPollsNoMoreIsEndedAndNobodyElse() async throws {
    let hub = TestHub.make()
    for number in 0..<3 { _ = try await replies(hub, Self.handshake, from: "192.0.2.\(number)") }
    let (socket, _) = TestHub.socket()
    await hub.receive(Array(Self.handshake.utf8), from: Self.origin("192.0.2.9"), socket: socket)
    let timeout = Duration.seconds(ServerLimits().pollTimeout)
    await hub.endAbandoned(at: .now + timeout)
    #expect(await hub.table.count == 4)
    // The socket's session ends with the socket.
    await hub.endAbandoned(at: .now + timeout * 3)
    #expect(await hub.table.count == 1)
    await hub.detach(socket)
    #expect(await hub.table.count == 0)
    #expect(await hub.table.inconsistencies == [])
  }

  @Test func theSessionThatWasSeenFirstMakesRoom() {
    var table = RealtimeSessionTable(limits: ServerLimits())
    let start = ContinuousClock.now
    for number in 0..<4 {
      table.open("\(number)", from: Self.origin("192.0.2.1"), at: start + .seconds(number))
    }
    table.see("0", at: start + .seconds(9))
    _ = table.subscribe("1", to: "key userann", .init(channel: "/x", caller: .user("ann"), expiry: nil))
    #expect(table.forgotten(before: start + .seconds(10)) == "2")
    #expect(table.forgotten(before: start + .seconds(2)) == nil)
    _ = table.remove("2")
    _ = table.remove("3")
    #expect(table.forgotten(before: start + .seconds(10)) == "0")
    table.unsubscribe("1", from: "/x", at: "key userann", now: start + .seconds(11))
    _ = table.remove("0")
    #expect(table.forgotten(before: start + .seconds(12)) == "1")
    #expect(table.inconsistencies == [])
  }

  /// A client that does not keep up is ended by the bytes that wait, not only by their number.
  @Test func whatWaitsIsBoundedInBytes() async throws {
    let hub = TestHub.make()
    let id = try await replies(hub, Self.handshake)[0]["clientId"]?.stringValue ?? ""
    let token = TestHub.token(for: "ann")
    let subscribed = try await replies(hub, TestHub.subscription(id, "/site-1-feed-userann", token))
    #expect(subscribed[0]["successful"] == true)
    let text = String(repeating: "x", count: 200_000)
    let activity = Activity(
      id: ActivityID(foreignID: "f", time: .now()),
      actor: "SU:ann",
      verb: "v",
      object: "o",
      time: .now(),
      custom: ["text": .string(text)]
    )
    let change = FeedChange(feed: "user:ann", new: [EnrichedActivity(activity)], publishedAt: .now())
    var sent = 0
    while await hub.table.count == 1, sent < 100 {
      await hub.publish(change, of: TestHub.app)
      sent += 1
      #expect(await hub.waiting.bytes <= RealtimeSession.queueBytes + 300_000)
    }
    #expect(sent == RealtimeSession.queueBytes / 200_000 + 1)
    #expect(await hub.waiting.bytes == 0)
  }

  /// What waits for many is kept once; over all of them there is a limit too.
  @Test func whatWaitsForAllIsBounded() async throws {
    var limits = ServerLimits()
    limits.realtimeBytes = 1 << 20
    let hub = TestHub.make(limits)
    let token = TestHub.token(for: "ann")
    for number in 0..<100 {
      let id =
        try await replies(hub, Self.handshake, from: "192.0.2.\(number)")[0]["clientId"]?.stringValue ?? ""
      _ = try await replies(
        hub,
        TestHub.subscription(id, "/site-1-feed-userann", token),
        from: "192.0.2.\(number)"
      )
    }
    let activity = Activity(
      id: ActivityID(foreignID: "f", time: .now()),
      actor: "SU:ann",
      verb: "v",
      object: "o",
      time: .now(),
      custom: ["text": .string(String(repeating: "x", count: 100_000))]
    )
    let change = FeedChange(feed: "user:ann", new: [EnrichedActivity(activity)], publishedAt: .now())
    for _ in 0..<10 { await hub.publish(change, of: TestHub.app) }
    #expect(await hub.table.count == 100)
    #expect(await hub.waiting.bytes < 1_100_000)
    await hub.publish(change, of: TestHub.app)
    #expect(await hub.table.count == 0)
    #expect(await hub.waiting.bytes == 0)
    #expect(await hub.table.inconsistencies == [])
  }

  @Test func subscriptionsAreLimited() async throws {
    var limits = ServerLimits()
    limits.realtimeSubscriptions = 50
    let hub = TestHub.make(limits)
    let id = try await replies(hub, Self.handshake)[0]["clientId"]?.stringValue ?? ""
    let token = TestHub.token(for: "ann")
    let long = "/site-1-feed-user" + String(repeating: "x", count: 10_000)
    #expect(try await replies(hub, TestHub.subscription(id, long, token))[0]["successful"] == false)
    let names = (0..<60).map { "/site-1-feed-user\($0)" }
    let reply = try await replies(hub, TestHub.subscription(id, names, token))[0]
    #expect(reply["successful"] == false)
    #expect(await hub.table.subscriptionCount == 50)
    #expect(await hub.table.inconsistencies == [])
  }

  @Test func aConnectIsHeldOncePerRequest() async throws {
    var limits = ServerLimits()
    limits.pollTimeout = 0.2
    let hub = TestHub.make(limits)
    let id = try await replies(hub, Self.handshake)[0]["clientId"]?.stringValue ?? ""
    let connect = #"{"channel":"/meta/connect","clientId":"\#(id)","connectionType":"long-polling"}"#
    let many = "[" + Array(repeating: connect, count: 500).joined(separator: ",") + "]"
    // A hundred seconds, if each were held.
    let all = try await replies(hub, many)
    #expect(all.count == 500 && all.allSatisfy { $0["successful"] == true })
  }
}

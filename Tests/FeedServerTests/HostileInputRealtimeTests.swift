import FeedCore
import GrowthTesting
import NIOCore
import Testing

@testable import FeedServer

/// What Bayeux messages may cost, whatever they say. The channel's own syntax is `FeedChannel`'s to hold.
@Suite struct HostileInputRealtimeTests {
  /// As much as one request may have.
  private static let sizes = [1_000, 10_000, 100_000, 250_000]
  private static let origin = RealtimeOrigin(peer: nil, remote: nil)

  private static func session(_ hub: RealtimeHub) async throws -> String {
    let reply = try await hub.poll(Array(#"{"channel":"/meta/handshake"}"#.utf8), from: origin)
    return try JSONParser.parse(reply).arrayValue?.first?["clientId"]?.stringValue ?? ""
  }

  private static func list(_ item: (Int) -> String, filling size: Int) -> String {
    var text = ""
    var number = 0
    while text.utf8.count < size {
      text += (text.isEmpty ? "" : ",") + item(number)
      number += 1
    }
    return "[\(text)]"
  }

  private func expectLinear(_ name: String, _ input: (_ id: String, _ size: Int) -> String) async throws {
    let hub = TestHub.make()
    let id = try await Self.session(hub)
    await Growth.expectLinear(name, sizes: Self.sizes) {
      input(id, $0)
    } work: { text in
      _ = try await hub.poll(Array(text.utf8), from: Self.origin)
    }
  }

  @Test func messagesOfEveryKind() async throws {
    for channel in [
      "/meta/handshake", "/meta/subscribe", "/meta/unsubscribe", "/meta/disconnect", "/x", "",
      "/meta/connect",
    ] {
      try await expectLinear(channel) { id, size in
        Self.list(
          { _ in #"{"channel":"\#(channel)","clientId":"nobody","subscription":"/site-1-feed-userann"}"# },
          filling: size
        )
      }
      try await expectLinear("\(channel) of a session") { id, size in
        Self.list(
          { number in
            #"{"channel":"\#(channel)","clientId":"\#(id)","subscription":"/site-1-feed-user\#(number)","advice":{"timeout":0}}"#
          },
          filling: size
        )
      }
    }
  }

  /// Half of it a token, the other half names that it is meant for.
  @Test func oneTokenForManyNames() async throws {
    for token in [String(repeating: "x", count: 1), TestHub.token(for: "ann") + "x"] {
      try await expectLinear("names") { id, size in
        let long = String(repeating: "a.", count: size / 8) + token
        let names = Self.list({ "\"/site-1-feed-user\($0)\"" }, filling: size / 2)
        return
          #"{"channel":"/meta/subscribe","clientId":"\#(id)","subscription":\#(names),"ext":{"api_key":"key","signature":"\#(long)"}}"#
      }
    }
  }

  @Test func namesThatAreTakenAndGivenBack() async throws {
    let token = TestHub.token(for: "ann")
    for channel in ["/meta/subscribe", "/meta/unsubscribe"] {
      let hub = TestHub.make()
      let id = try await Self.session(hub)
      let all = (0..<RealtimeSession.subscriptionLimit).map { "/site-1-feed-user\($0)" }
      for start in stride(from: 0, to: all.count, by: 1000) {
        let part = Array(all[start..<start + 1000])
        _ = try await hub.poll(Array(TestHub.subscription(id, part, token).utf8), from: Self.origin)
      }
      #expect(await hub.table.subscriptionCount == RealtimeSession.subscriptionLimit)
      await Growth.expectLinear(channel, sizes: Self.sizes) { size in
        let names = Self.list({ "\"/site-1-feed-user\(9_000_000 + $0)\"" }, filling: size)
        return
          #"{"channel":"\#(channel)","clientId":"\#(id)","subscription":\#(names),"ext":{"api_key":"key","signature":"\#(token)"}}"#
      } work: { text in
        _ = try await hub.poll(Array(text.utf8), from: Self.origin)
      }
    }
  }

  @Test func longFields() async throws {
    for field in ["channel", "clientId", "id", "subscription", "connectionType", "version"] {
      try await expectLinear(field) { id, size in
        let long = JSONValue.string(String(repeating: "/site-1-feed-", count: size / 13))
        let message: JSONValue = [
          "channel": "/meta/subscribe", "clientId": .string(id), "subscription": "/x",
        ]
        return JSONWriter.text(.object((message.objectValue ?? [:]).merging([field: long]) { $1 }))
      }
    }
    try await expectLinear("nested") { _, size in String(repeating: "[", count: size) }
  }

  /// 20,000 sessions that were given to nobody made each later handshake look at all of them.
  @Test func aHandshakeCostsTheSameHoweverManySessionsThereAre() {
    Growth.expectLinear("sessions", sizes: [1_000, 10_000, 100_000]) { size in
      var limits = ServerLimits()
      limits.realtimeSessions = size
      limits.realtimeSessionsPerAddress = size
      return limits
    } work: { limits in
      var table = RealtimeSessionTable(limits: limits)
      let start = ContinuousClock.now
      // As many again as there may be: each of these takes the place of one.
      for number in 0..<2 * limits.realtimeSessions {
        let now = start + .milliseconds(number)
        if table.isFull, let forgotten = table.forgotten(before: now) { _ = table.remove(forgotten) }
        guard table.refusal(of: Self.origin, nil) == nil else { continue }
        table.open("\(number)", from: Self.origin, at: now)
        table.see("\(number - 1)", at: now)
      }
    }
  }

  @Test func callersAreCountedAtConstantCost() {
    Growth.expectLinear("callers", sizes: [1_000, 10_000, 100_000]) { count in
      (0..<count).map { "key user\($0)" }
    } work: { callers in
      let limiter = RateLimiter(limit: 10)
      for caller in callers { _ = limiter.count(caller, at: Timestamp(seconds: 60)) }
    }
  }
}

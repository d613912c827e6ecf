import FeedCore
import Foundation
import NIOCore
import Testing

@testable import FeedServer

/// Mutated and made-up Bayeux messages against the hub: whatever they say, it replies in JSON, its tables
/// agree, and no limit is exceeded.
///
/// The same inputs every time. `RUNNEL_FUZZ=1000000` tries that many instead of the usual 4,000, and
/// `RUNNEL_FUZZ_SEED` others.
@Suite("Fuzzing Bayeux messages")
struct BayeuxFuzzTests {
  private static let settings = ProcessInfo.processInfo.environment
  private static let count = settings["RUNNEL_FUZZ"].flatMap(Int.init) ?? 4_000
  private static let seed = settings["RUNNEL_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
  /// How often everything is compared with everything.
  private static let stride = 50

  private static let limits: ServerLimits = {
    var limits = ServerLimits()
    limits.pollTimeout = 0.001
    limits.realtimeSessions = 40
    limits.realtimeSessionsPerAddress = 15
    limits.realtimeSubscriptions = 60
    limits.realtimeBytes = 200_000
    return limits
  }()

  private static let origins = [
    RealtimeOrigin(peer: nil, remote: nil), RealtimeOrigin(peer: "ann", remote: nil),
    RealtimeOrigin(peer: "bob", remote: nil),
    RealtimeOrigin(peer: nil, remote: try? SocketAddress(ipAddress: "192.0.2.1", port: 1)),
  ]

  /// A socket, and what it was sent but has not received yet.
  private struct Line {
    var socket: RealtimeSocket
    var texts: AsyncStream<RealtimeText>.Iterator

    init() {
      let (socket, stream) = TestHub.socket()
      self.socket = socket
      texts = stream.makeAsyncIterator()
    }
  }

  @Test("no message traps, is answered with anything but JSON, or leaves the tables in disagreement")
  func fuzz() async throws {
    let hub = TestHub.make(Self.limits)
    var mutator = MessageMutator(seed: Self.seed)
    var lines = (0..<4).map { _ in Line() }
    for number in 0..<Self.count {
      let text = mutator.next()
      let bytes = Array(text.utf8)
      let origin = Self.origins[mutator.below(Self.origins.count)]
      if mutator.below(3) > 0 {
        do {
          try Self.check(try await hub.poll(bytes, from: origin), text, &mutator)
        } catch let error as FeedError {
          #expect(error.code == .input, "\(text)")
        }
      } else {
        let index = mutator.below(lines.count)
        await hub.receive(bytes, from: origin, socket: lines[index].socket)
        try await Self.drain(&lines[index], text, &mutator)
        if mutator.below(20) == 0 { await Self.reopen(&lines[index], hub) }
      }
      if mutator.below(4) == 0 { await hub.publish(mutator.change(), of: TestHub.app) }
      if mutator.below(200) == 0 { await hub.endAbandoned(at: .now + .seconds(mutator.below(3))) }
      if number % Self.stride == 0 { await Self.checkTables(hub, text) }
    }
    await Self.checkTables(hub, "the end")
    // Nothing of what was sent is kept once everybody has gone.
    for line in lines { await hub.detach(line.socket) }
    await hub.endAbandoned(at: .now + .seconds(9))
    let table = await hub.table
    #expect(table.count == 0 && table.listeners.isEmpty && table.subscriptionCount == 0)
    #expect(await hub.table.inconsistencies == [])
  }

  private static func check(_ reply: String, _ text: String, _ mutator: inout MessageMutator) throws {
    let messages = try #require((try? JSONParser.parse(reply))?.arrayValue, "\(text) → \(reply)")
    for message in messages {
      let isWhole = message["channel"]?.stringValue != nil || message["successful"] == false
      #expect(isWhole, "\(text) → \(reply)")
      #expect(message["data"] != nil || message["successful"]?.boolValue != nil, "\(text) → \(reply)")
      if let id = message["clientId"]?.stringValue { mutator.learn(id) }
    }
  }

  /// Reads all that was sent, as a client that keeps up; a marker says where it ends.
  private static func drain(_ line: inout Line, _ text: String, _ mutator: inout MessageMutator) async throws
  {
    let marker = RealtimeText("end", in: ByteBudget(limit: .max))
    guard case .enqueued = line.socket.outgoing.yield(marker) else { return }
    while let sent = await line.texts.next(isolation: nil), sent !== marker {
      line.socket.wrote(sent)
      try check(sent.text, text, &mutator)
    }
  }

  private static func reopen(_ line: inout Line, _ hub: RealtimeHub) async {
    await hub.detach(line.socket)
    #expect(await !hub.hasSession(line.socket))
    line = Line()
  }

  private static func checkTables(_ hub: RealtimeHub, _ text: String) async {
    #expect(await hub.table.inconsistencies == [], "after \(text)")
    #expect(await hub.table.count <= limits.realtimeSessions)
    #expect(await hub.table.subscriptionCount <= limits.realtimeSubscriptions)
    #expect(await hub.waiting.bytes <= limits.realtimeBytes + 500_000)
  }
}

/// Makes texts that look like Bayeux messages, from good ones and from the protocol's own words.
struct MessageMutator {
  private var state: UInt64
  /// Ids of sessions that the hub named.
  private var ids: [String] = ["nobody"]
  private let words: [String]

  init(seed: UInt64) {
    state = seed
    words =
      [
        "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u0000", "\u{0}", "é😀", "null", "true", "-1", "1e400",
        "1e300", "NaN",
        "9223372036854775807", "-9223372036854775808", "99999999999999999999", "0.0000001", "[[[[[[[[", "{}",
        "[]", "\"\"",
        "/meta/handshake", "/meta/connect", "/meta/subscribe", "/meta/unsubscribe", "/meta/disconnect",
        "/site-1-feed-userann",
        "/site--feed-*", "/site-1-feed-", "-feed--feed-", "channel", "clientId", "subscription", "ext",
        "advice", "timeout", "id",
      ] + [TestHub.token(for: "ann"), TestHub.token(for: "bob")]
  }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return Int((value ^ value >> 31) % UInt64(max(1, bound)))
  }

  mutating func learn(_ id: String) {
    guard id.utf8.count < 40 else { return }
    if ids.count < 60 { ids.append(id) } else { ids[below(ids.count)] = id }
  }

  private mutating func pick(_ list: [String]) -> String { list[below(list.count)] }

  mutating func next() -> String {
    if below(10) == 0 { return (0..<below(12)).map { _ in pick(words) }.joined() }
    let messages = (0..<(1 + below(4))).map { _ in JSONWriter.text(message()) }
    let text = messages.count == 1 ? messages[0] : "[\(messages.joined(separator: ","))]"
    return below(2) == 0 ? text : mutated(text)
  }

  private mutating func message() -> JSONValue {
    let channel = pick([
      "handshake", "handshake", "connect", "subscribe", "subscribe", "unsubscribe", "disconnect", "x",
    ])
    var members: [String: JSONValue] = [
      "channel": .string("/meta/\(channel)"), "clientId": .string(pick(ids)),
    ]
    if below(2) == 0 { members["id"] = .string(pick(words)) }
    members["subscription"] =
      below(4) == 0 ? .array((0..<below(9)).map { _ in .string(feed()) }) : .string(feed())
    let user = pick(["ann", "bob"])
    members["ext"] = [
      "api_key": "key", "signature": .string(below(5) == 0 ? pick(words) : TestHub.token(for: user)),
    ]
    members["advice"] = ["timeout": below(3) == 0 ? .double(1e300) : .int(0)]
    if below(8) == 0 {
      members[pick(["channel", "clientId", "ext", "advice", "id", "subscription"])] = odd()
    }
    return .object(members)
  }

  private mutating func odd() -> JSONValue {
    switch below(6) {
    case 0: .null
    case 1: .int(.min)
    case 2: .double(-1e308)
    case 3: .array([[], [:], 1])
    case 4: ["timeout": .decimal("1e999"), "api_key": 1]
    default: .string(String(repeating: pick(words), count: 1 + below(300)))
    }
  }

  private mutating func feed() -> String {
    "/site-\(below(3))-feed-"
      + pick(["userann", "userbob", "timelineann", "*", "user\(below(30))", "notificationbob", ""])
  }

  private mutating func mutated(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0...below(4) {
      let place = below(scalars.count + 1)
      let end = min(scalars.count, place + below(8))
      switch below(4) {
      case 0: scalars.removeSubrange(place..<end)
      case 1: scalars.insert(contentsOf: Array(scalars[place..<end]), at: below(scalars.count + 1))
      case 2: scalars.insert(contentsOf: Array(pick(words).unicodeScalars), at: place)
      default: scalars.replaceSubrange(place..<end, with: Array(pick(words).unicodeScalars))
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  /// Something that happens to a feed that somebody may listen to.
  mutating func change() -> FeedChange {
    let activity = Activity(
      id: ActivityID(foreignID: "f", time: Timestamp(seconds: 1_700_000_000)),
      actor: "SU:ann",
      verb: "v",
      object: "o",
      time: Timestamp(seconds: 1_700_000_000),
      custom: ["text": .string(String(repeating: "x\u{2028}\"", count: below(2000)))]
    )
    let name = pick(["ann", "bob", "\(below(30))"])
    return FeedChange(
      feed: FeedID(trusted: "user", name),
      new: [EnrichedActivity(activity)],
      publishedAt: activity.time
    )
  }
}

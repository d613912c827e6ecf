import FeedCore
import FeedEngine
import Foundation
import StreamWire
import Testing

@testable import FeedServer

@Suite("Webhooks")
struct WebhookTests {
  private static func tweet(_ number: Int) -> NewActivity {
    NewActivity(actor: "SU:ann", verb: "tweet", object: "o\(number)", foreignID: "t:\(number)", time: .now())
  }

  private static func feeds(_ bodies: [String]) throws -> [String] {
    try bodies.flatMap { try JSONParser.parse($0).arrayValue ?? [] }.compactMap { $0["feed"]?.stringValue }
  }

  @Test("a publication is one record, whatever its followers, unless the app asks for theirs")
  func sourcesByDefault() async throws {
    let hook = try await HookServer.start(refusing: 0)
    try await TestServer.run(webhooks: [await hook.address]) { server in
      try await server.engine.follow(
        (0..<300).map { FollowRequest(FeedID(trusted: "timeline", "r\($0)"), follows: "user:ann") }
      )
      try await until {
        _ = try await server.engine.add([Self.tweet(1)], to: "user:ann")
        return await hook.isReady
      }
      _ = try await server.engine.add([Self.tweet(2)], to: "user:last")
      try await until { try await Self.feeds(hook.bodies).contains("user:last") }
      #expect(try await Set(Self.feeds(hook.bodies)) == ["user:ann", "user:last"])
    }
    await hook.stop()
  }

  @Test("every follower's record arrives, in arrays of at most 100, though the receiver was away at first")
  func followers() async throws {
    let hook = try await HookServer.start(refusing: 3)
    let count = 1000
    try await TestServer.run(webhooks: [await hook.address], webhooksIncludeFollowers: true) { server in
      try await server.engine.follow(
        (0..<count).map { FollowRequest(FeedID(trusted: "timeline", "r\($0)"), follows: "user:ann") }
      )
      // Known to the log from when the server first looked at it.
      try await until {
        _ = try await server.engine.add([Self.tweet(1)], to: "user:first")
        return await hook.isReady
      }
      _ = try await server.engine.add([Self.tweet(2)], to: "user:ann")
      _ = try await server.engine.add([Self.tweet(3)], to: "user:last")
      try await until { try await Self.feeds(hook.bodies).contains("user:last") }
      let feeds = try await Self.feeds(hook.bodies).filter { $0 != "user:first" }
      #expect(feeds.count == count + 2)
      #expect(Set(feeds).count == count + 2)
      #expect(feeds.last == "user:last")
      for body in await hook.bodies {
        #expect((try JSONParser.parse(body).arrayValue ?? []).count <= WebhookSender.batchSize)
      }
    }
    await hook.stop()
  }

  @Test("what happened while no server ran is delivered by the next one")
  func nextServer() async throws {
    let engine = SharedEngine()
    let hook = try await HookServer.start(refusing: 0)
    let address = await hook.address
    try await TestServer.run(webhooks: [address], backend: { _ in engine.value }) { _ in
      try await until {
        _ = try await engine.value.add([Self.tweet(1)], to: "user:ann")
        return await hook.isReady
      }
    }
    _ = try await engine.value.add([Self.tweet(2)], to: "user:meanwhile")
    try await TestServer.run(webhooks: [address], backend: { _ in engine.value }) { _ in
      try await until { try await Self.feeds(hook.bodies).contains("user:meanwhile") }
    }
    await hook.stop()
  }

  @Test("a batch that is refused for good does not stop later ones")
  func refused() async throws {
    let hook = try await HookServer.start(refusing: WebhookSender.attempts, with: 400)
    let engine = SharedEngine()
    let app = StreamApp(key: "k", secret: "s", backend: engine.value, webhooks: [await hook.address])
    var sender = WebhookSender(app: app, logger: .init(label: "test"))
    sender.firstPause = .milliseconds(1)
    let task = Task { [sender] in try await sender.run() }
    try await until {
      _ = try await engine.value.add([Self.tweet(1)], to: "user:ann")
      return await hook.isReady
    }
    task.cancel()
    _ = await task.result
    await hook.stop()
  }
}

@Suite("What realtime asks of the backend")
struct RealtimeInterestTests {
  private func interest() -> RealtimeInterest { RealtimeInterest(groups: .standard) }

  @Test("a name stands for every feed that it may be split into")
  func names() {
    var realtime = interest()
    realtime.insert("timelineann", for: .user("ann"))
    #expect(realtime.interest.snapshot.feeds == ["timeline:ann"])
    #expect(realtime.interest.snapshot.breadth == .named)
    realtime.remove("timelineann")
    #expect(realtime.interest.snapshot.isEmpty)
  }

  @Test("a user who listens to everything does not make the backend build what followers receive")
  func everythingOfAUser() {
    var realtime = interest()
    realtime.insert("timelineann", for: .user("ann"))
    realtime.insert(FeedChannel.all, for: .user("ann"))
    #expect(realtime.interest.snapshot.breadth == .sources)
    #expect(realtime.interest.snapshot.feeds.isSuperset(of: ["timeline:ann", "notification:ann"]))
    realtime.remove(FeedChannel.all)
    #expect(realtime.interest.snapshot.feeds == ["timeline:ann"])
    #expect(realtime.interest.snapshot.breadth == .named)
  }
}

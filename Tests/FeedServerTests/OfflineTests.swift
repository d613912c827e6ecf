import FeedCore
import Foundation
import StreamAPI
import Testing

/// A client without a connection: it reads what it kept, and what it wrote arrives once, in order.
@Suite final class OfflineTests: Sendable {
  private let folder = NSTemporaryDirectory() + "runnel-offline-\(UUID().uuidString)"

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func client(_ port: Int) throws -> OfflineClient {
    var configuration = StreamConfiguration(
      key: TestServer.key,
      credentials: .secret(TestServer.secret),
      endpoints: .server(at: "http://127.0.0.1:\(port)"),
      capabilities: StreamConfiguration.runnelCapabilities
    )
    configuration.retries = .none
    return try OfflineClient(StreamClient(configuration), folder: folder)
  }

  private static func tweet(_ object: String) -> NewActivity {
    NewActivity(actor: "SU:ann", verb: "tweet", object: object)
  }

  @Test func aPageThatWasReadIsStillThereAndSaysHowOldItIs() async throws {
    let query = FeedQuery(enrichment: Enrichment(reactionCounts: true))
    let port = try await TestServer.run { server in
      _ = try await server.engine.add([Self.tweet("one")], to: "user:ann")
      let page = try await self.client(server.port).read("user:ann", query)
      #expect(page.asOf == nil)
      return server.port
    }
    let kept = try await client(port).read("user:ann", query)
    #expect(kept.activities.map(\.activity.object) == ["one"])
    #expect(kept.asOf != nil)
    let error = await #expect(throws: FeedError.self) { try await self.client(port).read("user:bob", query) }
    #expect(error?.code == .unreachable)
  }

  @Test func writesWaitAndAreSentOnceInOrder() async throws {
    let port = try await TestServer.run { $0.port }
    let promised: [ActivityID] = try await {
      let client = try self.client(port)
      let one = try await client.add([Self.tweet("one")], to: "user:ann")[0]
      let two = try await client.add([Self.tweet("two")], to: "user:ann")[0]
      let like = try await client.add(NewReaction(kind: "like", on: .activity(one.id), userID: "bob"))
      try await client.deleteReaction(like.id, softly: false)
      _ = try await client.add(NewReaction(kind: "love", on: .activity(one.id), userID: "bob"))
      try await client.follow([FollowRequest("timeline:bob", follows: "user:ann")])
      #expect(client.status.waiting == 6)
      return [one.id, two.id]
    }()
    try await TestServer.run(port: port) { server in
      // Another process, later: what waits was kept on disk.
      let client = try self.client(port)
      #expect(await client.sendWaiting())
      #expect(client.status.waiting == 0)
      #expect(client.status.refused.isEmpty)
      _ = await client.sendWaiting()
      let timeline = try await client.read(
        "timeline:bob",
        FeedQuery(enrichment: Enrichment(reactionCounts: true))
      )
      #expect(timeline.activities.map(\.id) == promised.reversed())
      #expect(timeline.activities.last?.reactions?.counts?["love"] == 1)
      #expect(timeline.activities.last?.reactions?.counts?["like", default: 0] == 0)
    }
  }

  @Test func whatTheServerRefusesDoesNotBlockTheRest() async throws {
    let port = try await TestServer.run { $0.port }
    let waiting = try client(port)
    _ = try await waiting.add([Self.tweet("lost")], to: "nowhere:ann")
    _ = try await waiting.add([Self.tweet("kept")], to: "user:ann")
    try await TestServer.run(port: port) { server in
      #expect(await waiting.sendWaiting())
      #expect(waiting.status.refused.map(\.code) == [.feedConfiguration])
      let stored = try await server.engine.read("user:ann", FeedQuery()).activities
      #expect(stored.map(\.activity.object) == ["kept"])
    }
  }
}

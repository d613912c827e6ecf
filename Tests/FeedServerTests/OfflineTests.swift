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
      #expect(try await client.status().waiting == 6)
      return [one.id, two.id]
    }()
    try await TestServer.run(port: port) { server in
      // Another process, later: what waits was kept on disk.
      let client = try self.client(port)
      #expect(await client.sendWaiting())
      #expect(try await client.status().waiting == 0)
      #expect(try await client.status().refused.isEmpty)
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

  @Test func oneGoesOnReadingPostingAndLikingWithoutTheServer() async throws {
    let query = FeedQuery(enrichment: Enrichment(userID: "ann", ownReactions: true, reactionCounts: true))
    let port = try await TestServer.keptPort()
    let (tweet, client) = try await TestServer.run(port: port) { server in
      let tweet = try await server.engine.add([Self.tweet("one")], to: "user:ann")[0]
      let client = try self.client(port)
      _ = try await client.read("user:ann", query)
      return (tweet, client)
    }
    let me = try await client.addUser("ann", data: ["name": "Ann"], orGet: true)
    #expect(me.data["name"] == "Ann")
    #expect(try await client.activities([.id(tweet.id)], enrichment: nil).map(\.id) == [tweet.id])
    let like = try await client.add(NewReaction(kind: "like", on: .activity(tweet.id), userID: "ann"))
    let own = ReactionQuery(.activity(tweet.id), kind: "like", filterUserID: "ann")
    #expect(try await client.reactions(own).reactions.map(\.id) == [like.id])
    #expect(try await client.reaction(like.id).kind == "like")
    let object = try await client.addObject("tweet", id: nil, data: ["text": "hi"], ownerID: "ann")
    var new = Self.tweet("")
    new.object = object.reference.description
    let posted = try await client.add([new], to: "user:ann")[0]
    let shown = try #require(try await client.activities([.id(posted.id)], enrichment: Enrichment()).first)
    guard case .object(let inside)? = shown.values["object"] else {
      throw FeedError(.general, "not enriched")
    }
    #expect(inside.data["text"] == "hi")
    try await TestServer.waitUntilFree(port)
    let backend = SharedEngine()
    try await TestServer.run(port: port, backend: { _ in backend.value }) { _ in
      // Nobody asks for anything: it is sent because it waits.
      try await until { try await client.status().waiting == 0 }
      #expect(try await client.status().refused.isEmpty)
      let stored = try await backend.value.read("user:ann", query).activities
      #expect(stored.map(\.id) == [posted.id])
      #expect(try await backend.value.reaction(like.id).userID == "ann")
      #expect(try await backend.value.object("tweet", id: object.id).data["text"] == "hi")
      #expect(try await backend.value.user("ann", withFollowCounts: false).data["name"] == "Ann")
    }
    client.close()
  }

  @Test func aPageThatWasReadShowsWhatWaits() async throws {
    let flags = Enrichment(userID: "ann", ownReactions: true, reactionCounts: true)
    let query = FeedQuery(enrichment: flags)
    let port = try await TestServer.run { server in
      for text in ["one", "two", "three"] {
        _ = try await server.engine.add([Self.tweet(text)], to: "user:ann")
      }
      _ = try await self.client(server.port).read("user:ann", query)
      return server.port
    }
    let client = try client(port)
    func shown() async throws -> [EnrichedActivity] { try await client.read("user:ann", query).activities }
    let old = try await shown()
    try await client.remove(old[1].id, from: "user:ann")
    let like = try await client.add(NewReaction(kind: "like", on: .activity(old[0].id), userID: "ann"))
    _ = try await client.add([Self.tweet("four")], to: "user:ann")
    let five = try await client.add([Self.tweet("five")], to: "user:ann")[0]
    var now = try await shown()
    #expect(now.map(\.activity.object) == ["five", "four", "three", "one"])
    #expect(now[2].reactions?.counts == ["like": 1])
    #expect(now[2].reactions?.own?["like"]?.map(\.id) == [like.id])
    try await client.remove(foreignID: five.foreignID, from: "user:ann")
    try await client.deleteReaction(like.id, softly: false)
    now = try await shown()
    #expect(now.map(\.activity.object) == ["four", "three", "one"])
    #expect(now[1].reactions?.own?["like"]?.isEmpty != false)
    client.close()
  }

  @Test func whoeverListensIsToldWhenTheServerIsBack() async throws {
    let port = try await TestServer.keptPort()
    let client = try client(port)
    let changes = try await client.changes(of: ["user:ann"])
    await #expect(throws: FeedError.self) { try await client.read("user:ann", FeedQuery()) }
    try await TestServer.run(port: port) { server in
      _ = try await server.engine.add([Self.tweet("one")], to: "user:ann")
      for await change in changes where !change.new.isEmpty {
        #expect(change.new.map(\.activity.object) == ["one"])
        break
      }
    }
    client.close()
  }

  @Test func whatTheServerRefusesDoesNotBlockTheRest() async throws {
    let port = try await TestServer.run { $0.port }
    let waiting = try client(port)
    _ = try await waiting.add([Self.tweet("lost")], to: "nowhere:ann")
    _ = try await waiting.add([Self.tweet("kept")], to: "user:ann")
    try await TestServer.run(port: port) { server in
      #expect(await waiting.sendWaiting())
      #expect(try await waiting.status().refused.map(\.code) == [.feedConfiguration])
      let stored = try await server.engine.read("user:ann", FeedQuery()).activities
      #expect(stored.map(\.activity.object) == ["kept"])
    }
  }
}

import FeedCore
import FeedEngine
import Testing

@testable import FeedServer

/// A backend that only passes on keeps, behind the server, what the wrapped one offers beside `FeedBackend`.
@Suite struct WrappingBackendTests {
  private struct Wrapper: FeedBackend {
    var base: any FeedBackend
    var passesExtensions = true

    var capabilities: BackendCapabilities { base.capabilities }
    var extensions: BackendExtensions { passesExtensions ? base.extensions : BackendExtensions() }
    func acting(as user: String) -> any FeedBackend { Wrapper(base: base.acting(as: user)) }
    func read(_ feed: FeedID, _ query: FeedQuery) async throws -> FeedPage {
      try await base.read(feed, query)
    }
    func activities(_ keys: [ActivityKey], enrichment: Enrichment?) async throws -> [EnrichedActivity] {
      try await base.activities(keys, enrichment: enrichment)
    }
    func reactions(_ query: ReactionQuery) async throws -> ReactionPage { try await base.reactions(query) }
  }

  @Test func anAppFindsTheExtensionsOfAWrappedEngine() throws {
    let engine = try FeedEngine(inMemory: .serving)
    defer { try? engine.close() }
    var app = StreamApp(key: "k", secret: "s", backend: Wrapper(base: engine))
    #expect(app.storedPages != nil && app.changeLog != nil)
    app.backend = Wrapper(base: engine, passesExtensions: false)
    #expect(app.storedPages == nil && app.changeLog == nil)
  }

  /// Only what the wrapped engine finds by itself is in the export: the activity is not in the user's own feed.
  @Test(arguments: [true, false])
  func anExportUsesWhatTheWrapperPassesOn(passes: Bool) async throws {
    try await TestServer.run(backend: { Wrapper(base: $0, passesExtensions: passes) }) { server in
      let new = NewActivity(actor: "SU:ann", verb: "tweet", object: "o")
      let stored = try await server.engine.add([new], to: "flat:team")[0]
      let export = try #require(try await server.ask("GET", "data_privacy/export_ids/ann").json?["export"])
      #expect(export["activity_ids"] == .array(passes ? [.string(stored.id.description)] : []))
    }
  }

  /// The wrapper itself implements neither deletion nor search.
  @Test func deletionAndSearchReachTheWrappedEngine() async throws {
    try await TestServer.run(backend: { Wrapper(base: $0) }) { server in
      let new = NewActivity(actor: "SU:ann", verb: "tweet", object: "o", custom: ["text": "kakapo"])
      let stored = try await server.engine.add([new], to: "flat:team")[0]
      let found = try await server.ask("GET", "search/activities/?text=kakapo").json?["results"]?.arrayValue
      #expect(found?.count == 1)
      let body: JSONValue = ["activities": [["id": .string(stored.id.description)]]]
      #expect(try await server.ask("POST", "data_privacy/delete_activities/", body).status == 201)
      #expect(try await server.engine.read("flat:team", FeedQuery()).activities.isEmpty)
    }
  }
}

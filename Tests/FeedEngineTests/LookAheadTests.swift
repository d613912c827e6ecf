import FeedCore
import Testing

@testable import FeedEngine

/// A filtered page looks at a bounded number of entries, and following `next` finds everything once.
@Suite struct LookAheadTests {
  private static let count = 2 * LookAhead.most + 500

  /// Every 700th entry is a like.
  private static func verb(_ number: Int) -> String { number % 700 == 0 ? "like" : "post" }

  private static let likes = (0..<count).reversed().filter { verb($0) == "like" }

  private static let filter = ActivityFilter(verbs: ["like"])

  /// In the feed itself, and in one that follows it.
  @Test(arguments: ["user:ann", "timeline:bob", "aggregated:all"] as [FeedID], [0, 2, 5])
  func followingNextFindsEverythingOnce(feed: FeedID, offset: Int) async throws {
    let engine = try await filled()
    defer { try? engine.close() }
    var found: [String] = []
    var pages = 0
    var query: FeedQuery? = FeedQuery(limit: 3, offset: offset, filter: Self.filter)
    while let asked = query {
      let page = try await engine.read(feed, asked)
      found += page.activities.map(\.activity.object)
      found += page.groups.flatMap { $0.activities.map(\.activity.object) }
      query = page.next
      pages += 1
      try #require(pages < 20)
    }
    #expect(found == Self.likes.dropFirst(offset).map { "o\($0)" })
  }

  @Test(arguments: ["user:ann", "aggregated:all"] as [FeedID])
  func anEmptyFilterEndsAfterAFewPages(feed: FeedID) async throws {
    let engine = try await filled()
    defer { try? engine.close() }
    var query: FeedQuery? = FeedQuery(filter: ActivityFilter(verbs: ["nothing"]))
    var pages = 0
    while let asked = query {
      let page = try await engine.read(feed, asked)
      #expect(page.items.count == 0)
      query = page.next
      pages += 1
      try #require(pages < 20)
    }
    #expect(pages == 3)
  }

  /// Of one group with everything in it, too.
  @Test func aGroupIsLookedAtUpToABound() async throws {
    let engine = try await filled()
    defer { try? engine.close() }
    let discarding = ActivityFilter(discardActors: ["SU:ann"])
    #expect(try await engine.read("aggregated:one", FeedQuery(filter: discarding)).groups.isEmpty)
    let newest = ActivityFilter(verbs: ["post"])
    #expect(try await engine.read("aggregated:one", FeedQuery(filter: newest)).groups.count == 1)
  }

  @Test func pagesWithoutAFilterAreFull() async throws {
    let engine = try await filled()
    defer { try? engine.close() }
    for feed: FeedID in ["user:ann", "timeline:bob", "aggregated:all"] {
      let page = try await engine.read(feed, FeedQuery(limit: 100, offset: 3000))
      #expect(page.items.count == 100)
      #expect(page.next != nil)
    }
  }

  private func filled() async throws -> FeedEngine {
    var groups = FeedGroups.standard
    groups["aggregated"]?.format = "{{ object }}"
    let engine = try FeedEngine(inMemory: groups)
    try await engine.follow([FollowRequest("timeline:bob", follows: "user:ann")])
    try await engine.batch { batch in
      for number in 0..<Self.count {
        var new = NewActivity.tweet(by: "ann", at: number, verb: Self.verb(number), to: ["aggregated:all"])
        new.object = "o\(number)"
        _ = try batch.add([new], to: "user:ann")
        new.object = "one"
        new.foreignID += " again"
        new.to = []
        _ = try batch.add([new], to: "aggregated:one")
      }
    }
    try await engine.catchUp(["timeline:bob"])
    return engine
  }
}

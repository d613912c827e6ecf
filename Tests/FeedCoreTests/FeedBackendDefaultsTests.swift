import FeedCore
import Testing

@Suite("A backend of a few lines")
struct FeedBackendDefaultsTests {
  /// All that a read-only backend has to implement.
  private struct EmptyPages: FeedBackend {
    func acting(as _: String) -> any FeedBackend { self }
    func read(_: FeedID, _: FeedQuery) async throws -> FeedPage { FeedPage(items: .activities([])) }
  }

  /// One that lists follows and users, from which counts and single users follow.
  private struct Lists: FeedBackend {
    var follows: [Follow] = []

    func acting(as _: String) -> any FeedBackend { self }
    func read(_: FeedID, _: FeedQuery) async throws -> FeedPage { FeedPage(items: .activities([])) }
    func reactions(_: [String], includingDeleted _: Bool) async throws -> [Reaction] { [] }
    func objects(_: [String]) async throws -> [CollectionObject] { [] }
    func users(_: [String]) async throws -> [FeedUser] { [] }
    func followers(of _: FeedID, _ query: FollowQuery) async throws -> [Follow] {
      // Never more than 10, as of a backend with a smaller limit than the query's.
      Array(follows.dropFirst(query.offset).prefix(min(query.limit, 10)))
    }
  }

  @Test("reads, and has nothing optional")
  func reads() async throws {
    let backend: any FeedBackend = EmptyPages()
    #expect(try await backend.read("user:ann", FeedQuery()).items.count == 0)
    #expect(backend.capabilities == [])
    #expect(backend.extensions.search == nil && backend.extensions.changeLog == nil)
  }

  @Test("refuses the rest with a sentence that names it")
  func refuses() async throws {
    let backend: any FeedBackend = EmptyPages()
    await #expect(throws: FeedError(.notAllowed, "This backend does not support adding activities.")) {
      try await backend.add([NewActivity(actor: "SU:ann", verb: "tweet", object: "o")], to: "user:ann")
    }
    await #expect(throws: FeedError(.notAllowed, "This backend does not support following feeds.")) {
      try await backend.follow([FollowRequest("timeline:ann", follows: "user:bob")])
    }
    await #expect(throws: FeedError(.notAllowed, "This backend does not support searching users.")) {
      try await backend.searchUsers("ann", limit: 5, afterID: nil)
    }
    await #expect(throws: FeedError(.notAllowed, "This backend does not support streams of changes.")) {
      _ = try await backend.changes(in: ChangeInterest(breadth: .everything))
    }
  }

  @Test("counts follows from their pages")
  func counts() async throws {
    let now = Timestamp(microseconds: 1_700_000_000_000_000)
    let follows = try (0..<35).map { number in
      let group = number % 5 == 0 ? "flat" : "timeline"
      return Follow(
        feed: try FeedID(group, "u\(number)"),
        target: "user:ann",
        createdAt: now,
        updatedAt: now
      )
    }
    let backend: any FeedBackend = Lists(follows: follows)
    let all = try await backend.followStatistics(FollowStatisticsQuery(followersOf: "user:ann"))
    #expect(all == FollowStatistics(followers: 35))
    let some = FollowStatisticsQuery(followersOf: "user:ann", followersGroups: ["flat"])
    #expect(try await backend.followStatistics(some) == FollowStatistics(followers: 7))
  }

  @Test("finds nothing single where its lists are empty")
  func single() async throws {
    let backend: any FeedBackend = Lists()
    await #expect(throws: FeedError(.notFound, "There is no reaction 'r'.")) {
      try await backend.reaction("r")
    }
    await #expect(throws: FeedError(.notFound, "There is no user 'ann'.")) {
      try await backend.user("ann", withFollowCounts: false)
    }
    await #expect(throws: FeedError(.notFound, "There is no object 'tweet:1'.")) {
      try await backend.object("tweet", id: "1")
    }
  }
}

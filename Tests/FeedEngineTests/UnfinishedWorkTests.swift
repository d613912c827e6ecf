import FeedCore
import Foundation
import ProcessTesting
import Testing

@testable import FeedEngine

/// Long writes in portions that stop between two of them, and are resumed.
@Suite struct UnfinishedWorkTests {
  private let folder: TemporaryFolder
  private let engine: FeedEngine
  private let everywhere = NewActivity.tweet(by: "ann", at: 1)
  private let bells = (0..<20).map { FeedID(trusted: "notification", "n\($0)") }

  init() throws {
    folder = try TemporaryFolder()
    engine = try Self.open(folder)
  }

  /// An engine whose portions are a few rows.
  private static func open(_ folder: TemporaryFolder) throws -> FeedEngine {
    var configuration = try EngineConfiguration(groups: .standard, clock: Timestamp.now)
    configuration.portions.rows = 8
    return try FeedEngine(DatabaseFile(path: folder.file("feeds.db")), configuration)
  }

  private func bellsThatShowIt(_ engine: FeedEngine) async throws -> Int {
    var count = 0
    for bell in bells {
      count += try await engine.read(bell, FeedQuery()).groups.map(\.activityCount).reduce(0, +)
    }
    return count
  }

  /// The engine is closed with its work unfinished, and the first write of another one finishes it.
  private func reopened() async throws -> FeedEngine {
    try engine.close()
    let next = try Self.open(folder)
    _ = try await next.add([.tweet(by: "bob", at: 99)], to: "user:bob")
    try await settle(next)
    return next
  }

  private func settle(_ engine: FeedEngine) async throws {
    while try engine.read({ try !$0.unfinishedWork().isEmpty }) { await Task.yield() }
    #expect(try await engine.check() == [])
  }

  @Test func aDeletionIsResumed() async throws {
    try await engine.add(everywhere, toMany: bells)
    let id = try #require(everywhere.determinedID)
    let begun = try await engine.writeOnce { try $0.delete(id) }.begun
    _ = try await engine.writeOnce { try $0.runPortion(of: begun[0]) }
    #expect(try await bellsThatShowIt(engine) == bells.count - 4)
    #expect(try await engine.activities([.id(id)], enrichment: nil).count == 1)
    #expect(try await engine.check() == [])
    let next = try await reopened()
    defer { try? next.close() }
    #expect(try await bellsThatShowIt(next) == 0)
    #expect(try await next.activities([.id(id)], enrichment: nil).isEmpty)
  }

  @Test func whatIsAddedAgainWhileItIsDeletedStays() async throws {
    defer { try? engine.close() }
    try await engine.add(everywhere, toMany: bells)
    let id = try #require(everywhere.determinedID)
    _ = try await engine.writeOnce { try $0.delete(id) }
    try await engine.add([everywhere], to: bells[0])
    try await settle(engine)
    #expect(try await bellsThatShowIt(engine) == 1)
    // Also in a batch, which is one transaction, and by a second deletion.
    try await engine.add(everywhere, toMany: bells)
    _ = try await engine.writeOnce { try $0.delete(id) }
    let (everywhere, bells) = (everywhere, bells)
    _ = try await engine.batch { try $0.add([everywhere], to: bells[1]) }
    try await settle(engine)
    #expect(try await bellsThatShowIt(engine) == 1)
    _ = try await engine.writeOnce { try $0.delete(id) }
    try await engine.delete(id)
    #expect(try await engine.activities([.id(id)], enrichment: nil).isEmpty)
  }

  @Test func anAdditionToManyIsResumed() async throws {
    let (everywhere, bells) = (everywhere, bells)
    _ = try await engine.writeOnce { try $0.add(everywhere, toMany: bells) }
    #expect(try await bellsThatShowIt(engine) < bells.count)
    let next = try await reopened()
    defer { try? next.close() }
    #expect(try await bellsThatShowIt(next) == bells.count)
  }

  @Test func aDeletionWaitsForTheAddition() async throws {
    defer { try? engine.close() }
    let (everywhere, bells) = (everywhere, bells)
    _ = try await engine.writeOnce { try $0.add(everywhere, toMany: bells) }
    try await engine.delete(try #require(everywhere.determinedID))
    try await settle(engine)
    #expect(try await bellsThatShowIt(engine) == 0)
  }

  @Test(arguments: ["timeline:t", "aggregated:t", "notification:t"] as [FeedID])
  func anUnfollowIsResumed(_ feed: FeedID) async throws {
    try await fill(feed)
    _ = try await engine.writeOnce { try $0.unfollow([UnfollowRequest(feed, unfollows: "user:ann")]) }
    // The follow has ended, and nothing new comes by it.
    #expect(try await engine.following(of: feed, FollowQuery()).map(\.target) == ["user:bob"])
    try await engine.add([.tweet(by: "ann", at: 500)], to: "user:ann")
    #expect(try await !actors(engine, feed).isEmpty)
    let next = try await reopened()
    defer { try? next.close() }
    #expect(try await actors(next, feed) == ["SU:bob"])
  }

  @Test(arguments: ["timeline:t", "aggregated:t"] as [FeedID])
  func aFollowWaitsForTheUnfollow(_ feed: FeedID) async throws {
    defer { try? engine.close() }
    try await fill(feed)
    let before = try await engine.read(feed, FeedQuery(limit: 100))
    _ = try await engine.writeOnce { try $0.unfollow([UnfollowRequest(feed, unfollows: "user:ann")]) }
    try await engine.follow([FollowRequest(feed, follows: "user:ann")])
    try await settle(engine)
    let after = try await engine.read(feed, FeedQuery(limit: 100))
    #expect(after.activities.map(\.id) == before.activities.map(\.id))
    #expect(Set(after.groups.map(\.activityCount)) == Set(before.groups.map(\.activityCount)))
  }

  private func fill(_ feed: FeedID) async throws {
    for name in ["ann", "bob"] {
      for number in 0..<20 {
        try await engine.add([.tweet(by: name, at: number)], to: FeedID(trusted: "user", name))
      }
    }
    try await engine.follow([
      FollowRequest(feed, follows: "user:ann"), FollowRequest(feed, follows: "user:bob"),
    ])
    try await engine.catchUp([feed])
  }

  private func actors(_ engine: FeedEngine, _ feed: FeedID) async throws -> Set<String> {
    let page = try await engine.read(feed, FeedQuery(limit: 100))
    return Set((page.activities + page.groups.flatMap(\.activities)).map(\.activity.actor))
  }

  @Test func markingAllIsResumedAndLeavesWhatCameLater() async throws {
    let bell: FeedID = "notification:b"
    for day in 0..<30 { try await engine.add([.tweet(by: "u\(day)", at: day * 86_400)], to: bell) }
    _ = try await engine.writeOnce { writing in
      let page = try writing.reading.groupPage(bell, FeedQuery())
      try writing.mark(bell, FeedQuery(markSeen: .all), page: page)
    }
    let middle = try await engine.read(bell, FeedQuery(limit: 100))
    #expect(middle.unseen == 22 && middle.unread == 30)
    #expect(middle.groups.prefix(8).allSatisfy { $0.isSeen == true })
    try await engine.add([.tweet(by: "late", at: 100 * 86_400)], to: bell)
    let next = try await reopened()
    defer { try? next.close() }
    let page = try await next.read(bell, FeedQuery(limit: 100))
    #expect(page.unseen == 1 && page.unread == 31)
    #expect(page.groups.first?.isSeen == false)
  }

  @Test func twoEnginesDoTheSameWork() async throws {
    defer { try? engine.close() }
    let other = try Self.open(folder)
    defer { try? other.close() }
    try await engine.add(everywhere, toMany: bells)
    let id = try #require(everywhere.determinedID)
    let begun = try await engine.writeOnce { try $0.delete(id) }.begun
    async let first: Void = engine.finish(begun[0])
    async let second: Void = other.finish(begun[0])
    _ = try await (first, second)
    try await settle(other)
    #expect(try await bellsThatShowIt(other) == 0)
  }

  /// What comes to a feed between the look-up of the floors and the transaction moves them.
  @Test func copyFloorsAreLookedUpAgainWhereTheyMoved() async throws {
    defer { try? engine.close() }
    for number in 0..<5 { try await engine.add([.tweet(by: "ann", at: number)], to: "user:ann") }
    let requests = [FollowRequest("timeline:t", follows: "user:ann", activityCopyLimit: 2)]
    let floors = try engine.read { try CopyFloors($0, requests) }
    #expect(floors.places.count == 1)
    try await engine.add([.tweet(by: "ann", at: 5)], to: "user:ann")
    _ = try await engine.writeOnce { try $0.follow(requests, floors: floors) }
    let page = try await engine.read("timeline:t", FeedQuery())
    #expect(page.activities.map(\.activity.object) == ["SO:tweet:5", "SO:tweet:4"])
  }

  /// A process is killed somewhere in a deletion: nothing, some or all of it is done, and the next writer
  /// ends it.
  @Test func aKilledDeletionIsResumed() async throws {
    try engine.close()
    let path = folder.file("feeds.db")
    let engine = try FeedEngine(path: path)
    defer { try? engine.close() }
    let spread = try ChildProcess(builtProduct("EngineProbe"), ["spread", path])
    #expect(spread.line() == "spread")
    _ = spread.text()
    let before = try await count("publications", engine)
    let child = try ChildProcess(builtProduct("EngineProbe"), ["delete", path])
    while try await count("publications", engine) == before { await Task.yield() }
    _ = child.kill()
    let left = try await count("publications", engine)
    #expect(left > 0 && left < before)
    #expect(try await engine.check() == [])
    _ = try await engine.add([.tweet(by: "bob", at: 99)], to: "user:bob")
    try await settle(engine)
    #expect(try await count("publications", engine) == 1)
    #expect(try await count("groups", engine) == 0)
  }

  private func count(_ name: String, _ engine: FeedEngine) async throws -> Int {
    try await engine.statistics().counts.first { $0.name == name }?.count ?? 0
  }
}

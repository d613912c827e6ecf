import FeedCore
import FeedEngine
import Foundation
import Social
import Testing

@testable import DemoWorlds

@Suite("Demo databases")
final class DemoDatabaseTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "demo-\(UUID().uuidString)")
    .path

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A world of the usual kind with a tenth of what happens in it.
  private func open(
    _ name: WorldName,
    seed: UInt64 = 1,
    as user: String = World.you,
    now: Timestamp = anchor
  ) async throws -> DemoDatabase {
    let settings = WorldSettings.of(name, activities: 1500)
    return try await DemoDatabase.open(name, seed: seed, as: user, in: folder, now: now, settings)
  }

  @Test("a world is made once, kept for a day with what you did, and made anew after that")
  func lifetime() async throws {
    let first = try await open(.chirp)
    #expect(first.isNew && first.userID == World.you)
    try await check(first)
    try await Social(backend: first.engine, userID: World.you).post("Here I am")
    try first.engine.close()

    let hour = anchor.advanced(bySeconds: 3600)
    let second = try await open(.chirp, now: hour)
    #expect(!second.isNew && second.anchor == anchor)
    #expect(try await newestText(second) == "Here I am")
    await #expect(throws: FeedError.self) {
      _ = try await self.open(.chirp, as: "nobody-at-all", now: hour)
    }
    let someone = try #require(try await second.engine.searchUsers(nil, limit: 1, afterID: nil).first?.id)
    let other = try await open(.chirp, as: someone, now: hour)
    #expect(other.userID == someone && !other.isNew)
    try second.engine.close()
    try other.engine.close()
  }

  private func check(_ demo: DemoDatabase) async throws {
    let timeline = try await demo.engine.read("timeline:you", FeedQuery(limit: 100, enrichment: Enrichment()))
    guard case .activities(let entries) = timeline.items else { return }
    #expect(entries.count == 100)
    #expect(entries.allSatisfy { $0.isEnriched })
    let groups = try await demo.engine.read("timeline_aggregated:you", FeedQuery(limit: 25))
    guard case .groups(let aggregated) = groups.items else { return }
    #expect(aggregated.count == 25)
    let latest = try #require(aggregated.first?.activities.first?.activity.time)
    #expect(latest > demo.anchor.advanced(bySeconds: -86_400), "what happened last does not come first")
    // The newest first, as they came in, though nobody looked until now.
    let times = aggregated.map(\.updatedAt)
    #expect(times == times.sorted(by: >) && Set(times).count == times.count)
    #expect(aggregated.allSatisfy { $0.updatedAt >= $0.activities[0].activity.time })
    let notifications = try await demo.engine.read("notification:you", FeedQuery(limit: 100))
    let (unseen, unread) = (notifications.unseen ?? 0, notifications.unread ?? 0)
    guard case .groups(let told) = notifications.items else { return }
    #expect(unseen > 0 && unseen < unread && unread < told.count)
    let profile = try await demo.engine.user("you", withFollowCounts: true)
    #expect((profile.followersCount ?? 0) > 30 && (profile.followingCount ?? 0) > 30)
  }

  private func newestText(_ demo: DemoDatabase) async throws -> String? {
    let page = try await demo.engine.read("user:you", FeedQuery(limit: 1, enrichment: Enrichment()))
    guard case .activities(let entries) = page.items else { return nil }
    guard case .object(let object)? = entries.first?.values["object"] else { return nil }
    return object.data["text"]?.stringValue
  }

  @Test("whoever keeps the world living finds people, follows and conversations as they were made")
  func stage() async throws {
    let world = World.generate(.chirp, now: anchor, activities: 1500)
    let demo = try await open(.chirp)
    let stage = try await demo.stage()
    #expect(stage.people == world.people && Set(stage.follows) == Set(world.follows))
    #expect(!world.conversations.isEmpty && stage.conversations == world.conversations)
    #expect(stage.activities.isEmpty && stage.objects.isEmpty && stage.reactions.isEmpty)
    let bots = try await demo.bots(pace: 1000)
    try await bots.step()
    try demo.engine.close()
  }

  @Test("what others are told is there for whoever looks through their eyes, or asks for it")
  func others() async throws {
    let demo = try await open(.chirp)
    let told = try await toldPeople(in: demo)
    let (asker, looker) = (PersonFeeds(told[0]).notification, told[1])
    #expect(demo.leavesOut(asker) && demo.leavesOut(PersonFeeds(told[0]).user))
    #expect(!demo.leavesOut(PersonFeeds(World.you).notification))
    #expect(try await demo.engine.read(asker, FeedQuery(limit: 5)).items.count == 0)

    let looking = try await open(.chirp, as: looker)
    let seen = try await looking.engine.read(PersonFeeds(looker).notification, FeedQuery(limit: 5))
    #expect(!looking.isNew && seen.items.count > 0)
    #expect(try await demo.engine.read(asker, FeedQuery(limit: 5)).items.count > 0)
    #expect(!looking.leavesOut(asker))
    try await demo.writeRest()
    try demo.engine.close()
    try looking.engine.close()
  }

  /// Two whom somebody else notified of something.
  private func toldPeople(in demo: DemoDatabase) async throws -> [String] {
    let world = World.generate(demo.name, seed: demo.seed, now: demo.anchor, activities: 1500)
    let feeds = world.reactions.flatMap { reaction in
      reaction.reaction.targetFeeds.filter { $0.group == PersonFeeds(World.you).notification.group }
    }
    let people = Set(feeds.map(\.id)).subtracting([World.you]).sorted()
    try #require(people.count > 1)
    return people
  }

  @Test("a manifest is current for a day, of this version only")
  func manifest() {
    var manifest = DemoManifest(world: .chirp, seed: 1, anchor: anchor)
    #expect(manifest.isCurrent(at: anchor.advanced(bySeconds: 3600)))
    #expect(!manifest.isCurrent(at: anchor.advanced(bySeconds: 25 * 3600)))
    #expect(!manifest.isCurrent(at: anchor.advanced(bySeconds: -2 * 3600)))
    manifest.version += 1
    #expect(!manifest.isCurrent(at: anchor))
  }

  @Test("a database that was never finished does not count, and what is not a database is replaced")
  func unfinished() async throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("half a worl".utf8).write(to: URL(fileURLWithPath: folder + "/octo-2.db.unfinished"))
    let engine = try FeedEngine(path: folder + "/octo-2.db")
    try engine.close()
    let demo = try await open(.octo, seed: 2)
    #expect(demo.isNew)
    #expect(!FileManager.default.fileExists(atPath: folder + "/octo-2.db.unfinished"))
    let mode =
      try FileManager.default.attributesOfItem(atPath: folder + "/octo-2.db")[.posixPermissions] as? Int
    #expect(mode == 0o600)
    try demo.engine.close()
  }
}

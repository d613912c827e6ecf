import FeedCore
import FeedEngine
import Social
import Testing

@testable import DemoWorlds

@Suite("Loading a world")
struct WorldLoaderTests {
  private static let worlds: [WorldName] = [.chirp, .octo, .pins]

  @Test("what is left for later makes the same world in the end", arguments: worlds)
  func sharesMakeTheWhole(name: WorldName) async throws {
    let settings = WorldSettings.of(name, activities: 1000)
    let draft = WorldDraft.peopled(name, seed: 3, anchor: anchor, settings: settings)
    let (whole, parts) = (try FeedEngine(inMemory: .standard), try FeedEngine(inMemory: .standard))
    let world = draft.filled()
    try await WorldLoader(whole).load(world)
    let loader = WorldLoader(parts)
    _ = try await loader.load(draft, readers: [World.you])
    let early = try await FeedsOfPeople(world, in: parts)
    let wanted = try await FeedsOfPeople(world, in: whole)
    #expect(early.ids(of: World.you) == wanted.ids(of: World.you))
    #expect(!early.differences(from: wanted).isEmpty)

    try await loader.loadRest(of: world, readers: [World.you])
    let late = try await FeedsOfPeople(world, in: parts)
    #expect(late.differences(from: wanted) == [])
    // As after a stop halfway: what is there stays as it is.
    try await loader.loadRest(of: world, readers: [World.you])
    #expect(try await FeedsOfPeople(world, in: parts).differences(from: wanted) == [])
    try whole.close()
    try parts.close()
  }

  @Test("the beginning of a world is there before its end is made")
  func chapters() {
    let draft = WorldDraft.peopled(.chirp, seed: 3, anchor: anchor, settings: .of(.chirp, activities: 1000))
    let chapters = Array(WorldChunks(of: draft))
    #expect(chapters.count > 10)
    var start = Timestamp(microseconds: 0)
    for chapter in chapters {
      let times =
        chapter.activities.map(\.time) + chapter.reactions.map(\.time) + chapter.objects.map(\.createdAt)
      #expect(times.allSatisfy { start <= $0 && $0 <= chapter.anchor })
      start = chapter.anchor
    }
    #expect(start == anchor)
    let world = draft.filled()
    #expect(world == world.ordered())
    #expect(chapters.map(\.activities.count).reduce(0, +) == world.activities.count)
  }

  @Test("a history is taken in portions, none of its events twice or never")
  func portions() {
    var (history, whole) = (History(World.generate(.chirp, now: anchor, activities: 300)), [Timestamp]())
    var rest = history
    while let event = rest.next() { whole.append(event.time) }
    var taken: [Timestamp] = []
    while !history.isOver {
      var portion = history.take(70)
      while let event = portion.next() { taken.append(event.time) }
    }
    #expect(taken == whole && whole == whole.sorted())
  }
}

extension History.Event {
  fileprivate var time: Timestamp {
    switch self {
    case .follow(let follow): follow.time
    case .object(let object): object.createdAt
    case .activity(let activity): activity.time
    case .reaction(let reaction): reaction.time
    }
  }
}

/// What is in the feeds of the people of a world.
private struct FeedsOfPeople {
  struct Group: Equatable {
    var name: String
    var counts: [Int]
    var times: [Timestamp]
    var marks: [Bool?]
    var activities: [Activity]
  }

  private(set) var activities: [FeedID: [Activity]] = [:]
  private(set) var groups: [FeedID: [Group]] = [:]
  private(set) var unread: [FeedID: Int] = [:]

  init(_ world: World, in engine: FeedEngine) async throws {
    for person in world.people {
      for feed in PersonFeeds(person.id).all {
        let page = try await engine.read(feed, FeedQuery(limit: 100))
        activities[feed] = page.activities.map(\.comparable)
        groups[feed] = page.groups.map { group in
          Group(
            name: group.group,
            counts: [group.activityCount, group.actorCount],
            times: [group.createdAt, group.updatedAt],
            marks: [group.isSeen, group.isRead],
            activities: group.activities.map(\.comparable)
          )
        }
        unread[feed] = page.unread
      }
    }
  }

  /// The ids of the activities that somebody sees in their four feeds.
  func ids(of person: String) -> [ActivityID] {
    PersonFeeds(person).all.flatMap { feed in
      (activities[feed] ?? []).map(\.id) + (groups[feed] ?? []).flatMap(\.activities).map(\.id)
    }
  }

  /// The feeds that hold something else, in their first hundred entries.
  func differences(from other: FeedsOfPeople) -> [FeedID] {
    activities.keys.filter {
      activities[$0] != other.activities[$0] || groups[$0] != other.groups[$0]
        || unread[$0] != other.unread[$0]
    }
  }
}

extension EnrichedActivity {
  /// Without the way it came: of two, the feed that was made first counts.
  fileprivate var comparable: Activity {
    var activity = activity
    activity.origin = nil
    return activity
  }
}

import FeedCore
import Foundation
import Testing

@testable import DemoWorlds

private let otherWorlds = Dictionary(
  uniqueKeysWithValues: WorldName.allCases.filter { $0 != .chirp }.map {
    ($0, World.generate($0, seed: 3, now: anchor, .of($0, activities: 2500)))
  }
)

private let verbsOfWorlds: [WorldName: Set<String>] = [
  .octo: ["commit", "issue", "pull_request", "release", "star", "follow"],
  .pins: ["pin", "repost", "follow"],
  .wall: ["post", "photo", "event", "repost", "follow"],
  .inbox: ["tweet", "repost", "follow"],
]

@Suite("The other worlds")
struct OtherWorldsTests {
  @Test(
    "each has its verbs, its activities, comments, and objects for all of them",
    arguments: verbsOfWorlds.keys.sorted { $0.rawValue < $1.rawValue }
  )
  func verbs(name: WorldName) throws {
    let world = try #require(otherWorlds[name])
    #expect(Set(world.activities.map(\.activity.verb)).isSuperset(of: try #require(verbsOfWorlds[name])))
    #expect((2400...3100).contains(world.activities.count))
    #expect(world.reactions.count { $0.reaction.kind == "comment" } > 400)
    let objects = Set(world.objects.map(\.reference.description))
    let missing = world.activities.map(\.activity.object).filter {
      $0.hasPrefix("SO:") && !objects.contains($0)
    }
    #expect(missing.isEmpty)
    #expect(world == World.generate(name, seed: 3, now: anchor, .of(name, activities: 2500)))
  }

  @Test(
    "no text has a gap in it, and object ids are fit for feeds",
    arguments: verbsOfWorlds.keys.sorted { $0.rawValue < $1.rawValue }
  )
  func texts(name: WorldName) throws {
    let world = try #require(otherWorlds[name])
    for object in world.objects {
      for field in ["text", "title", "subject", "body", "notes", "board", "place"] {
        let text = object.data[field]?.stringValue ?? ""
        #expect(!text.contains("{") && !text.contains("  ") && !text.contains("\\n"), "\(text)")
      }
      #expect(FeedID.isValid(object.id), "\(object.id)")
    }
  }

  @Test("commits are of repositories that can be followed")
  func octo() throws {
    let world = try #require(otherWorlds[.octo])
    let repositories = Set(world.people.filter { $0.kind == "repository" }.map(\.id))
    #expect(repositories.count >= 20)
    for commit in world.activities.map(\.activity) where commit.verb == "commit" {
      let repository = commit.custom["repository"]?.stringValue ?? ""
      #expect(repositories.contains(repository))
      #expect(commit.to.contains(FeedID(trusted: "user", repository)))
    }
    #expect(world.follows.contains { repositories.contains($0.followed) && $0.follower == World.you })
  }

  @Test("pins have a title, a picture with a size, and a board that can be followed")
  func pins() throws {
    let world = try #require(otherWorlds[.pins])
    let boards = Set(world.people.filter { $0.kind == "board" }.map(\.name))
    for pin in world.objects where pin.collection == "pin" {
      #expect(pin.data["title"]?.stringValue?.isEmpty == false)
      #expect(boards.contains(pin.data["board"]?.stringValue ?? ""))
      let picture = pin.data["media"]?.arrayValue?.first
      #expect(picture?["type"] == "image" && (picture?["width"]?.intValue ?? 0) > 0)
    }
  }

  @Test("events have a title, a place and a time to come")
  func events() throws {
    let world = try #require(otherWorlds[.wall])
    let events = world.objects.filter { $0.collection == "event" }
    #expect(events.count > 30)
    for event in events {
      #expect(event.data["place"]?.stringValue?.isEmpty == false)
      let start = try #require(Timestamp(iso8601: event.data["starts_at"]?.stringValue ?? ""))
      #expect(start > event.createdAt)
    }
  }

  @Test("the inbox is full: hundreds of things concern you")
  func inbox() throws {
    let world = try #require(otherWorlds[.inbox])
    let feed = FeedID("notification:you")
    #expect(world.activities.count { $0.activity.to.contains(feed) } > 200)
    #expect(world.reactions.count { $0.reaction.targetFeeds.contains(feed) } > 1000)
  }

  @Test("an unknown world is refused by naming those there are")
  func names() throws {
    #expect(try WorldName(parsing: "Octo") == .octo)
    let error = #expect(throws: FeedError.self) { try WorldName(parsing: "narnia") }
    for name in WorldName.allCases { #expect(error?.detail.contains(name.rawValue) == true) }
  }
}

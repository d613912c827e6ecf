import FeedCore
import FeedEngine
import Foundation
import Social
import Testing

@testable import DemoWorlds

@Suite("Bots")
struct BotsTests {
  private static let world = World.generate(.chirp, seed: 11, now: anchor, .of(.chirp, activities: 1500))

  private func next(_ count: Int, _ planner: inout BotPlanner) -> [BotDeed] {
    (0..<count).map { _ in planner.next(at: anchor) }
  }

  @Test("the same seed plans the same, and everything people do occurs, at a human pace")
  func planning() {
    var (first, second) = (BotPlanner(Self.world, seed: 5), BotPlanner(Self.world, seed: 5))
    let deeds = next(400, &first)
    #expect(deeds.map(\.actor) == next(400, &second).map(\.actor))
    let kinds = Set(deeds.map(\.kind))
    #expect(kinds == ["publish", "reply", "comment", "like", "repost", "follow"])
    #expect(deeds.allSatisfy { (1.5...6).contains($0.pause) })
    #expect(deeds.allSatisfy { $0.actor != World.you })
  }

  @Test(
    "what you post is answered next, in its own words or language",
    arguments: [
      "Baked a sourdough today", "Has anybody seen my left sock?", "こんにちは、今日は寒いですね", "hello everyone",
    ]
  )
  func answersYou(text: String) throws {
    var planner = BotPlanner(Self.world, seed: 5)
    let id = ActivityID(foreignID: "mine", time: anchor)
    planner.noticed(.posted(id, text: text, answered: nil, mentions: []))
    let deed = planner.next(at: anchor)
    switch deed.act {
    case .reply(let answered, let words), .comment(let answered, let words):
      #expect(answered == id && !words.isEmpty && !words.contains("{"))
      #expect(ReplyWriter.language(of: words) == ReplyWriter.language(of: text))
    default: Issue.record("\(deed.kind) is not an answer")
    }
    #expect(deed.pause < 4)
  }

  @Test("somebody whom you mention answers, and so does whoever you comment on")
  func answersOfThoseCalled() {
    var planner = BotPlanner(Self.world, seed: 5)
    let friend = Self.world.people[5].id
    let id = ActivityID(foreignID: "mine", time: anchor)
    planner.noticed(.posted(id, text: "What do you think?", answered: nil, mentions: [friend]))
    #expect(planner.next(at: anchor).actor == friend)
    _ = planner.next(at: anchor)
    planner.noticed(.commented(comment: "r1", text: "Thank you!", author: friend))
    #expect(planner.next(at: anchor).actor == friend)
  }

  @Test("a loaded world goes on: bots post into your timeline and answer you", .timeLimit(.minutes(2)))
  func living() async throws {
    let engine = try FeedEngine(inMemory: .standard)
    var small = Self.world
    small.activities = small.activities.suffix(400)
    let kept = Set(small.activities.map(\.id))
    small.conversations = small.conversations.filter { kept.contains($0.activity) }
    small.reactions = []
    try await WorldLoader(engine).load(small)
    let changes = try await engine.changes(of: ["notification:you"])
    let bots = Bots(
      world: small,
      reader: World.you,
      backend: engine,
      seed: 9,
      sleep: { _ in try await Task.sleep(for: .milliseconds(2)) }
    )
    let running = Task { try await bots.run() }
    let posted = try await Social(backend: engine, userID: World.you).post("Does anybody like leeks?")
    var answer: String?
    for await change in changes where answer == nil {
      for entry in change.new where entry.activity.subjectOrReply == posted.id {
        answer = entry.activity.verb
      }
      if answer != nil { break }
    }
    running.cancel()
    _ = try? await running.value
    #expect(["tweet", "comment", "like", "repost"].contains(answer))
    let page = try await engine.read("timeline:you", FeedQuery(limit: 1))
    guard case .activities(let newest) = page.items else { return }
    #expect((newest.first?.activity.time ?? anchor) > anchor)
    try engine.close()
  }
}

extension Activity {
  /// The activity that this one answers or is about.
  fileprivate var subjectOrReply: ActivityID? {
    if let subjectID { return subjectID }
    guard case .activity(let id)? = custom["reply_to"]?.stringValue.flatMap(Reference.init(stored:)) else {
      return nil
    }
    return ActivityID(id)
  }
}

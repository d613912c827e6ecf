import FeedCore
import Foundation
import Social
import Testing

@testable import DemoWorlds

/// One world for all tests of this file: making it takes a while in debug builds.
private let chirp = World.generate(.chirp, seed: 7, now: anchor)
let anchor = Timestamp(seconds: 1_795_456_800)

@Suite("The world chirp")
struct ChirpWorldTests {
  private let texts = chirp.objects.compactMap { $0.data["text"]?.stringValue }

  @Test("the same seed gives the same world, another seed another one")
  func determinism() {
    #expect(World.generate(.chirp, seed: 7, now: anchor) == chirp)
    let other = World.generate(.chirp, seed: 8, now: anchor)
    #expect(other.people.map(\.name) != chirp.people.map(\.name))
    #expect(other.activities != chirp.activities)
  }

  @Test("with another anchor people and follows stay the same")
  func anchorMoves() {
    let later = World.generate(.chirp, seed: 7, now: anchor.advanced(bySeconds: 5 * 86_400))
    #expect(later.people.map(\.id) == chirp.people.map(\.id))
    #expect(later.people.map(\.bio) == chirp.people.map(\.bio))
    let graph = Set(chirp.follows.map { [$0.follower, $0.followed] })
    #expect(Set(later.follows.map { [$0.follower, $0.followed] }) == graph)
  }

  @Test("it has at least 300 people and 10,000 activities, and likes, comments and answers")
  func size() {
    #expect(chirp.people.count >= 300)
    #expect((10_000..<10_800).contains(chirp.activities.count))
    let kinds = chirp.reactions.reduce(into: [:]) { $0[$1.reaction.kind, default: 0] += 1 }
    #expect(kinds["like", default: 0] > 4000)
    #expect(kinds["comment", default: 0] > 2000)
    #expect(chirp.activities.count { $0.activity.custom["reply_to"] != nil } > 1000)
    #expect(chirp.reactions.contains { $0.reaction.kind == "comment" && $0.reaction.isAnswer })
  }

  @Test("people have names, bios and ids that can name a feed, each once")
  func people() {
    let ids = chirp.people.map(\.id)
    #expect(Set(ids).count == ids.count)
    for person in chirp.people {
      #expect(FeedID.isValid(person.id) && person.id.allSatisfy(\.isASCII))
      #expect(!person.name.isEmpty)
      #expect(!person.bio.isEmpty && !person.bio.contains("{"))
    }
    #expect(chirp.people.first?.id == World.you)
  }

  @Test("a few are followed by most, and everybody follows somebody")
  func graph() {
    let followers = chirp.follows.reduce(into: [:]) { $0[$1.followed, default: 0] += 1 }.values.sorted(by: >)
    #expect(followers[0] > chirp.people.count / 2)
    #expect(followers[followers.count / 2] < followers[0] / 5)
    #expect(Set(chirp.follows.map(\.follower)).count == chirp.people.count)
    #expect(chirp.follows.allSatisfy { $0.follower != $0.followed })
  }

  @Test("texts are finished, short enough and hardly ever the same")
  func texts_() {
    #expect(texts.allSatisfy { !$0.isEmpty && $0.count <= 400 })
    #expect(
      texts.allSatisfy { !$0.contains("{") && !$0.contains("}") && !$0.contains("  ") && !$0.contains("=>") }
    )
    #expect(Double(Set(texts).count) > 0.98 * Double(texts.count))
    let comments = chirp.reactions.compactMap { $0.reaction.data["text"]?.stringValue }
    #expect(Double(Set(comments).count) > 0.98 * Double(comments.count))
  }

  @Test("many scripts are written, and emoji, hashtags, links and captions occur")
  func variety() {
    let all = texts.joined(separator: "\n").unicodeScalars
    let scripts: [String: ClosedRange<UInt32>] = [
      "Arabic": 0x0600...0x06FF, "Devanagari": 0x0900...0x097F, "Greek": 0x0370...0x03FF,
      "Cyrillic": 0x0400...0x04FF, "Hangul": 0xAC00...0xD7A3, "kana": 0x3040...0x30FF, "Han": 0x4E00...0x9FFF,
      "accents": 0x00C0...0x017F, "emoji": 0x1F300...0x1FAFF,
    ]
    for (script, range) in scripts {
      #expect(all.count { range.contains($0.value) } > 200, "\(script) is missing")
    }
    let data = chirp.objects.map(\.data)
    #expect(data.count { $0["hashtags"]?.arrayValue?.isEmpty == false } > 500)
    #expect(data.count { $0["media"] != nil } > 200)
  }

  @Test("links lead nowhere but to reserved names")
  func links() {
    let links = chirp.objects.flatMap { $0.data["links"]?.arrayValue ?? [] }.compactMap(\.stringValue)
    #expect(links.count > 200)
    for link in links {
      let host = URL(string: link)?.host() ?? ""
      #expect(["example.org", "example.com", "example.net"].contains { host.hasSuffix("." + $0) }, "\(link)")
    }
  }

  @Test("who is mentioned exists, and is told")
  func mentions() {
    let ids = Set(chirp.people.map(\.id))
    let objects = Dictionary(uniqueKeysWithValues: chirp.objects.map { ($0.reference.description, $0) })
    var count = 0
    for activity in chirp.activities.map(\.activity) where activity.verb == "tweet" {
      guard let object = objects[activity.object] else {
        Issue.record("\(activity.object) is missing")
        continue
      }
      let mentions = (object.data["mentions"]?.arrayValue ?? []).compactMap(\.stringValue)
      #expect(PostText(object.data["text"]?.stringValue ?? "").mentions.allSatisfy { mentions.contains($0) })
      for mention in mentions where "SU:\(mention)" != activity.actor {
        count += 1
        #expect(ids.contains(mention))
        #expect(activity.to.contains(PersonFeeds(mention).notification))
      }
    }
    #expect(count > 500)
  }

  @Test("everything happened in the past weeks, in order, answers after what they answer")
  func times() {
    let start = anchor.advanced(bySeconds: -29 * 86_400)
    let times = Dictionary(uniqueKeysWithValues: chirp.activities.map { ($0.id, $0.time) })
    #expect(chirp.activities.allSatisfy { $0.time > start && $0.time < anchor })
    #expect(chirp.activities.map(\.time) == chirp.activities.map(\.time).sorted())
    for reaction in chirp.reactions {
      guard case .activity(let id) = reaction.reaction.subject else { continue }
      #expect(times[id].map { $0 <= reaction.time } == true)
    }
    #expect(anchor.seconds - (chirp.activities.last?.time.seconds ?? 0) < 3600)
  }

  @Test("people sleep: far less happens at night than in the evening")
  func rhythm() {
    let offsets = Dictionary(uniqueKeysWithValues: chirp.people.map { ("SU:\($0.id)", $0.utcOffset) })
    var hours = Array(repeating: 0, count: 24)
    for activity in chirp.activities {
      let hour = CivilDate(activity.time).hour + (offsets[activity.activity.actor] ?? 0)
      hours[(hour + 24) % 24] += 1
    }
    #expect(hours[3] * 4 < hours[20])
  }

  @Test("you are told of likes, comments, mentions, reposts and follows")
  func notifications() {
    let feed = PersonFeeds(World.you).notification
    let verbs = Set(chirp.activities.filter { $0.activity.to.contains(feed) }.map(\.activity.verb))
    #expect(verbs.isSuperset(of: ["tweet", "repost", "follow"]))
    let kinds = Set(chirp.reactions.filter { $0.reaction.targetFeeds.contains(feed) }.map(\.reaction.kind))
    #expect(kinds.isSuperset(of: ["like", "comment"]))
  }
}

extension NewReaction {
  fileprivate var isAnswer: Bool { if case .reaction = subject { true } else { false } }
}

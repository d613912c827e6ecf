import FeedCore
import Foundation

/// Who follows whom: a few whom most follow, circles of people who like the same things or speak one
/// language, and friends who follow back.
struct FollowGraph: Sendable {
  /// Indices into the people, by index of the follower.
  private(set) var following: [[Int]]
  private(set) var followers: [[Int]]

  private init(following: [[Int]]) {
    self.following = following
    followers = Array(repeating: [], count: following.count)
    for (follower, targets) in following.enumerated() {
      for target in targets { followers[target].append(follower) }
    }
  }

  /// - Parameter people: the reader is at index 0.
  static func make(_ people: [WorldPerson], _ settings: WorldSettings, seed: UInt64) -> FollowGraph {
    var generator = SeededGenerator(seed: seed, for: "graph")
    var following: [[Int]] = Array(repeating: [], count: people.count)
    for follower in 1..<people.count where people[follower].kind == "person" {
      following[follower] = targets(of: follower, people, following, &generator)
    }
    following[0] = nearest(settings.youFollow, to: 0, people, following, &generator)
    for fan in nearest(settings.yourFollowers, to: 0, people, following, isFan: true, &generator) {
      following[fan].append(0)
    }
    return FollowGraph(following: following)
  }

  private static func targets(
    of follower: Int,
    _ people: [WorldPerson],
    _ following: [[Int]],
    _ generator: inout SeededGenerator
  ) -> [Int] {
    let count = min(150, max(6, Int(exp(3.1 + 0.65 * generator.normal()))))
    return nearest(count, to: follower, people, following, &generator)
  }

  /// `count` different people, the likelier the better they fit (Efraimidis and Spirakis: the greatest of
  /// `log(u) / weight`).
  private static func nearest(
    _ count: Int,
    to index: Int,
    _ people: [WorldPerson],
    _ following: [[Int]],
    isFan: Bool = false,
    _ generator: inout SeededGenerator
  ) -> [Int] {
    let person = people[index]
    let keys = (1..<people.count).map { other -> (key: Double, index: Int) in
      let draw = generator.unit()
      guard other != index, !isFan || people[other].kind == "person" else { return (-.infinity, other) }
      let isBack = following[other].contains(index)
      let weight = isFan ? people[other].energy : weight(of: people[other], for: person, isBack: isBack)
      return (log(draw + 1e-12) / weight, other)
    }
    return keys.sorted { $0.key > $1.key }.prefix(count).map(\.index)
  }

  private static func weight(of other: WorldPerson, for person: WorldPerson, isBack: Bool) -> Double {
    let shared = other.interests.filter(person.interests.contains).count
    var weight = other.popularity * (1 + 5 * Double(shared))
    if other.language != "en" {
      if other.language == person.language { weight *= 6 } else if person.id != World.you { weight *= 0.3 }
    }
    return isBack ? weight * 6 : weight
  }
}

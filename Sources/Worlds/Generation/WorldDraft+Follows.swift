import FeedCore
import Social

extension WorldDraft {
  /// Writes down who follows whom: most of it long ago, some of it during the world's time, as activities.
  mutating func writeFollows() {
    var generator = generator("follows", 0)
    for (follower, targets) in graph.following.enumerated() {
      for target in targets { writeFollow(follower, target, &generator) }
    }
  }

  private mutating func writeFollow(_ follower: Int, _ target: Int, _ generator: inout SeededGenerator) {
    let (from, to) = (people[follower], people[target])
    let isRecent = generator.chance(target == 0 ? 0.3 : 0.04)
    guard isRecent, !isFull else {
      let start = anchor.advanced(bySeconds: -Double(settings.days) * 86_400)
      let earliest = min(start.advanced(bySeconds: -3600), max(from.joined, to.joined))
      let span = start.seconds - earliest.seconds
      follow(from.id, to.id, at: earliest.advanced(bySeconds: span * generator.unit()).wholeSecond)
      return
    }
    let time = rhythm.moment(utcOffset: from.utcOffset, &generator)
    follow(from.id, to.id, at: time)
    add(SocialActivity.follow(to.id, by: from.id, time: time), by: from.id)
  }
}

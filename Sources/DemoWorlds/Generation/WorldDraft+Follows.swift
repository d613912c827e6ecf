import FeedCore
import Social

extension WorldDraft {
  /// Writes down the repositories, and who has starred them during the world's time.
  mutating func writeThings() {
    guard name == .octo else { return }
    var generator = generator("stars", 0)
    for (place, repository) in InventedRepository.all.enumerated() {
      let made = person(repository.id)?.joined ?? anchor
      add(InventedRepository.collection, repository.id, repository.data, owner: nil, at: made)
      let fans = people.filter { $0.kind == "person" && $0.id != World.you }
      for fan in generator.pick(60 / (place + 2) + 3, of: fans) {
        let time = rhythm.moment(utcOffset: fan.utcOffset, &generator)
        add(RepositoryNews.star(repository, by: fan.id, at: time), by: fan.id)
      }
    }
  }

  private func person(_ id: String) -> WorldPerson? { people.first { $0.id == id } }

  /// Writes down who follows whom: most of it long ago, some of it during the world's time, as activities.
  mutating func writeFollows() {
    var generator = generator("follows", 0)
    for (follower, targets) in graph.following.enumerated() {
      for target in targets { writeFollow(follower, target, &generator) }
    }
  }

  private mutating func writeFollow(_ follower: Int, _ target: Int, _ generator: inout SeededGenerator) {
    let (from, to) = (people[follower], people[target])
    guard generator.chance((target == 0 ? 0.3 : 0.04) * settings.size) else {
      let start = cast.start
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

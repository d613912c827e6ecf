import FeedCore
import Social

/// What happens in the repositories of the world octo.
enum RepositoryNews {
  /// The repositories a person works on: always the same few, the first the most.
  static func repositories(of person: WorldPerson) -> [InventedRepository] {
    var generator = SeededGenerator(seed: StableHash.of(person.id), for: "repositories")
    return (0..<generator.within(1...3)).map { _ in
      // The square leaves some repositories with many hands and some with few.
      let place = generator.unit() * generator.unit()
      return InventedRepository.all[Int(place * Double(InventedRepository.all.count))]
    }
  }

  static func publication(by person: WorldPerson, _ generator: inout SeededGenerator) -> GeneratedPublication
  {
    let own = repositories(of: person)
    let repository = generator.chance(0.6) ? own[0] : generator.pick(own)
    switch generator.below(100) {
    case 0..<66: return commit(by: person, in: repository, &generator)
    case 66..<80: return report("issue", by: person, in: generator.pick(InventedRepository.all), &generator)
    case 80..<97: return report("pull_request", by: person, in: repository, &generator)
    default: return release(by: person, in: repository, &generator)
    }
  }

  private static func commit(
    by person: WorldPerson,
    in repository: InventedRepository,
    _ generator: inout SeededGenerator
  ) -> GeneratedPublication {
    let utterance = spoken("commit", by: person, withText: generator.chance(0.3), &generator)
    let sha = (generator.hexadecimal(16) + generator.hexadecimal(16) + generator.hexadecimal(8))
    let size = min(900, Int(4 * generator.pareto(shape: 1.1)))
    let data: [String: JSONValue] = [
      "sha": .string(sha),
      "subject": .string(utterance.text.capitalizedFirst),
      "body": .string(utterance.caption ?? ""),
      "author_name": .string(person.name),
      "repository": .string(repository.id),
      "additions": .int(Int64(size + generator.below(9))),
      "deletions": .int(Int64(size / 2 + generator.below(7))),
      "files": .int(Int64(1 + min(24, size / 20 + generator.below(3)))),
    ]
    let id = "\(repository.id)-\(sha.prefix(12))"
    return about(repository, "commit", data, id: id, utterance)
  }

  /// An issue or a pull request; its repository's keeper is notified.
  private static func report(
    _ kind: String,
    by person: WorldPerson,
    in repository: InventedRepository,
    _ generator: inout SeededGenerator
  ) -> GeneratedPublication {
    let utterance = spoken(kind, by: person, withText: generator.chance(0.5), &generator)
    let number = generator.within(12...4800)
    let states = kind == "issue" ? ["open", "open", "closed"] : ["open", "open", "merged", "closed"]
    let data: [String: JSONValue] = [
      "title": .string(utterance.text.capitalizedFirst),
      "text": .string(utterance.caption ?? ""),
      "number": .int(Int64(number)),
      "state": .string(generator.pick(states)),
      "repository": .string(repository.id),
    ]
    let id = "\(repository.id)-\(number)-\(generator.hexadecimal(6))"
    var publication = about(repository, kind, data, id: id, utterance)
    publication.mentions = [repository.keeper].compactMap { $0 }
    return publication
  }

  private static func release(
    by person: WorldPerson,
    in repository: InventedRepository,
    _ generator: inout SeededGenerator
  ) -> GeneratedPublication {
    let utterance = spoken("release", by: person, withText: false, &generator)
    let tag = "v\(generator.within(0...7)).\(generator.within(0...19)).\(generator.within(0...9))"
    let data: [String: JSONValue] = [
      "tag": .string(tag),
      "name": .string("\(repository.name) \(tag.dropFirst())"),
      "notes": .string(utterance.text),
      "text": .string(""),
      "sha": .string(generator.hexadecimal(16) + generator.hexadecimal(16) + generator.hexadecimal(8)),
      "repository": .string(repository.id),
    ]
    let id = "\(repository.id)-\(Slug.dashed(tag))-\(generator.hexadecimal(4))"
    return about(repository, "release", data, id: id, utterance)
  }

  private static func spoken(
    _ book: String,
    by person: WorldPerson,
    withText: Bool,
    _ generator: inout SeededGenerator
  ) -> Utterance {
    var plain = person
    plain.voice = Voice(hashtags: 0, emoji: 0, openings: 0)
    let book = Library.books[book] ?? Library.general
    return Speaker.post(by: plain, friend: nil, in: book, pictured: withText, &generator)
  }

  private static func about(
    _ repository: InventedRepository,
    _ verb: String,
    _ data: [String: JSONValue],
    id: String,
    _ utterance: Utterance
  ) -> GeneratedPublication {
    GeneratedPublication(
      verb: verb,
      data: data.filter { $0.value != "" || $0.key == "body" },
      id: id,
      target: Reference.object(collection: InventedRepository.collection, id: repository.id).description,
      to: [PersonFeeds(repository.id).user],
      custom: ["repository": .string(repository.id)],
      utterance: utterance
    )
  }

  /// That somebody likes a repository well enough to star it; its keeper is notified.
  static func star(_ repository: InventedRepository, by userID: String, at time: Timestamp?) -> NewActivity {
    let keeper = [repository.keeper].compactMap { $0 }.filter { $0 != userID }
    return NewActivity(
      actor: Reference.user(userID).description,
      verb: "star",
      object: Reference.object(collection: InventedRepository.collection, id: repository.id).description,
      foreignID: "star:\(repository.id):\(userID)",
      time: time,
      to: [PersonFeeds(repository.id).user] + keeper.map { PersonFeeds($0).notification },
      custom: ["repository": .string(repository.id)]
    )
  }
}

extension SeededGenerator {
  mutating func hexadecimal(_ count: Int) -> String {
    let digits = String(next(), radix: 16)
    return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(count))
  }
}

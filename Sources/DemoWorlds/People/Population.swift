import FeedCore
import Social

/// Makes the people of a world.
struct Population {
  private var generator: SeededGenerator
  private var handles = HandleMaker(
    reserved: Set([World.you] + InventedRepository.all.map(\.id) + Boards.all.map(Slug.id))
  )
  private let anchor: Timestamp
  private let cultures = WeightedChoice(Culture.all.map { Double($0.share) })
  private let bookNames = Library.interests.map(\.name)

  init(seed: UInt64, anchor: Timestamp) {
    generator = SeededGenerator(seed: seed, for: "people")
    self.anchor = anchor
  }

  /// The reader and `count` others, among them a few whom most follow.
  mutating func people(_ count: Int) -> [WorldPerson] {
    var people = [you()]
    for index in 0..<count {
      var person = person()
      if index < 7 { person.popularity = 40 + 15 * Double(7 - index) }
      people.append(person)
    }
    return people
  }

  /// What else can be followed in a world: repositories, boards.
  mutating func things(of world: WorldName) -> [WorldPerson] {
    switch world {
    case .octo:
      return InventedRepository.all.enumerated().map { place, repository in
        thing(repository.id, repository.name, "repository", repository.summary, place)
      }
    case .pins:
      return Boards.all.enumerated().map { place, board in
        thing(Slug.id(board), board, "board", "A board that anyone may pin to.", place)
      }
    default: return []
    }
  }

  /// - Parameter place: how well known it is, 0 for the best known.
  private mutating func thing(_ id: String, _ name: String, _ kind: String, _ bio: String, _ place: Int)
    -> WorldPerson
  {
    WorldPerson(
      id: id,
      name: name,
      bio: bio,
      location: "",
      website: nil,
      kind: kind,
      interests: [],
      language: "en",
      languageShare: 0,
      utcOffset: 0,
      popularity: 60 / Double(place + 2),
      energy: 0,
      voice: Voice(),
      joined: anchor.advanced(bySeconds: -86_400 * (200 + 1500 * generator.unit())).wholeSecond
    )
  }

  private func you() -> WorldPerson {
    WorldPerson(
      id: World.you,
      name: "You",
      bio: "New here, and already at home.",
      location: "",
      website: nil,
      kind: "person",
      interests: ["daily", "cooking", "linux", "birds", "books"],
      language: "en",
      languageShare: 0,
      utcOffset: 0,
      popularity: 0,
      energy: 0,
      voice: Voice(hashtags: 0.3, emoji: 0.2),
      joined: anchor.advanced(bySeconds: -200 * 86_400)
    )
  }

  private mutating func person() -> WorldPerson {
    let culture = Culture.all[cultures.pick(&generator)]
    let (given, family) = (generator.pick(culture.given), generator.pick(culture.family))
    let town = generator.pick(culture.towns)
    let interests = generator.pick(generator.within(2...4), of: bookNames)
    let id = handles.handle(given.latin, family.latin, &generator)
    let speaks = culture.language != "en" && generator.chance(0.8)
    return WorldPerson(
      id: id,
      name: name(given, family, culture),
      bio: bio(interests, culture.language, speaks, town),
      location: town.name,
      website: generator.chance(0.3) ? "https://\(id.webLabel).example.org" : nil,
      kind: "person",
      interests: interests,
      language: speaks ? culture.language : "en",
      languageShare: speaks ? 0.3 + 0.5 * generator.unit() : 0,
      utcOffset: town.offset,
      popularity: min(30, generator.pareto(shape: 1.3)),
      energy: min(12, generator.pareto(shape: 1.5)),
      voice: .random(&generator),
      joined: anchor.advanced(bySeconds: -86_400 * (60 + 1500 * generator.unit())).wholeSecond
    )
  }

  /// In the owner's script half of the time, with a second name, an initial or a flourish now and then.
  private mutating func name(_ given: Culture.Name, _ family: Culture.Name, _ culture: Culture) -> String {
    if given.latin != given.native, generator.chance(0.55) {
      guard culture.isFamilyFirst else { return "\(given.native) \(family.native)" }
      return family.native + (generator.chance(0.5) && culture.language == "ja" ? " " : "") + given.native
    }
    switch generator.below(10) {
    case 0: return given.latin
    case 1: return "\(given.latin) \(family.latin.prefix(1))."
    default: return "\(given.latin) \(family.latin)"
    }
  }

  private mutating func bio(
    _ interests: [String],
    _ language: String,
    _ speaks: Bool,
    _ town: Culture.Town
  ) -> String {
    var sentences: [String] = []
    for name in generator.pick(generator.within(1...2), of: interests) {
      sentences.append(contentsOf: sentence(name))
    }
    if speaks { sentences.insert(contentsOf: sentence(language), at: 0) }
    switch generator.below(5) {
    case 0: sentences.append("\(town.name).")
    case 1: sentences.append(generator.pick(Library.general.emoji))
    case 2: sentences.append(generator.pick(Self.callings))
    default: break
    }
    return sentences.joined(separator: " ")
  }

  private mutating func sentence(_ book: String) -> [String] {
    guard let book = Library.books[book], !book.bios.isEmpty else { return [] }
    var wording = Wording()
    return [wording.text(of: generator.pick(book.bios), in: book, &generator)]
  }

  private static let callings = [
    "Nurse.", "Teacher.", "Physicist by day.", "Tram driver.", "Carpenter.", "Retired.", "Student.", "Baker.",
    "Translator.", "She/her.", "He/him.", "They/them.", "Father of three.", "Mum of twins.", "Architect.",
    "Beekeeper.", "Views are the cat's.", "Opinions my own, mostly.", "Paramedic.", "Cartographer.",
  ]
}

extension Timestamp {
  var wholeSecond: Timestamp { Timestamp(microseconds: microseconds / 1_000_000 * 1_000_000) }
}

extension String {
  /// As a part of a host name: no underscores there.
  var webLabel: String { String(map { $0 == "_" ? "-" : $0 }) }
}

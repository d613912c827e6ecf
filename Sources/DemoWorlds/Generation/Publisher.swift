import FeedCore
import Social

/// What people of a world publish.
struct Publisher: Sendable {
  let world: WorldName

  /// Something that `person` might publish at `time`.
  ///
  /// - Parameter friend: whom it may mention.
  func publication(
    by person: WorldPerson,
    friend: String?,
    at time: Timestamp,
    _ generator: inout SeededGenerator
  ) -> GeneratedPublication {
    switch world {
    case .chirp, .inbox: tweet(by: person, friend: friend, &generator)
    case .octo: RepositoryNews.publication(by: person, &generator)
    case .pins: pin(by: person, friend: friend, &generator)
    case .wall: wallPost(by: person, friend: friend, at: time, &generator)
    }
  }

  private func tweet(by person: WorldPerson, friend: String?, _ generator: inout SeededGenerator)
    -> GeneratedPublication
  {
    let utterance = Speaker.post(by: person, friend: friend, &generator)
    let media = utterance.caption.map { [Picture.random(utterance.book, caption: $0, &generator)] } ?? []
    return said(Verb.tweet, utterance, media)
  }

  private func said(_ verb: String, _ utterance: Utterance, _ media: [Media]) -> GeneratedPublication {
    let mentions = utterance.mentions
    let data = Post(utterance.text, media: media).data(mentions: mentions)
    return GeneratedPublication(verb: verb, data: data, mentions: mentions, utterance: utterance)
  }

  /// A picture on a board, titled by its caption; half of the time from the pin book, else from an interest.
  private func pin(by person: WorldPerson, friend: String?, _ generator: inout SeededGenerator)
    -> GeneratedPublication
  {
    let interests = person.interests.compactMap { Library.books[$0] }
    let pins = Library.books["pins"] ?? Library.general
    let book = generator.chance(0.6) ? pins : interests.randomOne(&generator) ?? pins
    var utterance = Speaker.post(by: person, friend: friend, in: book, pictured: true, &generator)
    let caption = utterance.caption ?? utterance.text
    var media = [Picture.random(book, caption: caption, &generator)]
    if generator.chance(0.12) { media.append(Picture.random(book, caption: caption, &generator)) }
    utterance.caption = caption
    var publication = said("pin", utterance, media)
    let board = book.scenes[utterance.scene].boards.randomOne(&generator) ?? Boards.name(of: book.name)
    publication.data["title"] = .string(caption.capitalizedFirst)
    publication.data["board"] = .string(board)
    publication.data["source"] = .string(Speaker.link(book, &generator))
    publication.to = [PersonFeeds(Slug.id(board)).user]
    return publication
  }

  /// A post, a photo or an invitation among friends.
  private func wallPost(
    by person: WorldPerson,
    friend: String?,
    at time: Timestamp,
    _ generator: inout SeededGenerator
  ) -> GeneratedPublication {
    if generator.chance(0.08) { return event(by: person, friend: friend, at: time, &generator) }
    let family = Library.books["wall"] ?? Library.general
    let book = generator.chance(0.75) ? family : Library.general
    let utterance = Speaker.post(
      by: person,
      friend: friend,
      in: book,
      pictured: generator.chance(0.35),
      &generator
    )
    guard let caption = utterance.caption else { return said("post", utterance, []) }
    var media = [Picture.random(book, caption: caption, &generator)]
    while generator.chance(0.3), media.count < 4 {
      media.append(Picture.random(book, caption: caption, &generator))
    }
    return said("photo", utterance, media)
  }

  private func event(
    by person: WorldPerson,
    friend: String?,
    at time: Timestamp,
    _ generator: inout SeededGenerator
  ) -> GeneratedPublication {
    let book = Library.books["event"] ?? Library.general
    var utterance = Speaker.post(by: person, friend: friend, in: book, pictured: true, &generator)
    let place = utterance.wording.text(of: Phrase("{place}"), in: book, &generator)
    var publication = said("event", utterance, [])
    let day = CivilDate(time.advanced(bySeconds: 86_400 * Double(generator.within(3...25))))
    let hour = generator.within(10...20)
    let start = CivilDate(year: day.year, month: day.month, day: day.day, hour: hour).timestamp
    publication.data["title"] = .string((utterance.caption ?? "An evening together").capitalizedFirst)
    publication.data["place"] = .string(place.capitalizedFirst)
    publication.data["starts_at"] = .string(start.activityText)
    return publication
  }
}

/// The boards of the world pins, as people whom one can follow.
enum Boards {
  private static let named = [
    "cooking": "Things to cook", "cycling": "Two wheels", "swift": "Desk setups", "linux": "Small machines",
    "birds": "Feathers", "football": "Floodlights", "books": "Shelves", "film": "Last shots",
    "gardening": "The plot", "space": "Night skies", "music": "Sleeves and strings", "travel": "Far and slow",
    "cats": "Cats in places", "daily": "Small joys", "science": "Beautiful proofs", "games": "On the table",
  ]

  /// The board on which people pin what they like about an interest.
  static func name(of book: String) -> String { named[book] ?? "Odds and ends" }

  static var all: [String] {
    let own = Library.books["pins"]?.scenes.flatMap(\.boards) ?? []
    return (own + named.values.sorted() + ["Odds and ends"])
  }
}

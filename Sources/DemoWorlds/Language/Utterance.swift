/// Something said, with what is needed to answer it.
struct Utterance: Sendable {
  var text: String
  var book: PhraseBook
  var scene: Int
  var wording: Wording
  /// The caption of a picture that goes with it.
  var caption: String?

  /// The friend, where the text mentions them.
  var mentions: [String] {
    guard let friend = wording.friend, text.contains("@\(friend)") else { return [] }
    return [friend]
  }
}

/// Finds words for people.
enum Speaker {
  /// Something `person` might post.
  ///
  /// - Parameters:
  ///   - friend: whom it may mention; nil leaves sentences with a friend alone.
  ///   - book: what it is about; nil for one of the person's own books.
  ///   - pictured: whether it has a caption; nil for now and then.
  static func post(
    by person: WorldPerson,
    friend: String?,
    in book: PhraseBook? = nil,
    pictured: Bool? = nil,
    _ generator: inout SeededGenerator
  ) -> Utterance {
    let book = book ?? self.book(of: person, &generator)
    let scene = sceneIndex(in: book, pictured: pictured == true, &generator)
    var wording = Wording()
    wording.friend = friend
    let posts = book.scenes[scene].posts.filter { friend != nil || !$0.mentionsFriend }
    let phrase = variedOne(of: posts.isEmpty ? book.scenes[scene].posts : posts, &generator)
    if posts.isEmpty { wording.friend = person.id }
    let link = link(book, &generator)
    var text = wording.text(of: phrase, in: book, link: link, &generator)
    if !phrase.mentionsFriend { wording.friend = nil }
    text = dressed(text, in: person.voice, of: book, &generator)
    var caption: String?
    if pictured ?? generator.chance(0.4), let photo = book.scenes[scene].captions.randomOne(&generator) {
      caption = wording.text(of: photo, in: book, &generator)
    }
    return Utterance(text: text, book: book, scene: scene, wording: wording, caption: caption)
  }

  /// A scene of the book, one with captions where that is asked for and there is one.
  private static func sceneIndex(
    in book: PhraseBook,
    pictured: Bool,
    _ generator: inout SeededGenerator
  ) -> Int {
    let indices = book.scenes.indices.filter { !pictured || !book.scenes[$0].captions.isEmpty }
    return indices.isEmpty ? generator.below(book.scenes.count) : generator.pick(indices)
  }

  /// What `person` might say to something.
  static func reply(
    _ phrase: Phrase,
    to utterance: inout Utterance,
    by person: WorldPerson,
    addressee: String,
    _ generator: inout SeededGenerator
  ) -> String {
    if phrase.mentionsFriend, utterance.wording.friend == nil { return "" }
    let text = utterance.wording.text(of: phrase, in: utterance.book, addressee: addressee, &generator)
    return casual(text, in: person.voice, emoji: utterance.book.emoji, &generator)
  }

  /// A remark that fits under anything in English.
  static func note(by person: WorldPerson, to addressee: String, _ generator: inout SeededGenerator) -> String
  {
    let book = Library.general
    var wording = Wording()
    let text = wording.text(of: generator.pick(book.notes), in: book, addressee: addressee, &generator)
    return casual(text, in: person.voice, emoji: book.emoji, &generator)
  }

  private static func book(of person: WorldPerson, _ generator: inout SeededGenerator) -> PhraseBook {
    if person.language != "en", generator.chance(person.languageShare),
      let book = Library.books[person.language]
    {
      return book
    }
    // The dearest interest first: half of what somebody writes is about it.
    for interest in person.interests where generator.chance(0.5) {
      if let book = Library.books[interest] { return book }
    }
    return Library.general
  }

  /// One of `phrases`: the better of two in what it leaves open, so that sentences without gaps stay rare.
  private static func variedOne(of phrases: [Phrase], _ generator: inout SeededGenerator) -> Phrase {
    let (first, second) = (generator.pick(phrases), generator.pick(phrases))
    return first.gaps >= second.gaps ? first : second
  }

  /// An address on one of the book's sites.
  static func link(_ book: PhraseBook, _ generator: inout SeededGenerator) -> String {
    guard let site = book.sites.randomOne(&generator) else { return "" }
    return "https://\(site)/\(generator.pick(paths))/\(generator.within(2...980))"
  }

  private static let paths = ["posts", "notes", "p", "2026", "stories", "log", "archive", "read"]

  /// A post as this person would write it.
  private static func dressed(
    _ text: String,
    in voice: Voice,
    of book: PhraseBook,
    _ generator: inout SeededGenerator
  ) -> String {
    var text = punctuated(text, in: voice, &generator)
    if generator.chance(voice.openings), let opening = openings(for: book).randomOne(&generator) {
      text = "\(opening) \(text)"
    }
    if voice.isLowercase { text = text.lowercasedProse }
    if generator.chance(voice.emoji) { text += " " + generator.pick(book.emoji) }
    if generator.chance(voice.hashtags) {
      for tag in generator.pick(generator.chance(0.3) ? 2 : 1, of: book.tags) { text += " #\(tag)" }
    }
    return text
  }

  /// With an emoji, a hashtag or both at the end, as in `dressed`.
  static func ornamented(_ text: String, of book: PhraseBook, _ generator: inout SeededGenerator) -> String {
    let emoji = generator.chance(0.7) ? " " + generator.pick(book.emoji) : ""
    let tag = emoji.isEmpty || generator.chance(0.5) ? " #" + generator.pick(book.tags) : ""
    return text + emoji + tag
  }

  private static func casual(
    _ text: String,
    in voice: Voice,
    emoji: [String],
    _ generator: inout SeededGenerator
  ) -> String {
    var text = punctuated(text, in: voice, &generator)
    if voice.isLowercase { text = text.lowercasedProse }
    if generator.chance(voice.emoji * 0.6) { text += " " + generator.pick(emoji) }
    return text
  }

  private static func openings(for book: PhraseBook) -> [String] {
    book.isForeign ? book.openings : Library.general.openings
  }

  /// Without the last full stop, or with an exclamation mark for it.
  private static func punctuated(
    _ text: String,
    in voice: Voice,
    _ generator: inout SeededGenerator
  ) -> String {
    guard text.hasSuffix("."), !text.hasSuffix("..") else { return text }
    if generator.chance(voice.dropsStop) { return String(text.dropLast()) }
    return generator.chance(voice.exclaims) ? text.dropLast() + "!" : text
  }
}

extension Array {
  func randomOne(_ generator: inout SeededGenerator) -> Element? { isEmpty ? nil : generator.pick(self) }
}

extension String {
  /// In lower case, but for what must stay: a single `I` becomes `i` as lower-case writers do, mentions are
  /// lower case anyway, and addresses keep their letters.
  fileprivate var lowercasedProse: String {
    split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("http") || $0.hasPrefix("@") ? String($0) : $0.lowercased() }
      .joined(separator: " ")
  }
}

/// Finds something to say to words that no phrase book wrote: the reader's.
struct ReplyWriter: Sendable {
  /// What is known of a text that matters for an answer.
  enum Mood: Hashable, Sendable {
    case greeting, thanks, question, link, glad, sad, test, other
  }

  /// A few words to `text`, in its own language where somebody speaks that.
  ///
  /// - Parameter language: the phrase book of the language it is written in; nil for English or an unknown
  ///   one.
  static func reply(to text: String, _ generator: inout SeededGenerator) -> String {
    if let book = language(of: text).flatMap({ Library.books[$0] }), let reply = plain(book, &generator) {
      return reply
    }
    if mood(of: text) == .other || generator.chance(0.5), let reply = topical(text, &generator) {
      return reply
    }
    return generator.chance(0.35) && mood(of: text) == .other
      ? any("any", &generator) : said(mood(of: text), &generator)
  }

  /// A few words to an answer that the reader gave.
  static func answer(to text: String, _ generator: inout SeededGenerator) -> String {
    let mood = mood(of: text)
    if [.question, .thanks, .greeting, .sad, .glad].contains(mood) { return said(mood, &generator) }
    return any("answer", &generator)
  }

  private static func said(_ mood: Mood, _ generator: inout SeededGenerator) -> String {
    switch mood {
    case .greeting: any("greet", &generator)
    case .thanks: any("thank", &generator)
    case .question: any("ask", &generator)
    case .link: any("link", &generator)
    case .glad: any("happy", &generator)
    case .sad: any("sad", &generator)
    case .test: any("test", &generator)
    case .other: any("any", &generator)
    }
  }

  private static func any(_ list: String, _ generator: inout SeededGenerator) -> String {
    guard let phrase = Library.talk.lists[list]?.randomOne(&generator) else { return "🙂" }
    var wording = Wording()
    return wording.text(of: phrase, in: Library.talk, &generator)
  }

  // MARK: What a text is

  static func mood(of text: String) -> Mood {
    let words = Set(words(text))
    if text.contains("://") { return .link }
    if text.contains("?") || text.contains("？") || text.contains("؟") { return .question }
    if !words.isDisjoint(with: ["test", "testing"]), words.count < 6 { return .test }
    if !words.isDisjoint(with: ["thanks", "thank", "cheers"]) { return .thanks }
    if !words.isDisjoint(with: ["hello", "hi", "hey", "morning", "evening", "greetings"]), words.count < 9 {
      return .greeting
    }
    if !words.isDisjoint(with: ["sad", "tired", "sick", "lost", "sorry", "awful", "lonely"]) { return .sad }
    if !words.isDisjoint(with: ["finally", "happy", "great", "won", "finished", "proud", "married", "born"]) {
      return .glad
    }
    return .other
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
  }

  /// The language of a text that is not in Latin letters, by its script.
  static func language(of text: String) -> String? {
    let scripts: [(String, ClosedRange<UInt32>)] = [
      ("ja", 0x3040...0x30FF), ("ko", 0xAC00...0xD7A3), ("zh", 0x4E00...0x9FFF), ("ru", 0x0400...0x04FF),
      ("ar", 0x0600...0x06FF), ("hi", 0x0900...0x097F), ("el", 0x0370...0x03FF),
    ]
    return scripts.first { script in text.unicodeScalars.contains { script.1.contains($0.value) } }?.0
  }

  // MARK: What it is about

  /// A reply from a book that knows a word of the text, about that word.
  private static func topical(_ text: String, _ generator: inout SeededGenerator) -> String? {
    let lowered = " " + words(text).joined(separator: " ") + " "
    for book in generator.pick(99, of: Library.interests) {
      guard let (list, word) = knownWord(in: lowered, of: book) else { continue }
      let replies = book.scenes.flatMap(\.exchanges).map(\.reply).filter { $0.fills(only: list) }
      guard let reply = replies.randomOne(&generator) else { continue }
      var wording = Wording()
      wording.choose(word, for: list)
      return wording.text(of: reply, in: book, &generator)
    }
    return nil
  }

  private static func knownWord(in text: String, of book: PhraseBook) -> (list: String, word: String)? {
    for list in book.lists.keys.sorted() {
      for phrase in book.lists[list] ?? [] {
        guard case .text(let word)? = phrase.parts.first, phrase.parts.count == 1 else { continue }
        let core = word.lowercased()
        if core.count > 3, text.contains(" \(core) ") || text.contains(" \(core)s ") { return (list, word) }
      }
    }
    return nil
  }

  /// A reply of the book without gaps, which fits most of what is written in that language.
  private static func plain(_ book: PhraseBook, _ generator: inout SeededGenerator) -> String? {
    let replies = book.scenes.flatMap(\.exchanges).map(\.reply).filter { $0.gaps == 0 }
    guard let reply = replies.randomOne(&generator) else { return nil }
    var wording = Wording()
    return wording.text(of: reply, in: book, &generator)
  }
}

extension Phrase {
  /// Whether every gap is one of `list`, and there is one.
  fileprivate func fills(only list: String) -> Bool {
    gaps > 0
      && parts.allSatisfy { part in
        switch part {
        case .text: true
        case .word(let name, let key, _): name == list && key == list
        default: false
        }
      }
  }
}

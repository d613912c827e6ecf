/// The choices made in one conversation, so that everything said in it speaks of the same things.
struct Wording: Hashable, Sendable {
  private(set) var choices: [String: String]
  /// The id of the friend whom the conversation mentions.
  var friend: String?

  init(choices: [String: String] = [:], friend: String? = nil) {
    self.choices = choices
    self.friend = friend
  }

  /// Fills in `phrase`.
  ///
  /// - Parameters:
  ///   - addressee: the name of the person who is answered.
  ///   - link: the address for `{link}`.
  mutating func text(
    of phrase: Phrase,
    in book: PhraseBook,
    addressee: String = "",
    link: String = "",
    _ generator: inout SeededGenerator
  ) -> String {
    var text = ""
    for part in phrase.parts {
      switch part {
      case .text(let literal): text += literal
      case .friend: text += friend.map { "@\($0)" } ?? ""
      case .name: text += addressee
      case .link: text += link
      case .number(let range, let key):
        text += choice(key, &generator) { String($0.within(range)) }
      case .word(let list, let key, let isCapitalized):
        let word = word(list, key, in: book, &generator)
        text += isCapitalized ? word.capitalizedFirst : word
      }
    }
    return text
  }

  /// Settles the word for `key` beforehand.
  mutating func choose(_ word: String, for key: String) { choices[key] = word }

  private mutating func choice(
    _ key: String,
    _ generator: inout SeededGenerator,
    _ make: (inout SeededGenerator) -> String
  ) -> String {
    if let known = choices[key] { return known }
    let new = make(&generator)
    choices[key] = new
    return new
  }

  /// The word chosen for `key`, different from those chosen for other keys of the same list.
  private mutating func word(
    _ list: String,
    _ key: String,
    in book: PhraseBook,
    _ generator: inout SeededGenerator
  ) -> String {
    if let known = choices[key] { return known }
    guard let words = book.lists[list], !words.isEmpty else { return "" }
    var word = ""
    for _ in 0..<4 {
      word = text(of: generator.pick(words), in: book, &generator)
      if key == list || choices[list] != word { break }
    }
    choices[key] = word
    return word
  }
}

extension String {
  /// With its first letter in upper case, where the script has one.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

import Testing

@testable import DemoWorlds

@Suite("Phrase books")
struct PhraseBookTests {
  @Test("every gap of every sentence can be filled", arguments: Library.interests + Library.languages)
  func gaps(book: PhraseBook) {
    let phrases = book.bios + book.notes + book.lists.values.flatMap { $0 } + book.scenes.flatMap(\.phrases)
    for phrase in phrases {
      for case .word(let list, let key, _) in phrase.parts {
        #expect(book.lists[list]?.isEmpty == false, "\(book.name): {\(key)}")
      }
    }
    #expect(book.scenes.count >= 3 && !book.emoji.isEmpty && !book.tags.isEmpty && !book.bios.isEmpty)
  }

  @Test("an answer speaks of the same thing as the post")
  func sharedWords() {
    let book = PhraseBook(parsing: "name x\ndish: a | b | c | d | e | f | g | h\n---\npost {dish}, {dish2}")
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<40 {
      var wording = Wording()
      let post = wording.text(of: book.scenes[0].posts[0], in: book, &generator)
      let answer = wording.text(of: Phrase("{dish}, {dish2}"), in: book, &generator)
      #expect(post == answer)
      #expect(post.first != post.last)
    }
  }

  @Test("numbers stay in their range, also below zero, and a brace that never closes is text")
  func notation() {
    var generator = SeededGenerator(seed: 5)
    let book = PhraseBook(parsing: "name x")
    for _ in 0..<40 {
      var wording = Wording()
      let text = wording.text(of: Phrase("{-9-4}"), in: book, &generator)
      #expect(Int(text).map { (-9...4).contains($0) } == true)
    }
    var wording = Wording()
    #expect(wording.text(of: Phrase("a {b"), in: book, &generator) == "a {b")
  }
}

extension Scene {
  fileprivate var phrases: [Phrase] {
    posts + captions + (exchanges + friendExchanges).flatMap { [$0.reply] + ($0.answer.map { [$0] } ?? []) }
  }
}

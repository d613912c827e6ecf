/// All phrase books, read once.
enum Library {
  /// What people who write English write about.
  static let interests: [PhraseBook] = [
    PhraseBook.cookingText, PhraseBook.cyclingText, PhraseBook.swiftText, PhraseBook.linuxText,
    PhraseBook.birdsText, PhraseBook.footballText, PhraseBook.booksText, PhraseBook.filmText,
    PhraseBook.gardeningText, PhraseBook.spaceText, PhraseBook.musicText, PhraseBook.travelText,
    PhraseBook.catsText, PhraseBook.dailyText, PhraseBook.scienceText, PhraseBook.gamesText,
  ].map(PhraseBook.init(parsing:))

  /// What people write in their own language.
  static let languages: [PhraseBook] = [
    PhraseBook.japaneseText, PhraseBook.chineseText, PhraseBook.koreanText, PhraseBook.russianText,
    PhraseBook.arabicText, PhraseBook.hindiText, PhraseBook.greekText, PhraseBook.spanishText,
    PhraseBook.frenchText, PhraseBook.germanText, PhraseBook.portugueseText, PhraseBook.turkishText,
    PhraseBook.polishText,
  ].map(PhraseBook.init(parsing:))

  /// What some worlds are about: commits, pins, family news.
  static let worlds: [PhraseBook] = [
    PhraseBook.commitText, PhraseBook.issueText, PhraseBook.pullRequestText, PhraseBook.releaseText,
    PhraseBook.pinsText, PhraseBook.wallText, PhraseBook.eventText,
  ].map(PhraseBook.init(parsing:))

  /// What one says to somebody whose words do not come from a book.
  static let talk = PhraseBook(parsing: PhraseBook.talkText)

  /// By name: `cooking`, `ja`.
  static let books: [String: PhraseBook] = Dictionary(
    (interests + languages + worlds).map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// The book whose remarks and openings fit anything in English.
  static let general: PhraseBook = books["daily"] ?? PhraseBook(parsing: "")
}

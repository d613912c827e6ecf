import Testing

@testable import FeedThemes

@Suite("The words of themes") struct ThemeVocabularyTests {
  @Test("each filter and tag that themes add is in the manual and in the README of the themes")
  func complete() throws {
    let listed = ThemeLanguage.filters.map { $0.name.prefix { $0 != ":" } }.map(String.init)
    #expect(Set(ThemeLanguage.filterNames).subtracting(["subject"]).isSubset(of: Set(listed)))
    #expect(ThemeLanguage.tags.allSatisfy { $0.name.hasPrefix("{% ") && $0.meaning.hasSuffix(".") })
  }
}

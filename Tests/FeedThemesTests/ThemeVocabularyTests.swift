import Foundation
import Testing

@testable import FeedThemes

@Suite("The words of themes") struct ThemeVocabularyTests {
  @Test("each filter that themes add is in the manual, and what is there is in the README of the themes")
  func complete() throws {
    let listed = ThemeLanguage.filters.map { String($0.name.prefix { $0 != ":" }) }
    #expect(Set(ThemeLanguage.filterNames).isSubset(of: Set(listed)))
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Themes/README.md")
    let readme = try String(contentsOf: file.standardized, encoding: .utf8)
    for name in listed { #expect(readme.contains("`\(name)"), "\(name)") }
    for tag in ThemeLanguage.tags {
      let opening = String(tag.name.prefix { $0 != "}" })
      #expect(readme.contains(opening), "\(opening)")
    }
  }
}

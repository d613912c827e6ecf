import Testing

@Suite("Templates render as Django renders them")
struct CorpusTests {
  @Test("the corpus is there")
  func size() {
    #expect(CorpusCase.all.count >= 400)
  }

  @Test("text equal to the real Django's", arguments: CorpusCase.all)
  func equal(entry: CorpusCase) {
    let ours = Result { try entry.render() }
    let wanted = entry.isRefused ? nil : entry.deliberate ?? entry.expected
    switch (ours, wanted) {
    case (.success(let text), let wanted?): #expect(text == wanted, "\(entry.template)")
    case (.failure(let error), _?): Issue.record("\(entry.template) fails: \(error)")
    case (.success(let text), nil): Issue.record("\(entry.template) gives '\(text)', but must be refused")
    case (.failure, nil): break
    }
  }

  @Test("deliberate differences are differences, and all in one file")
  func differences() {
    for entry in CorpusCase.all {
      let isDeliberate = entry.deliberate != nil || entry.isRefused
      #expect(isDeliberate == (entry.file == "differences.json"), "\(entry)")
      if let deliberate = entry.deliberate { #expect(deliberate != entry.expected, "\(entry)") }
    }
  }
}

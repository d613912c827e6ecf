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
    switch (ours, entry.deliberate ?? entry.expected) {
    case (.success(let text), let expected?): #expect(text == expected, "\(entry.template)")
    case (.failure(let error), _?): Issue.record("\(entry.template) fails: \(error)")
    case (.success(let text), nil): Issue.record("\(entry.template) gives '\(text)', but Django refuses it")
    case (.failure, nil): break
    }
  }
}

import Foundation
import Testing

/// Comments refer to what the repository contains: documents, and articles of the modules' documentation.
@Suite("Specification")
struct SpecificationTests {
  @Test("comments cite only documents that are in the repository")
  func documents() throws {
    let known = try Self.documentPaths()
    for comment in try CommentText.everything() {
      for text in comment.texts {
        for name in Self.documentNames(in: text) {
          let exists = known.contains { $0 == name || $0.hasSuffix("/\(name)") }
          #expect(exists, "\(comment.path) cites \(name)")
        }
      }
    }
  }

  @Test("comments do not refer to a tracker that readers cannot see")
  func trackers() throws {
    for comment in try CommentText.everything() {
      for text in comment.texts where text.contains("ssue") {
        let found = text.firstMatch(of: #/\b[Ii]ssues? (?:#?\d|["“'`])/#)
        #expect(found == nil, "\(comment.path): \(found.map { String(text[$0.range]) } ?? "")")
      }
    }
  }

  @Test("links to articles and their sections lead somewhere")
  func links() throws {
    let articles = try DocumentationArticles()
    for comment in try CommentText.everything() {
      for text in comment.texts where text.contains("<doc:") {
        for match in text.matches(of: #/<doc:([\w-]+)(?:#([^>]+))?>/#) {
          let (name, section) = (String(match.1), match.2.map(String.init))
          let article = comment.module.flatMap { articles.article(name, in: $0) }
          let anchors = (article?.headings ?? []).map(DocumentationArticles.Article.anchor)
          let exists = article != nil && (section.map(anchors.contains) ?? true)
          #expect(exists, "\(comment.path): \(match.0) leads nowhere")
        }
      }
    }
  }

  @Test("articles and sections that are named in words exist")
  func names() throws {
    let articles = try DocumentationArticles()
    for comment in try CommentText.everything() {
      for text in comment.texts {
        for mention in Self.mentions(in: text) {
          #expect(mention.exists(in: articles), "\(comment.path): \(mention.text)")
        }
      }
    }
  }

  @Test("every catalog has a landing page that links all of its articles")
  func landingPages() throws {
    let articles = try DocumentationArticles()
    #expect(articles.modules.count >= 7)
    for module in articles.modules {
      let landing = try #require(articles.article(module, in: module), "\(module) has no landing page")
      for article in articles.all where article.module == module && article.name != module {
        let isLinked = landing.text.contains("- <doc:\(article.name)>")
        #expect(isLinked, "\(module).md does not link \(article.name)")
      }
    }
  }

  @Test(
    "articles in words are recognized",
    arguments: [
      ("See the article “Ranking” of FeedCore.", 1, 0),
      ("See “Tokens” in the article “Callers and permissions” of FeedServer.", 1, 1),
      ("See “A”, “B” and “C” in the article “Endpoints” of FeedServer.", 1, 3),
      ("See the articles “Files and images” and “Link previews” of FeedServer.", 2, 0),
      ("The article is about the word “article”.", 0, 0),
    ]
  )
  func mentions(_ text: String, _ titles: Int, _ sections: Int) {
    let mentions = Self.mentions(in: text)
    #expect(mentions.reduce(0) { $0 + $1.titles.count } == titles)
    #expect(mentions.reduce(0) { $0 + $1.sections.count } == sections)
  }
}

extension SpecificationTests {
  /// Sections and articles of one module, as a sentence names them.
  struct Mention {
    var text: String
    var sections: [String]
    var titles: [String]
    var module: String

    /// Sections belong to the one article that is named with them.
    func exists(in articles: DocumentationArticles) -> Bool {
      titles.allSatisfy { title in
        guard let article = articles.article(titled: title, in: module) else { return false }
        return sections.allSatisfy(article.headings.contains)
      }
    }
  }

  private static func mentions(in text: String) -> [Mention] {
    guard text.contains("the article") else { return [] }
    let pattern =
      #/(?:((?:“[^”]+”(?:, | and )?)+) in )?the articles? ((?:“[^”]+”(?:, | and )?)+) of ([A-Z]\w+)/#
    return text.matches(of: pattern).map { match in
      Mention(
        text: String(match.0),
        sections: match.1.map(quoted) ?? [],
        titles: quoted(match.2),
        module: String(match.3)
      )
    }
  }

  private static func quoted(_ list: Substring) -> [String] {
    list.matches(of: #/“([^”]+)”/#).map { String($0.1) }
  }

  /// All documents of the repository, relative to its root.
  private static func documentPaths() throws -> [String] {
    let folders = try ["Sources", "Tests", "Themes", "Benchmarks"].flatMap { folder in
      try SourceTree.files(below: folder, endings: [".md"]).map(\.path)
    }
    let top = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
    return folders + top.filter { $0.hasSuffix(".md") }
  }

  /// The words of a text that end like a document's name.
  private static func documentNames(in text: String) -> [String] {
    guard text.contains(".md") else { return [] }
    return text.matches(of: #/[\w./-]*\w\.md\b/#).map { String($0.0) }
  }
}

import Foundation

/// The articles of the modules' documentation catalogs.
struct DocumentationArticles {
  struct Article {
    var module: String
    /// The file's name without its ending: what links name.
    var name: String
    var title: String
    var headings: [String]
    /// The whole file.
    var text: String

    /// A heading as links name it: words with hyphens between them.
    static func anchor(_ heading: String) -> String {
      heading.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    }
  }

  let all: [Article]

  /// Reads every page in `Sources/MODULE/MODULE.docc`.
  init() throws {
    all = try SourceTree.files(below: "Sources", endings: [".md"]).compactMap(Self.article)
  }

  var modules: Set<String> { Set(all.map(\.module)) }

  func article(_ name: String, in module: String) -> Article? {
    all.first { $0.module == module && $0.name == name }
  }

  func article(titled title: String, in module: String) -> Article? {
    all.first { $0.module == module && $0.title == title }
  }

  /// - Returns: nil for a file outside a catalog.
  private static func article(_ file: SourceTree.File) -> Article? {
    let parts = file.path.split(separator: "/").map(String.init)
    guard parts.count == 4, parts[2] == "\(parts[1]).docc" else { return nil }
    let headings = headings(of: file)
    return Article(
      module: parts[1],
      name: String(parts[3].dropLast(".md".count)),
      title: headings.first { $0.level == 1 }?.text ?? "",
      headings: headings.filter { $0.level > 1 }.map(\.text),
      text: file.text
    )
  }

  /// The lines that begin with number signs, outside of examples.
  private static func headings(of file: SourceTree.File) -> [(level: Int, text: String)] {
    var isExample = false
    var headings: [(level: Int, text: String)] = []
    for line in file.lines {
      if line.hasPrefix("```") { isExample.toggle() }
      let level = line.prefix { $0 == "#" }.count
      guard !isExample, level > 0, line.dropFirst(level).first == " " else { continue }
      headings.append((level, String(line.dropFirst(level + 1))))
    }
    return headings
  }
}

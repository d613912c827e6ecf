import Foundation
import Testing

/// The code in the documentation is the code that the tests compile and run.
@Suite("The documentation's examples are those that are tested")
struct SnippetTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardized

  /// The text between `// snippet: NAME` and `// end` in the files beside this one, without its indentation.
  private static func snippets() throws -> [String: String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    var snippets: [String: String] = [:]
    for file in try files(folder, "swift") where file.lastPathComponent != "SnippetTests.swift" {
      var (name, lines): (String?, [Substring]) = (nil, [])
      for line in try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n",
        omittingEmptySubsequences: false
      ) {
        let text = line.drop { $0 == " " }
        if text.hasPrefix("// snippet: ") {
          name = String(text.dropFirst(12))
          lines = []
        } else if text == "// end", let found = name {
          snippets[found] = dedented(lines)
          name = nil
        } else {
          lines.append(line)
        }
      }
    }
    return snippets
  }

  private static func files(_ folder: URL, _ suffix: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == suffix }
  }

  private static func dedented(_ lines: [Substring]) -> String {
    let indents = lines.filter { !$0.allSatisfy { $0 == " " } }.map { $0.prefix { $0 == " " }.count }
    let indent = indents.min() ?? 0
    return lines.map { String($0.dropFirst(indent)) }.joined(separator: "\n")
      .trimmingCharacters(in: .newlines)
  }

  /// The Swift code in the pages of both catalogs, with the name that stands above it.
  private static func examples() throws -> [(page: String, name: String, code: String)] {
    var examples: [(String, String, String)] = []
    for catalog in ["Sources/FeedCore/FeedCore.docc", "Sources/FeedRecords/FeedRecords.docc"] {
      for page in try files(root.appending(path: catalog), "md") {
        let text = try String(contentsOf: page, encoding: .utf8)
        for match in text.matches(of: #/(?:<!-- snippet: ([\w-]+) -->\n)?```swift\n((?s:.*?))\n```/#) {
          examples.append((page.lastPathComponent, match.1.map(String.init) ?? "", String(match.2)))
        }
      }
    }
    return examples
  }

  @Test func everyExampleIsTested() throws {
    let snippets = try Self.snippets()
    let examples = try Self.examples()
    #expect(examples.count >= 30)
    for example in examples {
      #expect(snippets[example.name] == example.code, "\(example.page): \(example.name)")
    }
    #expect(Set(snippets.keys).subtracting(examples.map(\.name)) == [], "tested, but shown nowhere")
  }
}

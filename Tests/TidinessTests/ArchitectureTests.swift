import Foundation
import Testing

/// ARCHITECTURE.md is what a newcomer reads first: what it names must be there.
@Suite("Architecture")
struct ArchitectureTests {
  private let page: String

  init() throws {
    page = try String(contentsOf: SourceTree.root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
  }

  @Test("each Swift file that the page names exists")
  func files() throws {
    let paths = try ["Sources", "Tests", "Benchmarks"].flatMap { try SourceTree.files(below: $0) }.map(\.path)
    let names = page.matches(of: #/`([\w+/]+\.swift)`/#).map { String($0.1) }
    #expect(names.count > 30)
    for name in names {
      #expect(paths.contains { $0.hasSuffix("/\(name)") || $0 == name }, "\(name) is missing")
    }
  }

  @Test("the drawing of the targets has all of them, and no others")
  func targets() throws {
    let lines = page.split(separator: "\n").drop { $0 != "```" }.dropFirst().prefix { $0 != "```" }
    let drawn = lines.compactMap { $0.firstMatch(of: #/^[ │├└]*([A-Za-z]+) /#).map { String($0.1) } }
      .filter { !$0.first!.isLowercase }
    let targets = try SourceTree.targets().filter { $0 != "runnel" && $0 != "TweetExample" }
    #expect(Set(drawn) == Set(targets))
  }
}

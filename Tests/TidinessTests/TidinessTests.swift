import Foundation
import Testing

@Suite("Tidiness")
struct TidinessTests {
  private static let text = [".swift", ".md", ".toml", ".txt", ".py", ".c", ".h", ".json"]

  private func everything() throws -> [SourceTree.File] {
    try ["Sources", "Tests", "Themes", "Benchmarks"].flatMap {
      try SourceTree.files(below: $0, endings: Self.text)
    }
  }

  @Test("nothing is left for later")
  func noMarkers() throws {
    // Spelled in halves, so that this file does not find itself.
    let markers = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK:"]
    for file in try everything() where !file.path.contains("/Corpus/") {
      for marker in markers where file.text.contains(marker) {
        Issue.record("\(file.path) contains \(marker)")
      }
    }
  }

  @Test("no path of a machine is written down")
  func noMachinePaths() throws {
    let paths = ["/ro" + "ot/", "/ho" + "me/", "/wo" + "rk/", "/opt/sw" + "ift", "/tmp/run" + "nel/"]
    for file in try everything() {
      for path in paths where file.text.contains(path) {
        Issue.record("\(file.path) contains \(path)")
      }
    }
  }

  @Test("files can be read in one sitting")
  func sizes() throws {
    // Generated tables are not read by people.
    let generated = ["EmbeddedThemes.swift", "/Tables/"]
    for file in try SourceTree.files(below: "Sources") where !generated.contains(where: file.path.contains) {
      #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test("names say what things are")
  func names() throws {
    for file in try SourceTree.files(below: "Sources") {
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      for word in ["Utils", "Helper", "Misc", "Common", "Manager2"] {
        #expect(!name.contains(word), "\(file.path)")
      }
    }
  }

  @Test("the top level holds only what the project's user fixed")
  func topLevel() throws {
    let allowed: Set<String> = [
      "Package.swift", "Package.resolved", "Sources", "Tests", "Themes", "README.md", "Makefile",
      "ARCHITECTURE.md",
      "CHANGELOG.md", "LICENSE", "Benchmarks",
    ]
    let names = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
    let others = names.filter { !allowed.contains($0) && !$0.hasPrefix(".") }
    #expect(others.isEmpty)
  }
}

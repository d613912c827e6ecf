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

/// Text from others must cost linear time, and a regular expression does not promise that.
@Suite("No regular expressions on text from others")
struct RegularExpressionTests {
  private static let targets = ["FeedServer", "StreamAuth", "StreamAPI", "StreamWire"]

  /// What makes or applies one.
  private static let words = [
    "NSRegularExpression", "regularExpression", "Regex", "firstMatch(", "wholeMatch(", "prefixMatch(",
    ".matches(of", "#/", "RegexBuilder", "regcomp", "NSPredicate",
  ]

  @Test("there is none in the server, the client and the token code", arguments: targets)
  func none(_ target: String) throws {
    for file in try SourceTree.files(below: "Sources/\(target)") {
      for (number, line) in file.lines.enumerated() where !Self.isComment(line) {
        let found = Self.words.first(where: line.contains) ?? (Self.hasLiteral(line) ? "a literal" : nil)
        if let found { Issue.record("\(file.path):\(number + 1) has \(found)") }
      }
    }
  }

  @Test(
    "literals are recognized",
    arguments: [
      (#"text.split(separator: /a+/)"#, true), (#"let pattern = /a/"#, true),
      (#"f(of: /\/site-[^\/]*?/)"#, true),
      (#"case /a.*b/: 1"#, true), (#"[/a/, /b/]"#, true), ("let half = a / b / c", false),
      (#"let path = "/a/b/""#, false),
      (##"let path = #"/a"/b/"#"##, false), ("let ratio = (a / b)", false), ("x // y /z/", false),
    ]
  )
  func literals(_ line: String, _ isLiteral: Bool) {
    #expect(Self.hasLiteral(line[...]) == isLiteral)
  }

  private static func isComment(_ line: Substring) -> Bool { line.drop { $0 == " " }.hasPrefix("//") }

  /// Whether a slash begins where a value is expected and another slash follows: division needs a value
  /// before it.
  private static func hasLiteral(_ line: Substring) -> Bool {
    let code = withoutTexts(line)
    var before: Character = "("
    for index in code.indices {
      let character = code[index]
      let rest = code[code.index(after: index)...]
      if character == "/", "(,=:[{".contains(before), let next = rest.first, next != " ", next != "/",
        next != "*", rest.dropFirst().contains("/")
      {
        return true
      }
      if character == "/", rest.first == "/" { return false }
      if character != " " { before = character }
    }
    return false
  }

  /// The line without what is in quotes.
  private static func withoutTexts(_ line: Substring) -> String {
    var code = ""
    var isText = false
    var isEscaped = false
    for character in line {
      if character == "\"", !isEscaped {
        isText.toggle()
      } else if !isText {
        code.append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return code.replacing("case /", with: "case (/")
  }
}

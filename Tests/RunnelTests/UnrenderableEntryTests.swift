import FeedCore
import Foundation
import Testing

/// One entry that a theme cannot render hides no others.
@Suite("Entries that cannot be rendered")
struct UnrenderableEntryTests {
  private func home() async throws -> Home {
    let home = try Home()
    for text in ["First words", "Last words"] { _ = try await home.post(text) }
    let lines = ["release", "commit", "repost", "like", "juggle"].map {
      #"{"feed":"user:ann","actor":"SU:ann","verb":"\#($0)","object":"SO:\#($0):gone","foreign_id":"\#($0):1","time":"2026-01-02T03:04:05"}"#
    }
    let imported = try await home.run("import", "json", "-", input: lines.joined(separator: "\n") + "\n")
    #expect(imported.status == 0, "\(imported)")
    return home
  }

  @Test(
    "a release that is gone is said to be, and the others are printed",
    arguments: ["plain", "octo", "chirp"]
  )
  func goneObjects(theme: String) async throws {
    let home = try await home()
    let feed = try await home.done("feed", "user", "--theme", theme)
    for words in ["First words", "Last words", "release is gone", "commit is gone"] {
      #expect(feed.output.contains(words), "\(feed.output)")
    }
  }

  @Test("where a theme fails the entries are printed plainly, and the reason is said once")
  func brokenTheme() async throws {
    let home = try await home()
    let folder = home.path("config/runnel/themes/own/activity")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "".write(toFile: folder + "/../theme.toml", atomically: true, encoding: .utf8)
    let templates = [
      "tweet": "{{ activity.object.text|default:activity.object.nothing|add:nowhere }}",
      "post": "{% nonsense %}",
      "release": "{{ 1|default:nowhere }}", "like": "{% for a in 'aaaaaaaaaa'|make_list %}",
    ]
    for (verb, text) in templates {
      try text.write(toFile: "\(folder)/\(verb).txt", atomically: true, encoding: .utf8)
    }
    for command in [
      ["feed", "user", "--theme", "own", "--limit", "20"], ["search", "words", "--theme", "own"],
    ] {
      let result = try await home.run(command)
      #expect(result.status == 0, "\(result)")
      #expect(result.output.contains("First words") && result.output.contains("Last words"), "\(result)")
      let reasons = result.errors.split(separator: "\n")
      #expect((1...3).contains(reasons.count) && Set(reasons).count == reasons.count, "\(result.errors)")
      #expect(reasons.allSatisfy { $0.hasPrefix("runnel: ") && $0.contains("own/") }, "\(result.errors)")
    }
    let shown = try await home.run("theme", "show", "own")
    #expect(shown.status == 0 && shown.output.contains("Roles:"), "\(shown)")
  }

  @Test("a theme that is too slow is left out, and the entries are printed")
  func slowTheme() async throws {
    let home = try await home()
    let folder = home.path("config/runnel/themes/own/activity")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "".write(toFile: folder + "/../theme.toml", atomically: true, encoding: .utf8)
    let loop = (0..<9).map { "{% for a\($0) in '0123456789'|make_list %}" }.joined()
    let text = loop + "x" + String(repeating: "{% endfor %}", count: 9)
    for name in ["tweet", "post", "default"] {
      try text.write(toFile: "\(folder)/\(name).txt", atomically: true, encoding: .utf8)
    }
    let result = try await home.run("feed", "user", "--theme", "own")
    #expect(result.status == 0 && result.output.contains("First words"), "\(result)")
    #expect(result.errors.contains("steps"), "\(result.errors)")
  }
}

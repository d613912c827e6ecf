import Foundation
import TerminalTesting
import Testing

@Suite("Themes on the command line")
struct ThemeCommandTests {
  private func write(_ text: String, _ name: String, _ home: Home) throws -> String {
    let path = home.path(name)
    let folder = URL(filePath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test("a template is rendered with a context, a clock and a width")
  func render() async throws {
    let home = try Home()
    let context = try write(
      #"{"who": "Ann", "at": "2026-03-14T15:00:00Z", "day": "2026-03-14", "n": 12345678901234567890, "x": 0.10}"#,
      "context.json",
      home
    )
    let template = try write(
      "{{ who }} {{ at }} {{ at|timesince }} {{ day }} {{ day|date:'D' }} {{ n }} {{ x }}|{% right %}<b>{% endright %}\n",
      "t.txt",
      home
    )
    let result = try await home.done(
      "theme",
      "render",
      template,
      "--context",
      context,
      "--now",
      "2026-03-14T16:30:00Z",
      "--width",
      "100"
    )
    let left =
      "Ann March 14, 2026, 3 p.m. 1\u{A0}hour, 30\u{A0}minutes 2026-03-14 Sat 12345678901234567890 0.1|"
    #expect(result.output == left + String(repeating: " ", count: 100 - left.count - 3) + "<b>\n")
  }

  @Test("templates are found beside the file, and relative to the one that names them")
  func neighbours() async throws {
    let home = try Home()
    _ = try write("[{% include './leaf.txt' %}{% include '../top.txt' %}]", "t/sub/branch.txt", home)
    _ = try write("leaf", "t/sub/leaf.txt", home)
    _ = try write("top", "t/top.txt", home)
    let main = try write("{% include 'sub/branch.txt' %}", "t/main.txt", home)
    #expect(try await home.done("theme", "render", main).output == "[leaftop]")
    let up = try await home.shell("cd \(home.path("t")) && $RUNNEL theme render sub/branch.txt")
    #expect(up.output == "[leaftop]", "\(up.errors)")
  }

  @Test(
    "what cannot be rendered ends with 1, and says where and what was meant",
    arguments: [
      (
        "{{ a|uper }}",
        "t.txt:1:6: There is no filter 'uper'. Did you mean 'upper'?\n  {{ a|uper }}\n       ^\n"
      ),
      ("x\n{% iff a %}", "t.txt:2:4: There is no tag 'iff'. Did you mean 'if'?"),
      ("{% include 'otter.txt' %}", "There is no template 'otter.txt'. Did you mean 'other.txt'?"),
      ("{% include 't.txt' %}", "does 't.txt' include itself?"),
      ("{% extends 't.txt' %}", "The template 't.txt' extends itself."),
      ("{% extends 'circle.txt' %}", "The template 'circle.txt' extends itself."),
    ]
  )
  func broken(template: String, sentence: String) async throws {
    let home = try Home()
    _ = try write("other", "other.txt", home)
    _ = try write("{% extends 'circle.txt' %}", "circle.txt", home)
    let result = try await home.run("theme", "render", write(template, "t.txt", home))
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }

  @Test("every shipped theme passes its own check over a world, with warnings as errors")
  func check() async throws {
    let home = try Home()
    let result = try await home.done("theme", "check", "--strict", "--world", "wall", "--activities", "300")
    #expect(result.lines.count == 10)
    #expect(result.lines.allSatisfy { $0.hasSuffix(": nothing wrong") }, "\(result.output)")
  }

  @Test("a theme that was just made inherits everything, is listed, and passes its check")
  func new() async throws {
    let home = try Home()
    try await home.done("theme", "new", "mine", "--from", "octo")
    #expect(try await home.done("theme", "list").output.contains("mine"))
    try await home.done("theme", "check", "mine", "--strict", "--world", "octo", "--activities", "200")
    let toml = try String(contentsOfFile: home.path("config/runnel/themes/mine/theme.toml"), encoding: .utf8)
    #expect(toml.contains("inherits = \"octo\""))
  }

  @Test("show: entries, roles, icons and templates, in plain text where there is no terminal")
  func show() async throws {
    let home = try Home()
    let result = try await home.done("theme", "show", "pins", "--width", "80")
    #expect(!result.output.contains("\u{1B}"))
    for word in ["╭", "░", "Roles:", "author", "Icons:", "pins/activity/pin.txt"] {
      #expect(result.output.contains(word), "\(word) is missing")
    }
    #expect(try await home.done("theme", "show", "pins", "--color", "always").output.contains("\u{1B}["))
  }
}

import FeedCore
import FeedThemes
import Foundation
import Screen
import StyledText
import Testing

import enum Reader.CommandTable

@testable import runnel

@Suite struct OutputTests {
  private func look(_ roles: String, depth: ColorDepth = .direct) throws -> Look {
    let table: JSONValue = ["roles": try JSONParser.parse(roles)]
    return Look(
      manifest: try ThemeManifest(table: table, name: "test", base: nil),
      depth: depth,
      charset: .unicode
    )
  }

  @Test func rolesBecomeSequencesThatEndWithTheSpan() throws {
    let ansi = AnsiText(look: try look(#"{"author": "bold red", "link": "underline #010203"}"#))
    let line = StyledLine([Span("Ann", roles: ["author"]), Span(" says "), Span("x", roles: ["link"])])
    let text = ansi.text(StyledText(lines: [line, StyledLine("plain")]))
    #expect(text == "\u{1B}[1;31mAnn\u{1B}[0m says \u{1B}[4;38;2;1;2;3mx\u{1B}[0m\nplain\n")
  }

  @Test func blanksAtTheEndAreDroppedUnlessTheyShow() throws {
    let ansi = AnsiText(look: try look(#"{"bar": "on blue", "dim": "dim"}"#))
    let faint = StyledLine([Span("a", roles: ["dim"]), Span("   ", roles: ["dim"]), Span("  ")])
    #expect(ansi.text(StyledText(lines: [faint])) == "\u{1B}[2ma\u{1B}[0m\n")
    let bar = StyledLine([Span("a"), Span("  ", roles: ["bar"])])
    #expect(ansi.text(StyledText(lines: [bar])) == "a\u{1B}[44m  \u{1B}[0m\n")
    let gap = StyledLine([Span("a"), Span("   "), Span("b")])
    #expect(ansi.text(StyledText(lines: [gap])) == "a   b\n")
  }

  @Test func textCannotBringItsOwnSequences() throws {
    let ansi = AnsiText(look: try look(#"{"author": "bold"}"#))
    let text = ansi.text(StyledText("\u{1B}[2Jx\u{9B}1m", roles: ["author"]))
    #expect(text.count { $0 == "\u{1B}" } == 2)
    #expect(!text.unicodeScalars.contains { $0.value == 0x9B })
  }

  @Test(arguments: [
    (ColorChoice.auto, false, ["COLORTERM": "truecolor"], ColorDepth.mono),
    (.auto, true, ["COLORTERM": "truecolor", "TERM": "xterm"], .direct),
    (.auto, true, ["TERM": "xterm-256color"], .indexed),
    (.auto, true, ["TERM": "xterm-256color", "NO_COLOR": "1"], .mono),
    (.auto, true, ["TERM": "xterm-256color", "NO_COLOR": ""], .indexed),
    (.auto, true, ["TERM": "linux"], .sixteen),
    (.auto, true, ["TERM": "dumb"], .mono),
    (.always, false, ["TERM": "xterm-256color", "NO_COLOR": "1"], .indexed),
    (.never, true, ["TERM": "xterm-256color"], .mono),
  ])
  func colourDepths(choice: ColorChoice, isTerminal: Bool, environment: [String: String], depth: ColorDepth) {
    #expect(choice.depth(isTerminal: isTerminal, environment: environment) == depth)
  }

  @Test func theManualHasEveryCommandAndEveryKey() async throws {
    let page = try await Home().done("man").output
    let commands = Runnel.configuration.subcommands.compactMap { $0.configuration.commandName }
    #expect(commands.count > 15)
    for command in commands { #expect(page.contains(".SS runnel \(command)")) }
    #expect(page.contains(".SS runnel theme list"))
    for command in CommandTable.all { #expect(page.contains(Roff.escaped(command.title)), "\(command.name)") }
  }

  @Test func theOtherPagesHaveEverySettingRoleAndFilter() async throws {
    let home = try Home()
    let configuration = try await home.done("man", "config").output
    for setting in ConfigurationTable.settings {
      #expect(configuration.contains(Roff.escaped(setting.about)), "\(setting.path)")
    }
    let themes = try await home.done("man", "theme").output
    for role in RoleCatalog.roles where !role.meaning.hasPrefix("see ") {
      #expect(themes.contains(Roff.escaped(role.meaning)))
    }
    let serve = try await home.done("man", "serve").output
    #expect(serve.contains("listen = \"127") && serve.contains("requests_per_minute"))
  }

  @Test(arguments: ["runnel", "config", "theme", "serve"])
  func aPageIsSafeRoff(name: String) async throws {
    let page = try await Home().done("man", name).output
    let macros = page.split(separator: "\n").filter { $0.hasPrefix(".") }.map { $0.prefix { $0 != " " } }
    #expect(Set(macros).isSubset(of: [".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".EX", ".EE"]))
    #expect(page.utf8.allSatisfy { $0 < 0x80 })
    // Nothing was escaped twice.
    #expect(!page.contains("\\e\\-"))
    #expect(page.split(separator: ".EX").count == page.split(separator: ".EE").count)
  }

  @Test func whatAPageEscapesIsShownAsItIs() {
    #expect(Roff.escaped(".x 'a' \\-é") == "\\&.x \\(aqa\\(aq \\e\\-\\[u00E9]")
    var page = Roff("X", section: 1, title: "T")
    page.paragraphs("one\ntwo\n\n  a\n\n  .b\nlast")
    #expect(page.text.hasSuffix(".PP\none two\n.PP\n.EX\n  a\n\n  .b\n.EE\n.PP\nlast\n"))
  }

  @Test func aScreensSizeIsRead() {
    #expect(ScreenSize(argument: "80x24")?.size == Size(width: 80, height: 24))
    #expect(ScreenSize(argument: "200×50")?.size == Size(width: 200, height: 50))
    for width in [
      (Int?.none, Int?.none), (19, nil), (20, 20), (1000, 1000), (65535, 1000), (-1, nil), (.max, 1000),
    ] {
      #expect(TerminalSize.usable(width.0) == width.1)
    }
    for text in ["", "80", "80x", "0x5", "80x24x3", "9999x2", "axb"] {
      #expect(ScreenSize(argument: text) == nil)
    }
  }
}

@Suite struct StandardStreamTests {
  /// Descriptor 1 must not become the database's.
  @Test func aClosedOutputIsSaidAndTheDatabaseStaysWhole() async throws {
    let home = try Home()
    _ = try await home.post("first")
    for line in ["post second", "feed user", "users --json", "--help"] {
      let result = try await home.shell("\"$RUNNEL\" \(line) >&-")
      expectSentence(result, status: 74, holding: "Bad file descriptor")
    }
    #expect(try await home.done("engine", "check").output == "No damage was found.\n")
    #expect(try await home.done("feed", "user").output.contains("second"))
  }

  @Test func withoutStandardErrorTheStatusStillTells() async throws {
    let home = try Home()
    #expect(try await home.shell("\"$RUNNEL\" feed nonsense:x 2>&-").status == 66)
    #expect(try await home.shell("\"$RUNNEL\" feed nonsense:x 2>/dev/full").status == 66)
    #expect(try await home.shell("\"$RUNNEL\" post Hi <&- >/dev/null 2>&-").status == 0)
  }

  @Test(arguments: ["--help", "--version", "help feed", "man", "feed user", "users --json"])
  func aFullDiskIsSaid(line: String) async throws {
    let home = try Home()
    expectSentence(try await home.shell("\"$RUNNEL\" \(line) >/dev/full"), status: 74, holding: "No space")
  }

  @Test func aReaderThatLeavesIsNoError() async throws {
    let home = try Home()
    try await home.post((0..<40).map { "Post \($0) " + String(repeating: "long ", count: 400) })
    let line = "\"$RUNNEL\" feed user --limit 40 --json | head -c 1; echo \" ${PIPESTATUS[0]}\""
    let result = try await home.shell(line)
    #expect(result.output == "{ 141\n" && result.errors == "", "\(result)")
  }

  @Test func jsonOnATerminalHoldsNoControls() async throws {
    let home = try Home()
    let text = "a\u{9B}31m \u{7F} \u{202E}b\u{2069} \u{1B}[31m é 日本 👍"
    _ = try await home.post(text)
    let result = try await home.done("feed", "user", "--json")
    let isSafe = result.output.dropLast().unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x202E
    }
    #expect(isSafe)
    #expect(result.output.contains("é 日本 👍"))
    let first = try result.json["results"]?.arrayValue?.first
    #expect(
      first?["object"]?["data"]?["text"]?.stringValue?.unicodeScalars.elementsEqual(text.unicodeScalars)
        == true
    )
  }

  @Test func aScriptMayComeFromAnotherProgram() async throws {
    let home = try Home()
    _ = try await home.post("Hi")
    let result = try await home.shell("\"$RUNNEL\" read --script <(echo q)")
    #expect(result.status == 0 && result.errors == "", "\(result)")
  }
}

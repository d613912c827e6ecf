import FeedCore
import FeedThemes
import Foundation
import Screen
import Testing

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

  @Test func theManualHasEveryCommandAndIsSafeRoff() async throws {
    let home = try Home()
    let page = try await home.done("man").output
    let commands = Runnel.configuration.subcommands.compactMap { $0.configuration.commandName }
    #expect(commands.count > 15)
    for command in commands { #expect(page.contains(".SS runnel \(command)")) }
    let macros = page.split(separator: "\n").filter { $0.hasPrefix(".") }.map { $0.prefix { $0 != " " } }
    #expect(Set(macros).isSubset(of: [".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".I"]))
  }

  @Test func aScreensSizeIsRead() {
    #expect(ScreenSize(argument: "80x24")?.size == Size(width: 80, height: 24))
    #expect(ScreenSize(argument: "200×50")?.size == Size(width: 200, height: 50))
    for text in ["", "80", "80x", "0x5", "80x24x3", "9999x2", "axb"] {
      #expect(ScreenSize(argument: text) == nil)
    }
  }
}

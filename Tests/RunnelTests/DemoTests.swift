import FeedCore
import Foundation
import TerminalTesting
import Testing

@Suite struct DemoTests {
  /// One world for all of it: making one takes seconds in a debug build.
  @Test func aDemoWorldIsReadLivedInAndLeft() async throws {
    let home = try Home()
    let page = try await home.done("feed", "timeline", "--world", "chirp", "--json", "--limit", "5").json
    #expect(page["results"]?.arrayValue?.count == 5)
    #expect(try await home.done("users", "--world", "chirp", "--limit", "400").lines.count > 300)
    let nobody = try await home.run("feed", "timeline", "--world", "chirp", "--user", "nobody-at-all")
    expectSentence(nobody, status: 66, holding: "nobody-at-all")
    try await visit(home)
    let own = try await home.done("feed", "user", "--world", "chirp", "--json").json
    let texts = own["results"]?.arrayValue?.compactMap { $0["object"]?["data"]?["text"]?.stringValue } ?? []
    #expect(texts.contains("Greetings from the test"))
    let script = try await home.run("demo", "--script", "-", "--size", "70x20", input: "1g\n")
    #expect(script.status == 0 && script.output.contains("Greetings from the test"), "\(script.errors)")
    #expect(!FileManager.default.fileExists(atPath: home.path("data/runnel/runnel.db")))
  }

  private func visit(_ home: Home) async throws {
    try await home.read(["demo", "--pace", "200"]) { terminal in
      try terminal.wait("the timeline and what is new in it", seconds: 60) {
        $0.screen.text.contains("♡") && $0.screen.line(0).contains(/Timeline \d/)
      }
      terminal.resize(columns: 200, rows: 50)
      try terminal.wait("the wide screen") {
        $0.screen.text.contains("demo: chirp") && $0.screen.text.contains("♡")
      }
      terminal.send("c")
      try terminal.wait(for: "New post")
      terminal.send("Greetings from the test")
      try terminal.wait(for: "Greetings from the test")
      terminal.send("\u{13}")
      try terminal.wait(for: "Posted")
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
      #expect(!terminal.screen.isFullScreen && terminal.screen.isCursorVisible)
      #expect(terminal.modes() == terminal.initialModes)
    }
  }

  @Test(arguments: [
    (["demo"], 69, "terminal"),
    (["demo", "--world", "atlantis"], 66, "atlantis"),
    (["demo", "--pace", "-1"], 64, "--pace"),
    (["demo", "--seed", "x"], 64, "x"),
    (["feed", "timeline", "--world", "atlantis"], 66, "chirp"),
    (["feed", "timeline", "--seed", "3"], 64, "--world"),
    (["feed", "timeline", "--world", "chirp", "--database", "x.db"], 64, "--database"),
  ])
  func badInputIsOneSentence(arguments: [String], status: Int32, word: String) async throws {
    let home = try Home()
    expectSentence(try await home.run(arguments), status: status, holding: word)
    #expect(!FileManager.default.fileExists(atPath: home.path("data")))
  }
}

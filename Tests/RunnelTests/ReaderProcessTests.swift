import Foundation
import GRDB
import ProcessTesting
import TerminalTesting
import Testing

/// The whole program on a pseudo terminal, as a person runs it.
@Suite struct ReaderProcessTests {
  @Test func aSessionPostsAndLeavesTheTerminalAsItWas() async throws {
    let home = try Home()
    try await home.done("profile", "--name", "Bob Builder", user: "bob")
    _ = try await home.post("Written before", user: "bob")
    try await home.done("follow", "bob")
    try await home.read { terminal in
      try terminal.wait(for: "Written before")
      #expect(terminal.screen.isFullScreen && terminal.modes().isRaw)
      terminal.resize(columns: 100, rows: 30)
      try terminal.wait("the wider screen") {
        $0.screen.line(1).count > 90 && $0.screen.text.contains("Written")
      }
      terminal.send("c")
      try terminal.wait(for: "New post")
      terminal.send("From the reader")
      try terminal.wait(for: "From the reader")
      terminal.send("\u{13}")
      try terminal.wait(for: "Posted")
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
      #expect(!terminal.screen.isFullScreen && terminal.screen.isCursorVisible)
      #expect(terminal.modes() == terminal.initialModes)
    }
    #expect(try await home.done("feed", "user").output.contains("From the reader"))
  }

  @Test func whatAnotherProgramWritesArrivesWithoutMovingTheList() async throws {
    let home = try Home()
    _ = try await home.post("The first", user: "bob")
    try await home.done("follow", "bob")
    try await home.read { terminal in
      try terminal.wait(for: "The first")
      let row = try #require((0..<24).first { terminal.screen.line($0).contains("The first") })
      let other = try Home.spawn(["post", "--user", "bob", "The second"], home.environment())
      #expect(other.wait() == 0)
      try terminal.wait("the marker of new entries") { $0.screen.line(0).contains("Timeline 1") }
      #expect(terminal.screen.line(row).contains("The first") || terminal.screen.text.contains("The second"))
      let unread = try Home.spawn(["unread"], home.environment())
      #expect(unread.wait() == 0)
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func aSignalRestoresTheTerminalSavesTheDraftAndEndsTheReader(signal: Int32) async throws {
    let home = try Home()
    try await home.read { terminal in
      try terminal.wait(for: "Timeline")
      terminal.send("c")
      try terminal.wait(for: "New post")
      terminal.send("Unsent words")
      try terminal.wait(for: "Unsent words")
      terminal.signal(signal)
      #expect(try terminal.waitForExit() == .killed(signal: signal))
      #expect(!terminal.screen.isFullScreen && terminal.screen.isCursorVisible)
      #expect(terminal.modes() == terminal.initialModes)
    }
    try await home.read { terminal in
      try terminal.wait(for: "A text was not sent")
      terminal.send("c")
      try terminal.wait(for: "Unsent words")
    }
  }

  @Test func aTerminalThatIsLostEndsTheReaderAsAHangUpDoes() async throws {
    let home = try Home()
    try await home.read { terminal in
      try terminal.wait(for: "Timeline")
      terminal.hangUp()
      #expect(try terminal.waitForExit() == .killed(signal: SIGHUP))
    }
  }

  @Test(arguments: ["\r", "\r\n"])
  func theLinesOfAPasteArePostedAsLines(end: String) async throws {
    let home = try Home()
    try await home.read { terminal in
      // The feeds are open once it says what to do.
      try terminal.wait(for: "demo")
      terminal.send("c")
      try terminal.wait(for: "New post")
      terminal.send("\u{1B}[200~one\(end)\(end)two\(end)three\u{1B}[201~")
      try terminal.wait(for: "three")
      terminal.send("\u{13}")
      try terminal.wait(for: "Posted")
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
    }
    let feed = try await home.done("feed", "user", "--json").output
    #expect(feed.contains(#""one\n\ntwo\nthree""#) && !feed.contains("␍"))
  }

  @Test(arguments: ["c", ":", "?"])
  func theScreenIsPaintedAgainAndTheReaderStoppedWhereverKeysAreTyped(opening: String) async throws {
    let home = try Home()
    let (program, environment) = (Home.program, home.environment())
    try await onOwnThread {
      let terminal = try PseudoTerminal(
        "sh",
        ["-c", "set -m; \(program); echo STOPPED; read go; fg; echo AFTER"],
        environment: environment
      )
      try terminal.wait(for: "Timeline")
      terminal.send(opening)
      _ = terminal.listen(seconds: 0.3)
      let text = terminal.screen.text
      terminal.reattach()
      terminal.send("\u{C}")
      try terminal.wait("the same screen") { $0.screen.text == text && $0.screen.isFullScreen }
      terminal.send("\u{1A}")
      try terminal.wait(for: "STOPPED")
      terminal.send("\r")
      try terminal.wait("the same screen") { $0.screen.text == text && $0.screen.isFullScreen }
    }
  }

  @Test func anEditorWhoseNameNeedsQuotesIsStarted() async throws {
    let home = try Home()
    let folder = home.path("My \"own\" editors")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let script = "#!/bin/sh\nfor last; do :; done\nprintf ' and %s' \"$1\" >> \"$last\"\n"
    _ = FileManager.default.createFile(
      atPath: folder + "/an editor",
      contents: Data(script.utf8),
      attributes: [.posixPermissions: 0o700]
    )
    for (name, words) in [
      ("'\(folder)/an editor' 'two words'", "and two words"), ("\(folder)/an editor", "state/runnel/text"),
    ] {
      try await home.read(environment: ["EDITOR": name]) { terminal in
        try terminal.wait(for: "Timeline")
        terminal.send("cBy hand")
        try terminal.wait(for: "By hand")
        terminal.send("\u{18}")
        try terminal.wait(for: words)
        terminal.send("\u{3}y")
      }
    }
  }

  @Test func aTerminalOfAnySizeTakesTheMemoryOfAScreen() async throws {
    let home = try Home()
    var peaks: [Int] = []
    for reported in [(1000, 40), (65535, 40)] {
      let environment = home.environment()
      peaks.append(
        try await onOwnThread {
          let terminal = try PseudoTerminal(Home.program, [], environment: environment, reported: reported)
          // The emulated screen is narrower, so the words may be anywhere on it.
          try terminal.wait("the tabs") { $0.output[...].containsSequence(Array("Timeline".utf8)) }
          _ = terminal.listen(seconds: 1)
          return try #require(terminal.peakMemory())
        }
      )
    }
    #expect(peaks[1] < peaks[0] + 16384, "\(peaks)")
  }

  /// What most terminals set costs nothing.
  @Test func directColourTakesNoMoreMemory() async throws {
    let home = try Home()
    try await home.done("post", "Words")
    var peaks: [Int] = []
    for environment in [[:], ["COLORTERM": "truecolor"]] {
      let environment = home.environment(environment)
      peaks.append(
        try await onOwnThread {
          let terminal = try PseudoTerminal(Home.program, [], environment: environment)
          try terminal.wait(for: "Timeline")
          _ = terminal.listen(seconds: 1)
          return try #require(terminal.peakMemory())
        }
      )
    }
    #expect(peaks[1] < peaks[0] + 8192, "\(peaks)")
  }

  @Test func anEmptyDatabaseGreetsWithWhatToDo() async throws {
    let home = try Home()
    try await home.read { terminal in
      try terminal.wait(for: "demo")
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
    }
    for (path, mode) in [("data/runnel/runnel.db", 0o600), ("state/runnel", 0o700)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: home.path(path))
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode, "\(path)")
    }
  }

  @Test func aDatabaseThatCannotBeOpenedIsSaidOnTheScreenOrBefore() async throws {
    let home = try Home()
    let file = home.path("other.db")
    try home.makeForeignDatabase(file)
    try await home.read(["--database", file]) { terminal in
      try terminal.wait(for: "another program")
      terminal.send("q")
      _ = try terminal.waitForExit()
      #expect(terminal.modes() == terminal.initialModes)
    }
  }

  @Test func noColourMeansNone() async throws {
    let home = try Home()
    _ = try await home.post("Plain", user: "ann")
    try await home.read(environment: ["NO_COLOR": "1"]) { terminal in
      try terminal.wait(for: "Plain")
      terminal.send("q")
      _ = try terminal.waitForExit()
      let output = String(decoding: terminal.output, as: UTF8.self)
      #expect(output.firstMatch(of: /\u{1B}\[[0-9;]*(3[0-8]|4[0-8]|9[0-7])m/) == nil)
    }
  }

  @Test func aScriptPrintsTheLastScreen() async throws {
    let home = try Home()
    _ = try await home.post("Hello there", user: "bob")
    try await home.done("follow", "bob")
    let result = try await home.run("read", "--script", "-", "--size", "60x12", input: "f\n")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Hello there"))
    #expect(result.lines.allSatisfy { $0.count <= 60 })
    let feed = try await home.done("feed", "timeline", "--json").json
    #expect(feed["results"]?.arrayValue?.first?["own_reactions"]?["like"]?.arrayValue?.count == 1)
    expectSentence(
      try await home.run("read", "--script", "/nonexistent"),
      status: 66,
      holding: "/nonexistent"
    )
    expectSentence(
      try await home.run("read", "--script", "-", input: "<nokey>"),
      status: 65,
      holding: "nokey"
    )
  }
}

extension Home {
  /// Runs the reader on a pseudo terminal of its own.
  func read(
    _ arguments: [String] = [],
    environment: [String: String] = [:],
    _ body: @escaping @Sendable (PseudoTerminal) throws -> Void
  ) async throws {
    let environment = self.environment(environment)
    try await onOwnThread {
      try body(PseudoTerminal(Home.program, arguments, environment: environment))
    }
  }

  /// Starts the program beside a reader, for threads that cannot wait asynchronously.
  static func spawn(_ arguments: [String], _ environment: [String: String]) throws -> ChildProcess {
    try ChildProcess(program, arguments, environment: environment)
  }

  /// An SQLite database that is not ours.
  func makeForeignDatabase(_ path: String) throws {
    let database = try DatabaseQueue(path: path)
    try database.write { try $0.execute(sql: "CREATE TABLE shopping (item TEXT)") }
    try database.close()
  }
}

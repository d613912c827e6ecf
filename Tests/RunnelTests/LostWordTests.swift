import FeedCore
import Foundation
import ProcessTesting
import TerminalTesting
import Testing

/// Readers that are killed, two at once, or left alone by their server: what a person did is there
/// afterwards, once.
@Suite struct LostWordTests {
  private static func environment(port: Int) -> [String: String] {
    [
      "RUNNEL_SERVER": "http://127.0.0.1:\(port)", "STREAM_API_KEY": "k", "STREAM_API_SECRET": "s",
      "RUNNEL_SECRET": "s",
    ]
  }

  private static func serve(_ home: Home, _ port: Int) throws -> ServedProcess {
    try ServedProcess(
      home,
      ["--listen", "127.0.0.1:\(port)", "--key", "k", "--database", home.path("server.db")],
      environment: environment(port: port)
    )
  }

  private static func reader(_ home: Home, _ environment: [String: String]) throws -> PseudoTerminal {
    try PseudoTerminal(Home.program, [], environment: home.environment(environment), columns: 100)
  }

  private static func run(_ home: Home, _ environment: [String: String], _ arguments: String...) throws
    -> String
  {
    let process = try Home.spawn(arguments, home.environment(environment))
    let text = process.text()
    #expect(process.wait() == 0, "\(arguments)")
    return text
  }

  /// The texts that the user posted, newest first.
  private static func texts(_ home: Home, _ environment: [String: String]) -> [String] {
    let json = (try? run(home, environment, "feed", "user", "--json")).flatMap { try? JSONParser.parse($0) }
    return (json?["results"]?.arrayValue ?? []).compactMap { $0["object"]?["data"]?["text"]?.stringValue }
  }

  private static func kill(_ terminal: PseudoTerminal) throws {
    terminal.signal(SIGKILL)
    _ = try terminal.waitForExit()
  }

  private static func post(_ text: String, _ terminal: PseudoTerminal) throws {
    terminal.send("c")
    try terminal.wait(for: "New post")
    terminal.send(text)
    try terminal.wait(for: text)
    terminal.send("\u{13}")
  }

  @Test func threePostsWithoutTheServerOutliveAKill() async throws {
    let home = try Home()
    try await onOwnThread {
      let port = try Home.freePort()
      let environment = Self.environment(port: port)
      var server = try Self.serve(home, port)
      _ = try Self.run(home, environment, "post", "Zero")
      let first = try Self.reader(home, environment)
      try first.wait(for: "Zero")
      server.stop()
      for text in ["One", "Two", "Three"] {
        try Self.post(text, first)
        try first.wait("the composer to close") { !$0.screen.text.contains("New post") }
      }
      // At whatever point the writes are.
      try Self.kill(first)
      server = try Self.serve(home, port)
      let second = try Self.reader(home, environment)
      try second.wait("all posts", seconds: 60) { _ in Self.texts(home, environment).count >= 4 }
      second.send("q")
      #expect(try second.waitForExit() == .exited(0))
      #expect(Self.texts(home, environment) == ["Three", "Two", "One", "Zero"])
    }
  }

  @Test func ownFeedsLoseNothingEither() async throws {
    let home = try Home()
    try await onOwnThread {
      let environment = ["RUNNEL_SERVER": "none"]
      for text in ["Alpha", "Beta", "Gamma"] {
        let reader = try Self.reader(home, environment)
        try reader.wait(for: "Timeline")
        try Self.post(text, reader)
        try reader.wait("the composer to close") { !$0.screen.text.contains("New post") }
        try Self.kill(reader)
      }
      let last = try Self.reader(home, environment)
      try last.wait("all posts", seconds: 40) { _ in Self.texts(home, environment).count >= 3 }
      last.send("q")
      #expect(try last.waitForExit() == .exited(0))
      #expect(Self.texts(home, environment) == ["Gamma", "Beta", "Alpha"])
    }
  }

  @Test func aDeletionThatWasShownIsMadeAfterAKill() async throws {
    let home = try Home()
    try await onOwnThread {
      let environment = ["RUNNEL_SERVER": "none"]
      _ = try Self.run(home, environment, "post", "Unwanted")
      let first = try Self.reader(home, environment)
      try first.wait(for: "Unwanted")
      first.send("dy")
      try first.wait(for: "Deleted")
      try Self.kill(first)
      #expect(Self.texts(home, environment) == ["Unwanted"])
      let second = try Self.reader(home, environment)
      try second.wait("the deletion", seconds: 40) { _ in Self.texts(home, environment).isEmpty }
      second.send("q")
      #expect(try second.waitForExit() == .exited(0))
    }
  }

  @Test func twoReadersWithoutTheirServerKeepBothPersonsWords() async throws {
    let home = try Home()
    try await onOwnThread {
      let port = try Home.freePort()
      let environment = Self.environment(port: port)
      var server = try Self.serve(home, port)
      _ = try Self.run(home, environment, "post", "Zero")
      let readers = try (0..<2).map { _ in try Self.reader(home, environment) }
      for reader in readers { try reader.wait(for: "Zero") }
      server.stop()
      for (number, reader) in readers.enumerated() {
        try Self.post("From reader \(number)", reader)
        try reader.wait(for: "Posted", seconds: 40)
      }
      for reader in readers { try Self.kill(reader) }
      server = try Self.serve(home, port)
      let last = try Self.reader(home, environment)
      try last.wait("both posts", seconds: 60) { _ in Self.texts(home, environment).count >= 3 }
      last.send("q")
      #expect(try last.waitForExit() == .exited(0))
      #expect(Self.texts(home, environment).sorted() == ["From reader 0", "From reader 1", "Zero"])
    }
  }

  @Test func aBlackHoleShowsTheKeptPageAndSaysSo() async throws {
    let home = try Home()
    try await onOwnThread {
      let port = try Home.freePort()
      let environment = Self.environment(port: port)
      let server = try Self.serve(home, port)
      _ = try Self.run(home, environment, "post", "Read before")
      let first = try Self.reader(home, environment)
      try first.wait(for: "Read before")
      first.send("q")
      #expect(try first.waitForExit() == .exited(0))
      server.stop()
      // A request may take ten seconds; what is waited for here comes long before.
      let hole = try ScriptedServer(port: port) { $0.waitForEnd() }
      let second = try Self.reader(home, environment)
      try second.wait(for: "Read before", seconds: 9)
      try second.wait("the mark of old pages", seconds: 9) { $0.screen.line(0).contains("offline") }
      try Self.post("Into the hole", second)
      try second.wait(for: "Posted", seconds: 9)
      #expect(hole.connections < 20)
      second.send("q")
      #expect(try second.waitForExit() == .exited(0))
      hole.stop()
      _ = try Self.serve(home, port)
    }
  }
}

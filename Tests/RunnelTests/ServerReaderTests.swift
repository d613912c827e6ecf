import FeedCore
import Foundation
import ProcessTesting
import TerminalTesting
import Testing

/// The reader on a server: as on your own feeds, and on without it while the server is away.
@Suite struct ServerReaderTests {
  @Test func theReaderGoesOnWhileItsServerIsAway() async throws {
    let home = try Home()
    try await onOwnThread {
      let port = try Home.freePort()
      let desk = ServerDesk(home: home, port: port)
      var server = try desk.startServer()
      try desk.run("profile", "--name", "Bob Builder", user: "bob")
      try desk.run("post", "The first", user: "bob")
      try desk.run("follow", "bob")

      let terminal = try desk.openReader()
      try terminal.wait(for: "The first")
      #expect(terminal.screen.line(0).contains("@ann"))
      #expect(!terminal.screen.line(0).contains("offline"))
      terminal.send("f")
      try terminal.wait("the like on the server") { _ in desk.likes(of: "The first") == 1 }
      try desk.run("post", "The second", user: "bob")
      try terminal.wait("the marker of new entries") { $0.screen.line(0).contains("Timeline 1") }

      server.stop()
      terminal.send("R")
      try terminal.wait("the mark of old pages") { $0.screen.line(0).contains("offline") }
      #expect(terminal.screen.text.contains("The first"))
      for text in ["Made offline one", "Made offline two"] {
        terminal.send("c")
        try terminal.wait(for: "New post")
        terminal.send(text)
        try terminal.wait(for: text)
        terminal.send("\u{13}")
        try terminal.wait(for: "Posted")
      }

      server = try desk.startServer()
      try terminal.wait("fresh pages", seconds: 40) { !$0.screen.line(0).contains("offline") }
      try terminal.wait("what waited", seconds: 40) { _ in desk.texts(of: "ann").count == 2 }
      #expect(desk.texts(of: "ann") == ["Made offline two", "Made offline one"])
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
    }
  }

  @Test func aReaderStartedWithoutItsServerShowsWhatWasRead() async throws {
    let home = try Home()
    try await onOwnThread {
      let desk = ServerDesk(home: home, port: try Home.freePort())
      let server = try desk.startServer()
      try desk.run("post", "Read before", user: "bob")
      try desk.run("follow", "bob")
      let first = try desk.openReader()
      try first.wait(for: "Read before")
      first.send("q")
      #expect(try first.waitForExit() == .exited(0))
      server.stop()

      let second = try desk.openReader()
      try second.wait(for: "Read before")
      try second.wait("the mark of old pages") { $0.screen.line(0).contains("offline") }
      second.send("q")
      #expect(try second.waitForExit() == .exited(0))
    }
  }

  // MARK: Which server

  @Test(arguments: [
    ([:], "STREAM_API_KEY and STREAM_API_SECRET are missing"),
    (["STREAM_API_KEY": "k"], "STREAM_API_SECRET is missing"),
    (["STREAM_USER_TOKEN": "a.b.c"], "STREAM_API_KEY is missing"),
    (["STREAM_API_KEY": "k", "STREAM_API_SECRET": "s", "STREAM_TIMEOUT": "soon"], "STREAM_TIMEOUT"),
    (["STREAM_URL": "https://key@host"], "STREAM_URL"),
  ])
  func aSettingThatIsMissingOrWrongIsNamed(_ settings: [String: String], _ words: String) async throws {
    let home = try Home()
    let result = try await home.run("feed", "timeline", "--server", "stream", environment: settings)
    expectSentence(result, status: 78, holding: words)
    #expect(!result.errors.contains("key@host"))
  }

  @Test(arguments: [
    ("nonsense", Int32(65), "not a server"), ("/nowhere/at/all.sock", 69, "Nothing listens"),
    ("http://127.0.0.1:1", 69, "cannot be reached"),
  ])
  func aServerThatIsNotThereIsSaid(_ address: String, _ status: Int32, _ words: String) async throws {
    let home = try Home()
    let result = try await home.run(
      "feed",
      "timeline",
      "--server",
      address,
      environment: ["STREAM_API_KEY": "k", "STREAM_API_SECRET": "s"]
    )
    expectSentence(result, status: status, holding: words)
  }
}

/// A server, a reader and the command line in one home. Used on one thread.
private struct ServerDesk: Sendable {
  let home: Home
  let port: Int

  private var environment: [String: String] {
    [
      "RUNNEL_SERVER": "http://127.0.0.1:\(port)", "STREAM_API_KEY": "k", "STREAM_API_SECRET": "s",
      "RUNNEL_SECRET": "s",
    ]
  }

  /// Returns when it listens.
  func startServer() throws -> ServedProcess {
    try ServedProcess(
      home,
      ["--listen", "127.0.0.1:\(port)", "--key", "k", "--database", home.path("server.db")],
      environment: environment
    )
  }

  func openReader() throws -> PseudoTerminal {
    try PseudoTerminal(Home.program, [], environment: home.environment(environment), columns: 100)
  }

  /// Runs a command to its end, which must be a good one.
  func run(_ arguments: String..., user: String = "ann") throws {
    let process = try Home.spawn(
      arguments,
      home.environment(environment).merging(["RUNNEL_USER": user]) { $1 }
    )
    #expect(process.wait() == 0, "\(arguments)")
  }

  private func feed(_ name: String, of user: String) -> [JSONValue] {
    let reading = try? Home.spawn(
      ["feed", name, "--json"],
      home.environment(environment).merging(["RUNNEL_USER": user]) { $1 }
    )
    let json = reading.flatMap { try? JSONParser.parse($0.text()) }
    return json?["results"]?.arrayValue ?? []
  }

  /// What a person posted, newest first.
  func texts(of user: String) -> [String] {
    feed("user", of: user).compactMap(Self.text)
  }

  private static func text(_ activity: JSONValue) -> String? {
    activity["object"]?["data"]?["text"]?.stringValue
  }

  func likes(of text: String) -> Int? {
    feed("timeline", of: "ann").first { Self.text($0) == text }?["reaction_counts"]?["like"]?.intValue
  }
}

extension Home {
  /// A port that nobody listens on, and that the system does not hand out by itself.
  static func freePort() throws -> Int {
    for _ in 0..<50 {
      let port = Int.random(in: 20_000..<30_000)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(port).bigEndian
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      let bound = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      if bound == 0 { return port }
    }
    throw FeedError(.unreachable, "No port is free.")
  }
}

import FeedCore
import Foundation
import ProcessTesting
import TerminalTesting
import Testing

/// One host, many people: each is who they are, sees the others live, and cannot touch their data.
///
/// The people are accounts that every Debian has. Only root can become all of them.
@Suite(.enabled(if: getuid() == 0, "several system users: only root can become them"), .serialized)
final class HostTests {
  private let home: Home
  private let socket = Home.socketPath()
  private let database: String
  private let program: String
  private let server: ServedProcess

  init() throws {
    home = try Home()
    program = home.path("runnel")
    // The tests may lie where others cannot look.
    if link(Home.program, program) != 0 {
      try FileManager.default.copyItem(atPath: Home.program, toPath: program)
    }
    chmod(home.folder, 0o755)
    chmod(program, 0o755)
    let folder = home.path("server")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    chown(folder, 2, 2)
    chmod(folder, 0o700)
    for (name, id) in [("games", 5), ("man", 6)] as [(String, uid_t)] {
      try FileManager.default.createDirectory(atPath: home.path(name), withIntermediateDirectories: true)
      chown(home.path(name), id, id)
    }
    database = "\(folder)/runnel.db"
    server = try ServedProcess(
      home,
      ["--socket", socket, "--database", database],
      wrapper: Self.becoming("bin")
    )
  }

  private static func becoming(_ user: String) -> [String] {
    ["setpriv", "--reuid=\(user)", "--regid=\(user)", "--clear-groups"]
  }

  private func run(as user: String, _ words: String, input: String = "") async throws -> Home.Result {
    let command = "exec \(Self.becoming(user).joined(separator: " ")) \(program) \(words)"
    return try await home.shell("printf '%s' '\(input)' | (\(command))")
  }

  private func session(_ user: String, _ command: String) async throws -> Home.Result {
    try await run(as: user, "shell --socket \(socket) --home \(home.path(user)) -c \"\(command)\"")
  }

  @Test func eachIsWhoTheyAre() async throws {
    for user in ["games", "man"] {
      let posted = try await session(user, "post I am \(user)")
      #expect(posted.status == 0, "\(posted.errors)")
    }
    #expect(try await session("games", "follow man").status == 0)
    let timeline = try await session("games", "feed timeline --json").json
    let actors = timeline["results"]?.arrayValue?.compactMap { $0["actor"]?["id"]?.stringValue }
    #expect(Set(actors ?? []) == ["man", "games"])
    let foreign = try await session("games", "feed timeline:man")
    #expect(foreign.status == 77, "\(foreign)")
    let id = try await session("man", "feed user --json").json["results"]?.arrayValue?.first?["id"]?
      .stringValue
    #expect(try await session("games", "delete \(id ?? "")").status == 77)
    #expect(try await session("games", "edit \(id ?? "") hacked").status == 77)
    #expect(try await session("man", "feed user").output.contains("I am man"))
    let named = try await run(as: "games", "post --user man --server \(socket) Hi")
    #expect(named.status == 77, "\(named)")
  }

  @Test func theFilesAreTheServersAlone() async throws {
    #expect(try await session("games", "post Hi").status == 0)
    for path in [database, "\(database)-wal", "\(database).server/secret", "\(database).server"] {
      let seen = try await home.shell("\(Self.becoming("games").joined(separator: " ")) cat \(path)")
      #expect(seen.status != 0 && seen.errors.contains("denied"), "\(path): \(seen)")
    }
    let written = try await run(as: "games", "post --database \(database) Hi")
    #expect(written.status == 74, "\(written)")
    let removed = try await home.shell("\(Self.becoming("games").joined(separator: " ")) rm -f \(database)")
    #expect(removed.status != 0)
  }

  /// By hand: whatever is sent through the socket, the kernel has said already who sends it.
  @Test func nothingThatIsSentMakesAnybodyElse() async throws {
    #expect(try await session("man", "post Mine").status == 0)
    let secret = try String(contentsOfFile: "\(database).server/secret", encoding: .utf8)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(!secret.isEmpty)
    for (arguments, status) in [
      ("'http://h/api/v1.0/feed/timeline/man/?user_id=man'", 403),
      ("'http://h/api/v1.0/enrich/feed/notification/man/?api_key=runnel'", 403),
      ("-H 'Authorization: \(secret)' 'http://h/api/v1.0/feed/timeline/man/?api_key=runnel'", 403),
      ("-d '{\"actor\":\"SU:man\",\"verb\":\"v\",\"object\":\"o\"}' http://h/api/v1.0/feed/user/games/", 403),
      ("-d '{\"actor\":\"SU:games\",\"verb\":\"v\",\"object\":\"o\"}' http://h/api/v1.0/feed/user/man/", 403),
      (
        "-d '{\"actor\":\"SU:games\",\"verb\":\"v\",\"object\":\"o\",\"to\":[\"timeline:man\"]}' http://h/api/v1.0/feed/user/games/",
        403
      ),
      ("-d '{\"target\":\"user:games\"}' http://h/api/v1.0/feed/timeline/man/follows/", 403),
      ("-d '[{\"source\":\"timeline:man\",\"target\":\"user:games\"}]' http://h/api/v1.0/follow_many/", 403),
      ("-d '{\"id\":\"man\",\"data\":{\"name\":\"x\"}}' http://h/api/v1.0/user/", 403),
      ("-X PUT -d '{\"data\":{\"name\":\"x\"}}' http://h/api/v1.0/user/man/", 403),
      ("-X PUT -d '{\"data\":{\"name\":\"x\"}}' --path-as-is http://h/api/v1.0/user/games/../man/", 404),
      ("-X DELETE http://h/api/v1.0/user/%6dan/", 403),
      ("-X DELETE 'http://h/api/v1.0/users/?ids=man'", 403),
      ("http://h/api/v1.0/data_privacy/export_ids/man/", 403),
      ("'http://h/api/v1.0/audit_logs/?user_id=man'", 403),
      (
        "-d '{\"activity\":{\"actor\":\"SU:man\",\"verb\":\"v\",\"object\":\"o\"},\"feeds\":[\"user:man\"]}' http://h/api/v1.0/feed/add_to_many/",
        403
      ),
      ("http://h/api/v1.0/feed/user/man/", 200),
    ] {
      let answer = try await home.shell(
        "\(Self.becoming("games").joined(separator: " ")) curl -s -o /dev/null -w '%{http_code}' "
          + "--unix-socket \(socket) -H 'Content-Type: application/json' \(arguments)"
      )
      #expect(answer.output == "\(status)", "\(arguments): \(answer)")
    }
    let feed = try await session("man", "feed user --json").json["results"]?.arrayValue
    #expect(feed?.count == 1)
  }

  @Test func theOthersAreSeenLive() async throws {
    #expect(try await session("man", "post Before").status == 0)
    #expect(try await session("games", "follow man").status == 0)
    let (program, socket, folder) = (program, socket, home.path("games"))
    let arguments = Self.becoming("games")
    let other = (Self.becoming("man") + [program, "shell", "--socket", socket, "--home", home.path("man")])
    let environment = home.environment()
    try await onOwnThread {
      let terminal = try PseudoTerminal(
        "/usr/bin/env",
        arguments + [program, "shell", "--socket", socket, "--home", folder],
        environment: environment
      )
      try terminal.wait(for: "Before")
      let posting = try ChildProcess(
        "/usr/bin/env",
        other + ["-c", "post Live from man"],
        environment: environment
      )
      #expect(posting.wait() == 0)
      try terminal.wait("the marker of new entries") { $0.screen.line(0).contains("Timeline 1") }
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
    }
  }

  /// Somebody who keeps all connections for themselves keeps nobody else out.
  @Test func oneUserDoesNotTakeAllConnections() async throws {
    let script = """
      import socket, sys, time
      lines = []
      for _ in range(300):
          line = socket.socket(socket.AF_UNIX)
          line.connect(sys.argv[1])
          lines.append(line)
      time.sleep(0.5)
      closed = 0
      for line in lines:
          line.settimeout(0.01)
          try:
              closed += line.recv(1) == b""
          except OSError:
              pass
      print(closed)
      """
    let file = home.path("hold.py")
    try script.write(toFile: file, atomically: true, encoding: .utf8)
    let held = try await home.shell(
      "\(Self.becoming("games").joined(separator: " ")) python3 \(file) \(socket)"
    )
    #expect(Int(held.output.trimmingCharacters(in: .whitespacesAndNewlines)) == 300 - 256, "\(held)")
    #expect(try await session("man", "post Still here").status == 0)
  }
}

import FeedCore
import FeedEngine
import Foundation
import ProcessTesting
import TerminalTesting
import Testing

/// `runnel serve` as a process: what becomes of it and of the feeds when things go wrong.
@Suite struct ServeTests {
  /// Adds through the server with curl.
  private func add(_ text: String, _ server: ServedProcess, _ home: Home) async throws -> Int {
    try await home.curl(
      "-H",
      "Authorization: \(token)",
      "-H",
      "Content-Type: application/json",
      "-d",
      #"{"actor":"SU:ann","verb":"post","object":"o","text":"\#(text)"}"#,
      "\(server.address)/api/v1.0/feed/user/ann/?api_key=runnel"
    ).status
  }

  /// `{"user_id":"ann"}`, signed with `secret`.
  private let token =
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoiYW5uIn0.OiinoE4ZjBedZVdwKi7j6pUUO98jEluikNoW2nMg-qY"
  private let secret = ["RUNNEL_SECRET": "secret"]

  private func start(
    _ home: Home,
    _ arguments: [String] = [],
    wrapper: [String] = [],
    preparation: String = "true"
  ) throws -> ServedProcess {
    try ServedProcess(
      home,
      ["--listen", "127.0.0.1:0"] + arguments,
      environment: secret,
      wrapper: wrapper,
      preparation: preparation
    )
  }

  private static let canMount: Bool = {
    guard getuid() == 0 else { return false }
    let mounting = try? ChildProcess("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"])
    return mounting?.wait() == 0
  }()

  @Test func itSaysWhereItListensAndDrainsWhenTold() async throws {
    let home = try Home()
    let server = try start(home)
    #expect(try await add("hello", server, home) == 201)
    #expect(try await home.curl("\(server.address)/health").body.contains("\"ok\""))
    for signal in [SIGTERM] { #expect(await server.end(with: signal) == 0) }
    #expect(server.errors == "")
    let engine = try FeedEngine(path: home.path("data/runnel/runnel.db"))
    #expect(try await engine.read("user:ann", FeedQuery()).activities.count == 1)
  }

  @Test func withoutASecretOneIsMadeAndShownOnce() async throws {
    let home = try Home()
    let first = try ServedProcess(home, ["--listen", "127.0.0.1:0"])
    let line = try #require(first.said.first { $0.hasPrefix("Secret: ") })
    #expect(await first.end(with: SIGINT) == 0)
    let file = home.path("data/runnel/runnel.db.server/secret")
    let kept = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines)
    #expect(line.hasPrefix("Secret: \(kept) "))
    let again = try ServedProcess(home, ["--listen", "127.0.0.1:0"])
    #expect(!again.said.joined().contains(kept))
    #expect(await again.end(with: SIGTERM) == 0)
    chmod(file, 0o644)
    expectSentence(try await home.run("serve", "--listen", "127.0.0.1:0"), status: 74, holding: "0600", file)
  }

  /// What was answered with success is there afterwards, whatever happens to the process.
  @Test func aKilledServerLosesNothingThatItAnswered() async throws {
    let home = try Home()
    var answered: Set<String> = []
    for round in 0..<3 {
      let server = try start(home)
      let writing = try await home.shell(
        """
        for n in $(seq 1 400); do
          code=$(curl -s -o /dev/null -w '%{http_code}' --max-time 5 -H 'Authorization: \(token)' \
            -H 'Content-Type: application/json' \
            -d "{\\"actor\\":\\"SU:ann\\",\\"verb\\":\\"post\\",\\"object\\":\\"o\\",\\"text\\":\\"\(round)-$n\\"}" \
            '\(server.address)/api/v1.0/feed/user/ann/?api_key=runnel') || break
          [ "$code" = 201 ] && echo "\(round)-$n"
          [ "$n" = 25 ] && { (kill -9 \(server.processID)) & }
        done
        true
        """
      )
      answered.formUnion(writing.lines)
      #expect(await server.ending() == 128 + SIGKILL)
    }
    #expect(answered.count >= 75)
    let server = try start(home)
    #expect(try await add("after", server, home) == 201)
    #expect(await server.end(with: SIGTERM) == 0)
    let engine = try FeedEngine(path: home.path("data/runnel/runnel.db"))
    var stored: Set<String> = []
    var query: FeedQuery? = FeedQuery(limit: 100)
    while let asked = query {
      let page = try await engine.read("user:ann", asked)
      stored.formUnion(page.activities.compactMap { $0.activity.custom["text"]?.stringValue })
      query = page.next
    }
    #expect(answered.subtracting(stored).isEmpty)
    #expect(try await engine.check().isEmpty)
  }

  @Test func anAddressThatIsTakenIsNamed() async throws {
    let home = try Home()
    let server = try start(home)
    let address = server.address.replacing("http://", with: "")
    let second = try Home()
    let result = try await second.run("serve", "--listen", address, environment: secret)
    #expect(result.status == 69)
    #expect(result.errors.contains(address) && result.errors.count { $0 == "\n" } == 1, "\(result.errors)")
    #expect(await server.end(with: SIGTERM) == 0)
  }

  @Test func aSocketThatIsTakenIsNamedAndADeadOneReplaced() async throws {
    let home = try Home()
    let socket = Home.socketPath()
    let first = try ServedProcess(home, ["--socket", socket])
    let second = try Home()
    expectSentence(
      try await second.run("serve", "--socket", socket, environment: secret),
      status: 69,
      holding: socket
    )
    #expect(await first.end(with: SIGKILL) == 128 + SIGKILL)
    #expect(FileManager.default.fileExists(atPath: socket))
    let third = try ServedProcess(home, ["--socket", socket])
    #expect(await third.end(with: SIGTERM) == 0)
    #expect(!FileManager.default.fileExists(atPath: socket))
  }

  @Test func aDatabaseOfAnotherProgramIsLeftAlone() async throws {
    let home = try Home()
    let file = home.path("other.db")
    try home.makeForeignDatabase(file)
    let before = FileManager.default.contents(atPath: file)
    let result = try await home.run("serve", "--database", file, environment: secret)
    #expect(result.status == 74 && result.errors.contains("another program"), "\(result)")
    #expect(FileManager.default.contents(atPath: file) == before)
    try Data("no database at all".utf8).write(to: URL(filePath: file))
    #expect(try await home.run("serve", "--database", file, environment: secret).status == 74)
  }

  @Test(arguments: [
    ("listen = 5", "'listen'"), ("listen = \"nowhere\"", "'listen'"), ("listten = \"x\"", "'listten'"),
    ("socket = \"\"", "'socket'"), ("database = 1", "'database'"), ("apps = 3", "'apps'"),
    ("[apps.a]\nkey = \"k\"", "'apps.a.secret_env'"), ("[apps.a]\nsecret_env = \"HOME\"", "'apps.a.key'"),
    ("[apps.a]\nkey = \"k\"\nsecret_file = \"/nonexistent\"", "/nonexistent"),
    ("[apps.a]\nkey = \"k\"\nsecret_env = \"HOME\"\nwebhooks = [\"ftp://x\"]", "'apps.a.webhooks'"),
    ("[apps.a]\nkey = \"k\"\nsecret_env = \"HOME\"\nid = \"a/b\"", "'apps.a.id'"),
    ("[apps.a]\nkey = \"k\"\nsecret_env = \"HOME\"\n[apps.b]\nkey = \"k\"\nsecret_env = \"HOME\"", "'apps'"),
    ("[limits]\nbody_size = 0", "'limits.body_size'"),
    ("[limits]\nidle_timeout = 0", "'limits.idle_timeout'"),
    ("[limits]\nconnections = \"many\"", "'limits.connections'"), ("[limits]\nspeed = 1", "'limits.speed'"),
    ("[groups.x]\nkind = \"round\"", "groups.x.kind"), ("listen = ", "config.toml"),
  ])
  func aMistakeInTheConfigurationIsNamed(_ text: String, _ name: String) async throws {
    let home = try Home()
    let file = home.path("config.toml")
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let result = try await home.run("serve", "--config", file, environment: secret)
    #expect([64, 65, 66, 74].contains(result.status), "\(result)")
    #expect(result.errors.contains(name) && result.errors.count { $0 == "\n" } == 1, "\(result.errors)")
  }

  @Test func whatIsNotOfferedIsListed() async throws {
    let help = try await Home().done("serve", "--help").output
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    for text in [help, readme].map({ $0.lowercased() }) {
      let start = try #require(text.firstRange(of: "not offered")?.upperBound)
      for words in ["image resizing", "ai moderation", "personalization", "analytics", "sqs", "push"] {
        #expect(text[start...].prefix(900).contains(words), "\(words)")
      }
    }
  }

  @Test func theHelpShowsAConfigurationThatWorks() async throws {
    let home = try Home()
    let help = try await home.done("serve", "--help").output
    let start = try #require(help.firstRange(of: "listen = "))
    let end = try #require(help.firstRange(of: "\nUSAGE"))
    var text = String(help[start.lowerBound..<end.lowerBound])
    // Everything that is commented out is a setting, too.
    text = text.replacing(/(?m)^ *# (?=[a-z_]+ = |\[)/, with: "")
    text = text.replacing("/run/runnel/", with: home.path("")).replacing(
      "/var/lib/runnel/",
      with: home.path("")
    )
    text = text.replacing("127.0.0.1:8000", with: "127.0.0.1:0").replacing(
      home.path("runnel.sock"),
      with: Home.socketPath()
    )
    let file = home.path("config.toml")
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let server = try ServedProcess(
      home,
      ["--config", file],
      environment: ["BLOG_SECRET": "secret"],
      listeners: 2
    )
    let answer = try await home.curl(
      "-H",
      "Authorization: \(token)",
      "\(server.address)/api/v1.0/feed/timeline/ann/?api_key=blog-key&ranking=popular"
    )
    #expect(answer.status == 200, "\(answer)")
    #expect(await server.end(with: SIGTERM) == 0)
  }

  @Test func theLogTellsRequestsAndNoSecrets() async throws {
    let home = try Home()
    let server = try start(home, ["--log-level", "info"])
    let path = "/api/v1.0/feed/user/ann/"
    let answer = try await home.curl("\(server.address)\(path)?api_key=runnel&authorization=\(token)")
    #expect(answer.status == 200, "\(answer)")
    // A user called "x, a new line, forged line, an escape sequence".
    let odd =
      "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoieFxuZm9yZ2VkIGxpbmVcdTAwMWJbMzFtIn0.kFw0DzHFC9LRfAbTklS1LUjtwjjbneINyjqMn8PQL2Q"
    #expect(
      try await home.curl("-H", "Authorization: \(odd)", "\(server.address)\(path)?api_key=runnel").status
        == 200
    )
    #expect(await server.end(with: SIGTERM) == 0)
    let log = server.errors
    #expect(log.contains("GET \(path)") && log.contains("status=200") && log.contains("caller=ann"), "\(log)")
    #expect(!log.contains(token) && !log.contains("api_key") && !log.contains("secret"), "\(log)")
    #expect(!log.contains("\nforged") && !log.contains("\u{1B}"), "\(log)")
  }

  @Test func theServiceManagerIsTold() async throws {
    let home = try Home()
    let path = Home.socketPath()
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    defer {
      close(descriptor)
      unlink(path)
    }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    #expect(isBound)
    let server = try ServedProcess(home, ["--listen", "127.0.0.1:0"], environment: ["NOTIFY_SOCKET": path])
    var message = [UInt8](repeating: 0, count: 100)
    let count = recv(descriptor, &message, message.count, 0)
    #expect(String(decoding: message.prefix(max(count, 0)), as: UTF8.self) == "READY=1")
    #expect(await server.end(with: SIGTERM) == 0)
  }

  /// With few files to open, some callers wait or are turned away; the server lives, and goes on afterwards.
  @Test func runningOutOfFilesIsSurvived() async throws {
    let home = try Home()
    let server = try start(home, preparation: "ulimit -n 100")
    let script = """
      import socket, sys
      lines = []
      for _ in range(300):
          line = socket.socket()
          line.settimeout(0.2)
          try:
              line.connect(("127.0.0.1", int(sys.argv[1])))
              line.sendall(b"GET /health HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n")
              lines.append(line)
          except OSError:
              pass
      print(len(lines))
      """
    let file = home.path("hold.py")
    try script.write(toFile: file, atomically: true, encoding: .utf8)
    let port = server.address.split(separator: ":").last ?? ""
    let held = try await home.shell("python3 \(file) \(port)")
    #expect(held.status == 0, "\(held)")
    #expect(try await add("after", server, home) == 201)
    #expect(await server.end(with: SIGTERM) == 0)
  }

  /// A disk that is full: said with Stream's error, nothing half kept, and all well when there is room again.
  @Test(.enabled(if: canMount, "a small file system of its own: only root can make one"))
  func aFullDiskIsSaidAndSurvived() async throws {
    let home = try Home()
    let disk = home.path("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    let server = try start(
      home,
      ["--database", "\(disk)/runnel.db"],
      wrapper: ["unshare", "-m"],
      preparation: "mount -t tmpfs -o size=4m tmpfs \(disk) && head -c 1000000 /dev/zero > \(disk)/ballast"
    )
    var statuses: [Int] = []
    var kept = 0
    let text = String(repeating: "long ", count: 8000)
    while statuses.last != 507, statuses.count < 400 {
      statuses.append(try await add(text, server, home))
      kept += statuses.last == 201 ? 1 : 0
    }
    #expect(statuses.last == 507, "\(statuses)")
    #expect(kept > 2)
    let refused = try await home.curl(
      "-H",
      "Authorization: \(token)",
      "-H",
      "Content-Type: application/json",
      "-d",
      #"{"actor":"SU:ann","verb":"post","object":"o","text":"\#(text)"}"#,
      "\(server.address)/api/v1.0/feed/user/ann/?api_key=runnel"
    )
    let error = try JSONParser.parse(refused.body)
    #expect(
      error["status_code"] == 507 && error["detail"]?.stringValue?.contains("full") == true,
      "\(refused)"
    )
    let upload = try await home.shell(
      "head -c 3000000 /dev/zero | curl -s -o /dev/null -w '%{http_code}' -H 'Authorization: \(token)' "
        + "-F 'file=@-;filename=big' '\(server.address)/api/v1.0/files/?api_key=runnel'"
    )
    #expect(upload.output == "507", "\(upload)")
    // Reading goes on.
    let read = try await home.curl(
      "-H",
      "Authorization: \(token)",
      "\(server.address)/api/v1.0/feed/user/ann/?api_key=runnel&limit=1"
    )
    #expect(read.status == 200)
    try FileManager.default.removeItem(atPath: "/proc/\(server.processID)/root\(disk)/ballast")
    #expect(try await add("short", server, home) == 201)
    let counted = try await home.curl(
      "-H",
      "Authorization: \(token)",
      "\(server.address)/api/v1.0/feed/user/ann/?api_key=runnel&limit=100"
    )
    #expect(try JSONParser.parse(counted.body)["results"]?.arrayValue?.count == min(kept + 1, 100))
    let checked = try await home.shell(
      "nsenter -t \(server.processID) -m $RUNNEL engine check --database \(disk)/runnel.db"
    )
    #expect(checked.status == 0, "\(checked)")
    #expect(await server.end(with: SIGTERM) == 0)
  }
}

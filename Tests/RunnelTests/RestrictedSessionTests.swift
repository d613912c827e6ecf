import FeedCore
import Foundation
import ProcessTesting
import TerminalTesting
import Testing

@testable import runnel

/// `runnel shell`: the reader and nothing else. See the article “Restricted sessions” of Reader.
@Suite struct RestrictedSessionTests {
  // MARK: Words

  @Test(arguments: [
    ("", []), ("  ", []), ("feed timeline:ann --json", ["feed", "timeline:ann", "--json"]),
    ("post 'a  b' \"c d\" e\\ f", ["post", "a  b", "c d", "e f"]),
    ("post \"say \\\"hi\\\" \\n\"", ["post", "say \"hi\" \\n"]),
    ("post '' \"\"", ["post", "", ""]), ("post a'b'\"c\"", ["post", "abc"]),
    ("post end\\", ["post", "end\\"]),
    (
      "post $HOME `id` $(id) *; rm -rf / | cat > x & y",
      ["post", "$HOME", "`id`", "$(id)", "*;", "rm", "-rf", "/", "|", "cat", ">", "x", "&", "y"]
    ),
    ("post\tna\u{EF}ve\n\u{1F600}", ["post", "na\u{EF}ve", "\u{1F600}"]),
  ])
  func aLineIsSplitAndNothingInItIsRun(_ line: String, _ words: [String]) throws {
    #expect(try CommandWords.split(line) == words)
  }

  @Test(arguments: ["post 'it", "post \"it", "post it's"])
  func aQuoteThatIsNeverClosedIsNamed(_ line: String) {
    #expect(throws: Failure.self) { try CommandWords.split(line) }
  }

  // MARK: Environment

  @Test func onlyTheTerminalAndTheLanguageComeIn() {
    let login = Login(name: "ann", fullName: "Ann", home: "/users/ann")
    let cleaned = RestrictedEnvironment.cleaned(
      [
        "TERM": "xterm", "LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8", "COLORTERM": "truecolor",
        "TZ": "Europe/Berlin",
        "HOME": "/tmp/evil", "PATH": "/tmp/evil", "USER": "root", "EDITOR": "sh", "VISUAL": "sh",
        "BROWSER": "sh",
        "PAGER": "sh", "RUNNEL_USER": "bob", "RUNNEL_SERVER": "none", "RUNNEL_SOCKET": "/tmp/x",
        "RUNNEL_THEMES": "/",
        "XDG_CONFIG_HOME": "/tmp", "XDG_STATE_HOME": "/tmp", "STREAM_API_KEY": "k", "LD_PRELOAD": "/tmp/x.so",
        "TERMINFO": "/tmp", "TERMINFO_DIRS": "/tmp", "LC_MESSAGES": "../../tmp/x", "LANGUAGE": "/tmp/x",
      ],
      login: login
    )
    #expect(
      cleaned == [
        "TERM": "xterm", "LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8", "COLORTERM": "truecolor",
        "TZ": "Europe/Berlin", "HOME": "/users/ann", "USER": "ann", "LOGNAME": "ann",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
      ]
    )
  }

  @Test(arguments: [
    "/etc/passwd", ":/etc/passwd", "../x", "a\nb", "a\u{1B}b", String(repeating: "x", count: 200),
  ])
  func namesThatLeadElsewhereAreDropped(_ value: String) {
    let login = Login(name: "ann", fullName: "", home: "/h")
    let cleaned = RestrictedEnvironment.cleaned(["TERM": value, "TZ": value], login: login)
    #expect(cleaned["TERM"] == nil && cleaned["TZ"] == nil)
  }

  // MARK: The program

  /// This account, which the server on the socket takes us for.
  private let me = Login.current.userID

  private func withServer(_ body: (Home, String) async throws -> Void) async throws {
    let home = try Home()
    let socket = Home.socketPath()
    let server = try ServedProcess(home, ["--socket", socket])
    try await body(home, socket)
    #expect(await server.end(with: SIGTERM) == 0)
    #expect(!FileManager.default.fileExists(atPath: socket))
  }

  @Test func commandsOfTheOtherEndAreRunAsWhoOneIs() async throws {
    try await withServer { home, socket in
      func ssh(_ line: String, input: String? = nil) async throws -> Home.Result {
        try await home.run(
          ["shell", "--socket", socket, "--home", home.folder],
          input: input,
          environment: ["SSH_ORIGINAL_COMMAND": line]
        )
      }
      let posted = try await ssh("post 'Hello  there' $HOME; `id`")
      #expect(posted.status == 0, "\(posted.errors)")
      let read = try await ssh("feed user --json")
      #expect(try read.json["results"]?.arrayValue?.first?["actor"]?["id"] == .string(me))
      #expect(read.output.contains("Hello  there $HOME; `id`"))
      #expect(try await ssh("runnel post", input: "From a pipe").status == 0)
      #expect(try await ssh("feed user").output.contains("From a pipe"))
      // Without a command and without a terminal: the timeline, as text.
      let plain = try await ssh("")
      #expect(plain.status == 0 && plain.output.contains("From a pipe"), "\(plain)")
      #expect(try await ssh("--help").output.contains("USAGE"))
    }
  }

  @Test(arguments: [
    "serve", "import git /", "import json /etc/passwd", "engine dump", "demo", "theme check /etc",
    "theme new x",
    "env", "man", "shell", "shell -c 'engine dump'",
  ])
  func nothingElseOfTheProgramIsToBeHad(_ line: String) async throws {
    let home = try Home()
    expectSentence(
      try await home.run(["shell", "--socket", "/nonexistent", "-c", line]),
      status: 77,
      holding: "not available"
    )
  }

  @Test(arguments: [
    "/usr/lib/openssh/sftp-server", "scp -f /etc/passwd", "sh", "bash -c id", "rsync --server",
    "git-upload-pack /x",
  ])
  func otherProgramsAreUnknown(_ line: String) async throws {
    let home = try Home()
    expectSentence(
      try await home.run(["shell", "--socket", "/nonexistent", "-c", line]),
      status: 64,
      holding: "There is no command"
    )
  }

  @Test(arguments: [
    "feed user --database /etc/passwd", "feed user --server http://localhost:1", "feed user --user bob",
    "feed user --world chirp", "read --config /etc/passwd", "read --script /etc/passwd", "--script -",
    "--user bob",
    "post --user=bob Hi",
  ])
  func oneCannotChooseAnotherHomeOrName(_ line: String) async throws {
    let home = try Home()
    expectSentence(
      try await home.run(["shell", "--socket", "/nonexistent", "-c", line]),
      status: 64,
      holding: "not available"
    )
  }

  @Test func neitherTheEnvironmentNorAConfigurationLeadsElsewhere() async throws {
    try await withServer { home, socket in
      let elsewhere = [
        "RUNNEL_USER": "bob", "RUNNEL_SERVER": "none", "RUNNEL_SOCKET": "/nonexistent",
        "XDG_DATA_HOME": home.path("elsewhere"), "XDG_STATE_HOME": home.path("elsewhere"),
      ]
      let posted = try await home.run(
        ["shell", "--socket", socket, "--home", home.folder, "-c", "post Hi"],
        environment: elsewhere
      )
      #expect(posted.status == 0, "\(posted.errors)")
      #expect(!FileManager.default.fileExists(atPath: home.path("elsewhere")))
      let read = try await home.run([
        "shell", "--socket", socket, "--home", home.folder, "-c", "feed user --json",
      ])
      #expect(try read.json["results"]?.arrayValue?.first?["actor"]?["id"] == .string(me))
    }
  }

  @Test func withoutTheHostsServerThereIsNothing() async throws {
    let home = try Home()
    for line in ["", "post Hi", "feed timeline"] {
      expectSentence(
        try await home.run(["shell", "--socket", "/nonexistent", "-c", line]),
        status: 69,
        holding: "server is not running"
      )
    }
  }

  @Test func theReaderWritesNoFilesAndStartsNoPrograms() async throws {
    try await withServer { home, socket in
      let (target, mark) = (home.path("screen.txt"), home.path("edited"))
      try await onOwnThread {
        let terminal = try PseudoTerminal(
          Home.program,
          ["shell", "--socket", socket, "--home", home.folder],
          environment: home.environment(["EDITOR": "touch \(mark)", "VISUAL": "touch \(mark)"])
        )
        try terminal.wait(for: "this host")
        terminal.send(":save-display \(target)\r")
        try terminal.wait(for: "No files are written")
        terminal.send("\u{1A}")
        try terminal.wait(for: "no shell to return to")
        terminal.send("c")
        try terminal.wait(for: "New post")
        terminal.send("Words\u{18}")
        try terminal.wait(for: "No editor may be started")
        terminal.send("\u{13}")
        try terminal.wait(for: "Posted")
        terminal.send("q")
        #expect(try terminal.waitForExit() == .exited(0))
        #expect(terminal.modes() == terminal.initialModes)
      }
      #expect(
        !FileManager.default.fileExists(atPath: target) && !FileManager.default.fileExists(atPath: mark)
      )
    }
  }

  @Test func aLostConnectionEndsTheReader() async throws {
    try await withServer { home, socket in
      try await onOwnThread {
        let terminal = try PseudoTerminal(
          Home.program,
          ["shell", "--socket", socket, "--home", home.folder],
          environment: home.environment(["TERM": "xterm-kitty"])
        )
        try terminal.wait(for: "this host")
        terminal.hangUp()
        _ = try terminal.waitForExit(reading: false)
      }
    }
  }
}

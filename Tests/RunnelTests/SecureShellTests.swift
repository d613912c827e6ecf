import FeedCore
import Foundation
import ProcessTesting
import TerminalTesting
import Testing

@testable import runnel

/// The README's recipe with a real sshd, for the account that runs the tests.
@Suite(.enabled(if: SecureShell.isThere, "needs sshd and ssh (Debian's openssh-server)"), .serialized)
final class SecureShellTests {
  private let home: Home
  private let socket = Home.socketPath()
  private let server: ServedProcess

  init() async throws {
    home = try Home()
    server = try ServedProcess(home, ["--socket", socket])
    for name in ["host", "key"] {
      let made = try await home.shell("ssh-keygen -q -t ed25519 -N '' -f \(home.path(name))")
      #expect(made.status == 0, "\(made)")
    }
    // As wide as an administrator could carelessly make it.
    try """
    HostKey \(home.path("host"))
    AuthorizedKeysFile \(home.path("key.pub"))
    StrictModes no
    UsePAM no
    PermitRootLogin yes
    PidFile none
    Subsystem sftp /usr/lib/openssh/sftp-server
    AcceptEnv *
    ForceCommand \(Home.program) shell --socket \(socket) --home \(home.folder)
    DisableForwarding yes
    PermitUserRC no
    """.write(toFile: home.path("sshd_config"), atomically: true, encoding: .utf8)
  }

  /// The arguments of ssh: no port is needed, sshd talks over its standard input.
  private func arguments(_ more: [String], _ command: String) -> [String] {
    [
      "-F", "/dev/null", "-i", home.path("key"), "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o",
      "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o",
      "ProxyCommand=/usr/sbin/sshd -i -f \(home.path("sshd_config")) -E \(home.path("sshd.log"))",
    ] + more + ["\(Login.current.name)@host"] + (command.isEmpty ? [] : [command])
  }

  private func ssh(_ more: [String] = [], _ command: String, input: String = "") async throws -> Home.Result {
    let words = arguments(more, command).map { "'\($0.replacing("'", with: "'\\''"))'" }.joined(
      separator: " "
    )
    return try await home.shell("printf '%s' '\(input)' | timeout 60 ssh \(words)")
  }

  private var log: String { (try? String(contentsOfFile: home.path("sshd.log"), encoding: .utf8)) ?? "" }

  @Test func commandsRunAsWhoOneIs() async throws {
    let posted = try await ssh([], "post 'Over  SSH' $(id)")
    #expect(posted.status == 0, "\(posted) \(log)")
    let read = try await ssh([], "feed user --json")
    #expect(try read.json["results"]?.arrayValue?.first?["actor"]?["id"] == .string(Login.current.userID))
    #expect(read.output.contains("Over  SSH $(id)"))
    #expect(try await ssh([], "post", input: "From a pipe").status == 0)
    let plain = try await ssh(["-T"], "")
    #expect(plain.status == 0 && plain.output.contains("From a pipe"), "\(plain)")
  }

  @Test func thereIsNoWayToAnythingElse() async throws {
    for command in ["sh", "engine dump", "feed user --database /etc/passwd", "/usr/lib/openssh/sftp-server"] {
      let refused = try await ssh([], command)
      #expect([64, 77].contains(refused.status) && refused.output == "", "\(command): \(refused) \(log)")
    }
    #expect(try await ssh(["-s"], "sftp").status != 0)
    let led = [
      "-o", "SetEnv=RUNNEL_USER=bob RUNNEL_SERVER=none RUNNEL_SOCKET=/tmp XDG_DATA_HOME=\(home.path("x"))",
    ]
    #expect(try await ssh(led, "post Hi").status == 0)
    #expect(!FileManager.default.fileExists(atPath: home.path("x")))
    #expect(try await ssh([], "feed user").output.contains("Hi"))
    let forwarded = try await ssh(["-o", "ExitOnForwardFailure=yes", "-R", "0:localhost:1"], "feed user")
    #expect(forwarded.status != 0)
  }

  @Test(arguments: ["xterm-256color", "xterm-kitty", "nobody-knows-this", "../../etc/passwd"])
  func theReaderRunsOnAnyTerminal(_ term: String) async throws {
    let (words, environment) = (arguments(["-tt"], ""), home.environment(["TERM": term]))
    try await onOwnThread {
      let terminal = try PseudoTerminal("/usr/bin/ssh", words, environment: environment)
      if term.contains("/") {
        // That is not a terminal's name: as without one, the timeline is printed.
        #expect(try terminal.waitForExit() == .exited(0))
        return
      }
      try terminal.wait(for: "this host")
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
    }
  }
}

private enum SecureShell {
  static let isThere: Bool = {
    if getuid() == 0 {
      try? FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
    }
    return ["/usr/sbin/sshd", "/usr/bin/ssh", "/usr/bin/ssh-keygen"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()
}

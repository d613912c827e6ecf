import ProcessTesting
import TerminalTesting
import Testing

@Suite struct EnvironmentTests {
  @Test(arguments: ["xterm-kitty", "xterm-ghostty", "foot", "wezterm", "no-such-256color"])
  func terminalsUnknownHereStillWork(_ term: String) async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["TERM": term])
      #expect(terminal.screen.text.contains("indexed"))
      terminal.send("n")
      try terminal.wait(for: "\(term) is not known here")
    }
  }

  @Test(arguments: ["vt100", "linux", "screen", "tmux-256color", "xterm"])
  func terminalsKnownHereWork(_ term: String) async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["TERM": term], answersQueries: false)
      terminal.send("j")
      try terminal.wait(for: "j")
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
      #expect(terminal.modes() == terminal.initialModes)
    }
  }

  @Test(arguments: ["dumb", ""])
  func terminalsThatOnlyPrintAreToldInOneSentence(_ term: String) async throws {
    try await onOwnThread {
      let terminal = try PseudoTerminal(builtProduct("TerminalProbe"), environment: ["TERM": term])
      #expect(try terminal.waitForExit() == .exited(3))
      #expect(terminal.screen.text.contains("cannot place text"))
      #expect(!terminal.output.contains(0x1B))
    }
  }

  @Test func aPipeIsNoTerminal() async throws {
    try await onOwnThread {
      let terminal = try PseudoTerminal("sh", ["-c", "\(builtProduct("TerminalProbe")) | cat"])
      #expect(try terminal.waitForExit() == .exited(0))
      #expect(terminal.screen.text.contains("not a terminal"))
      #expect(!terminal.output.contains(0x1B))
    }
  }

  @Test func standardInputMayBeAnything() async throws {
    try await onOwnThread {
      let terminal = try startProbeInShell("PROBE </dev/null")
      terminal.send("j")
      try terminal.wait(for: "indexed j")
    }
  }

  @Test(arguments: ["truecolor", "24bit"])
  func directColourWhereTheTerminalSaysSo(_ value: String) async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["COLORTERM": value, "TERM": "xterm-kitty"])
      #expect(terminal.screen.text.contains("direct"))
      let sent = String(decoding: terminal.output, as: UTF8.self)
      #expect(sent.contains("38;2;200;100;50m"))
      #expect(sent.contains("94m"))
      terminal.send("E")
      try terminal.wait(for: "child")
      #expect(!String(decoding: terminal.output, as: UTF8.self).contains("b64:"))
      terminal.send("\r")
      try terminal.wait(for: "status 5")
    }
  }

  @Test func colourDepthFollowsTheDescription() async throws {
    try await onOwnThread {
      for (term, depth) in [
        ("xterm-256color", "indexed"), ("xterm", "sixteen"), ("linux", "sixteen"), ("vt100", "mono"),
      ] {
        let terminal = try startProbe(environment: ["TERM": term], answersQueries: false)
        #expect(terminal.screen.text.contains(depth))
      }
    }
  }

  @Test func noColourMeansNone() async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["NO_COLOR": "1"])
      terminal.send("jj")
      try terminal.wait(for: "j j")
      #expect(terminal.screen.text.contains("mono"))
      let sent = String(decoding: terminal.output, as: UTF8.self)
      #expect(sent.matches(of: /\u{1B}\[[0-9;]*m/).allSatisfy { !hasColour(String($0.output)) })
    }
  }

  private func hasColour(_ sequence: String) -> Bool {
    sequence.split { !$0.isNumber }.compactMap { Int($0) }.contains { (30...49).contains($0) || $0 >= 90 }
  }

  @Test(arguments: ["C", "POSIX", "en_US.ISO-8859-1"])
  func otherLocalesGetPlainASCII(_ locale: String) async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["LC_ALL": locale])
      terminal.send("Hj")
      try terminal.wait(for: "H j")
      #expect(terminal.output.allSatisfy { $0 < 0x80 })
      terminal.send("n")
      try terminal.wait(for: "no UTF-8")
    }
  }

  @Test(arguments: ["xx_XX.UTF-8", ""])
  func localesMissingOrUnsaidGetUTF8(_ locale: String) async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["LC_ALL": locale, "LANG": ""])
      #expect(terminal.screen.line(0).hasPrefix("▌"))
    }
  }
}

import Glibc
import ProcessTesting
import TerminalTesting
import Testing

/// However the program ends, the terminal is as it was found.
@Suite struct LeavingTests {
  @Test func quitting() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      #expect(terminal.screen.isFullScreen)
      #expect(terminal.modes().isRaw)
      terminal.send("mq")
      #expect(try terminal.waitForExit() == .exited(0))
      #expect(terminal.isRestored)
      #expect(terminal.screen.text.contains("bye"))
    }
  }

  @Test(arguments: [
    (SIGTERM, "terminated"), (SIGHUP, "hungUp"), (SIGINT, "interrupted"), (SIGQUIT, "quit"),
  ])
  func signalsThatAskToLeave(_ signal: Int32, _ reason: String) async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.signal(signal)
      #expect(try terminal.waitForExit() == .killed(signal: signal))
      #expect(terminal.isRestored)
      #expect(terminal.screen.text.contains("stopped: \(reason)"))
    }
  }

  @Test(arguments: [SIGABRT, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGSEGV, SIGUSR1, SIGALRM, SIGXCPU])
  func signalsThatKill(_ signal: Int32) async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send("m")
      try terminal.wait("the mouse") { $0.screen.modes.contains(1000) }
      terminal.signal(signal)
      #expect(try terminal.waitForExit() == .killed(signal: signal))
      #expect(terminal.isRestored)
    }
  }

  @Test(arguments: [SIGSEGV, SIGQUIT])
  func whoIsKilledAsksNoQuestions(_ signal: Int32) async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["SWIFT_BACKTRACE": "enable=yes,interactive=yes"])
      terminal.signal(signal)
      #expect(try terminal.waitForExit() == .killed(signal: signal))
      #expect(terminal.isRestored)
      #expect(!terminal.screen.text.contains("crashed"))
    }
  }

  @Test(arguments: ["S", "T", "O"])
  func crashes(_ key: String) async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send(key)
      let status = try terminal.waitForExit()
      #expect([.killed(signal: SIGSEGV), .killed(signal: SIGILL), .killed(signal: SIGTRAP)].contains(status))
      #expect(terminal.isRestored)
    }
  }

  @Test func aBrokenPipeIsNoReasonToLeave() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.signal(SIGPIPE)
      terminal.send("j")
      try terminal.wait(for: "indexed j")
    }
  }

  @Test func exitWithoutStopping() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send("X")
      #expect(try terminal.waitForExit() == .exited(7))
      #expect(terminal.isRestored)
    }
  }

  @Test(arguments: ["W", "X"])
  func aTerminalThatTakesNothingDoesNotKeepTheProgram(_ key: String) async throws {
    try await onOwnThread {
      let terminal = try startProbe(columns: 400, rows: 100)
      terminal.send("F")
      try terminal.waitForUnread()
      terminal.send(key)
      let status = try terminal.waitForExit(reading: false)
      #expect(status == .exited(key == "X" ? 7 : 0))
      #expect(terminal.modes() == terminal.initialModes)
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP, 0])
  func aStalledTerminalThatIsClosedEndsTheProgramAsAnyOther(_ signal: Int32) async throws {
    try await onOwnThread {
      let terminal = try startProbe(columns: 400, rows: 100)
      terminal.send("F")
      try terminal.waitForUnread()
      // Signal 0 is none: the terminal alone is lost.
      if signal != 0 { terminal.signal(signal) }
      terminal.hangUp()
      let status = try terminal.waitForExit(reading: false)
      #expect([.killed(signal: SIGTERM), .killed(signal: SIGHUP)].contains(status))
    }
  }

  @Test(arguments: ["linux", "vt100"])
  func withoutAnotherScreenTheShellGoesOnInAnEmptyLine(_ term: String) async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["TERM": term], columns: 40, rows: 10)
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
      #expect((0..<10).contains { terminal.screen.line($0) == "bye" }, "\(terminal.screen.text)")
      #expect(terminal.screen.text.contains("row 3 of the list"))
    }
  }

  @Test(arguments: ["linux", "vt100"])
  func aCrashLeavesAnEmptyLineToo(_ term: String) async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["TERM": term], columns: 40, rows: 10)
      terminal.signal(SIGABRT)
      #expect(try terminal.waitForExit() == .killed(signal: SIGABRT))
      #expect(terminal.screen.row == 9 && terminal.screen.line(9).isEmpty, "\(terminal.screen.text)")
    }
  }

  @Test(arguments: ["xterm-256color", "linux", "screen", "tmux-256color"])
  func thePersonsOwnPaletteIsNotReset(_ term: String) async throws {
    try await onOwnThread {
      for environment in [["TERM": term], ["TERM": term, "COLORTERM": "truecolor"]] {
        let terminal = try startProbe(environment: environment, answersQueries: false)
        terminal.send("Cq")
        _ = try terminal.waitForExit()
        let sent = String(decoding: terminal.output, as: UTF8.self)
        #expect(!sent.contains("\u{1B}]104") && !sent.contains("\u{1B}]R"))
      }
    }
  }

  @Test func aLostTerminalEndsTheProgram() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.hangUp()
      #expect(try terminal.waitForExit() == .killed(signal: SIGHUP))
    }
  }

  @Test func aLostTerminalEndsTheProgramThatIgnoresHangUps() async throws {
    try await onOwnThread {
      let terminal = try startProbeInShell("trap '' HUP; exec PROBE")
      terminal.hangUp()
      #expect(try terminal.waitForExit() == .killed(signal: SIGHUP))
    }
  }
}

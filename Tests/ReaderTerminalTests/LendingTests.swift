import Glibc
import ProcessTesting
import TerminalTesting
import Testing

/// The shell and children get the terminal as it was, and it comes back whole.
@Suite struct LendingTests {
  @Test func suspendingGivesTheShellItsTerminal() async throws {
    try await onOwnThread {
      let terminal = try startProbeInShell("set -m; PROBE; echo STOPPED; read go; fg; echo AFTER")
      terminal.send("\u{1A}")
      try terminal.wait(for: "STOPPED")
      #expect(terminal.isRestored)
      terminal.send("\r")
      try terminal.wait(for: "resumed")
      #expect(terminal.screen.isFullScreen)
      #expect(terminal.screen.line(3).contains("row 3 of the list"))
      #expect(terminal.modes().isRaw)
      terminal.send("q")
      try terminal.wait(for: "AFTER")
      #expect(terminal.isRestored)
    }
  }

  @Test func aResizeWhileSuspendedIsSeen() async throws {
    try await onOwnThread {
      let terminal = try startProbeInShell("set -m; PROBE; echo STOPPED; read go; fg; echo AFTER")
      terminal.send("\u{1A}")
      try terminal.wait(for: "STOPPED")
      terminal.resize(columns: 60, rows: 10)
      terminal.send("\r")
      try terminal.wait(for: "60x10")
      #expect(terminal.screen.line(8).contains("row 8 of the list"))
    }
  }

  @Test func suspendingByASignalIsTheSame() async throws {
    try await onOwnThread {
      let terminal = try startProbeInShell("set -m; PROBE; echo STOPPED; read go; fg; echo AFTER")
      kill(terminal.foregroundGroup, SIGTSTP)
      try terminal.wait(for: "STOPPED")
      #expect(terminal.isRestored)
      terminal.send("\r")
      try terminal.wait(for: "resumed")
    }
  }

  @Test func inTheBackgroundItWaitsForTheTerminal() async throws {
    try await onOwnThread {
      let program = builtProduct("TerminalProbe")
      let terminal = try PseudoTerminal("sh", ["-c", "set -m; \(program) & wait; echo WAITED; read go; fg"])
      try terminal.wait(for: "WAITED")
      #expect(terminal.isRestored)
      #expect(!terminal.output.contains(0x1B))
      terminal.send("\r")
      try terminal.wait(for: "80x24")
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
    }
  }

  @Test func withoutAShellSuspendingGoesOnAtOnce() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send("\u{1A}")
      try terminal.wait(for: "resumed")
      terminal.send("j")
      try terminal.wait(for: "resumed j")
      #expect(terminal.screen.isFullScreen)
    }
  }

  @Test func comingBackFromAStopPaintsAnew() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.signal(SIGSTOP)
      terminal.signal(SIGCONT)
      try terminal.wait(for: "resumed")
    }
  }

  @Test func aChildHasTheTerminalToItself() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send("E")
      try terminal.wait(for: "child")
      #expect(terminal.isRestored)
      terminal.send("hello\r")
      try terminal.wait(for: "status 5")
      #expect(terminal.screen.isFullScreen)
      #expect(terminal.modes().isRaw)
      #expect(terminal.screen.line(2).contains("row 2 of the list"))
      #expect(String(decoding: terminal.output, as: UTF8.self).contains("got hello"))
    }
  }

  @Test func interruptingAChildDoesNotEndUs() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send("E")
      try terminal.wait(for: "child")
      terminal.send("\u{3}")
      try terminal.wait(for: "status 130")
      terminal.send("j")
      try terminal.wait(for: "status 130 j")
    }
  }

  @Test func endingUsEndsTheChildFirst() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send("E")
      try terminal.wait(for: "child")
      terminal.signal(SIGTERM)
      #expect(try terminal.waitForExit() == .killed(signal: SIGTERM))
      #expect(terminal.isRestored)
      #expect(terminal.screen.text.contains("stopped: terminated"))
    }
  }

  @Test func aTerminalLostByAChildEndsUsToo() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send("E")
      try terminal.wait(for: "child")
      terminal.hangUp()
      #expect(try terminal.waitForExit() == .killed(signal: SIGHUP))
    }
  }

  @Test func aProgramThatDoesNotExistIsToldAndTheScreenComesBack() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send("N")
      try terminal.wait(for: "could not be started")
      #expect(terminal.screen.isFullScreen)
      #expect(terminal.screen.line(2).contains("row 2 of the list"))
    }
  }

  @Test func aResizeWhileAChildRunsIsSeen() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send("E")
      try terminal.wait(for: "child")
      terminal.resize(columns: 50, rows: 12)
      terminal.send("\r")
      try terminal.wait(for: "50x12")
    }
  }
}

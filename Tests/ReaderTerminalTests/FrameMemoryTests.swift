import ProcessTesting
import Screen
import StyledText
import TerminalTesting
import Testing

/// A terminal may report any size. A frame takes the memory of what a screen can show.
@Suite struct FrameMemoryTests {
  /// Sizes reported, and the size that is shown instead.
  private static let sizes = [
    (reported: (65535, 12), shown: (1000, 12)), ((40, 65535), (40, 1000)), ((65535, 65535), (1000, 1000)),
  ]

  @Test(arguments: sizes)
  func aSizeReportedAtTheStartIsBounded(_ reported: (Int, Int), _ shown: (Int, Int)) async throws {
    try await onOwnThread {
      let honest = try probe(shown)
      let boasting = try probe(reported)
      #expect(try memory(boasting) < memory(honest) + 8192)
    }
  }

  @Test(arguments: sizes)
  func aSizeReportedLaterIsBounded(_ reported: (Int, Int), _ shown: (Int, Int)) async throws {
    try await onOwnThread {
      let honest = try probe(shown)
      let terminal = try startProbe()
      terminal.report(columns: reported.0, rows: reported.1)
      try waitForSize(shown, terminal)
      #expect(try memory(terminal) < memory(honest) + 8192)
    }
  }

  @Test(arguments: [(0, 0), (0, 24), (80, 0)])
  func aSizeThatIsNotKnownIsThatOfTheFirstTerminals(_ reported: (Int, Int)) async throws {
    try await onOwnThread {
      let terminal = try PseudoTerminal(builtProduct("TerminalProbe"), reported: reported)
      try terminal.wait(for: "80x24")
    }
  }

  @Test(arguments: ["60000", "-5", "0", "99999999999"])
  func theEnvironmentIsNotAskedForTheSize(_ value: String) async throws {
    try await onOwnThread {
      let plain = try startProbe()
      let terminal = try startProbe(environment: ["LINES": value, "COLUMNS": value])
      #expect(try memory(terminal) < memory(plain) + 8192)
      terminal.send("j")
      try terminal.wait(for: "indexed j")
    }
  }

  @Test func fromAnySizeItComesBackToAnyOther() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      for size in [(65535, 65535), (1, 1), (1, 65535), (80, 24)] {
        terminal.report(columns: size.0, rows: size.1)
      }
      try waitForSize((80, 24), terminal)
      try terminal.wait(for: "row 5 of the list")
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
    }
  }

  private func probe(_ size: (Int, Int)) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(builtProduct("TerminalProbe"), reported: size)
    try waitForSize((min(size.0, 1000), min(size.1, 1000)), terminal)
    return terminal
  }

  /// The probe names the size in its last row, which may be far below the emulated screen.
  private func waitForSize(_ size: (Int, Int), _ terminal: PseudoTerminal) throws {
    let words = Array("\(size.0)x\(size.1) ".utf8)
    try terminal.wait("the size \(size)", seconds: 60) { $0.output.suffix(1 << 16).containsSequence(words) }
    _ = terminal.listen(seconds: 0.2)
  }

  private func memory(_ terminal: PseudoTerminal) throws -> Int { try #require(terminal.peakMemory()) }
}

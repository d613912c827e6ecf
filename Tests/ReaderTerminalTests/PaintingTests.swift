import Glibc
import ProcessTesting
import Screen
import TerminalTesting
import Testing

@Suite struct PaintingTests {
  @Test func aRowThatChangesCostsFewBytes() async throws {
    try await onOwnThread {
      let terminal = try startProbe(columns: 120, rows: 40)
      _ = terminal.listen(seconds: 0.1)
      let before = terminal.output.count
      terminal.send("j")
      try terminal.wait("the marker") { $0.screen.line(1).hasPrefix("▌") }
      #expect(terminal.output.count - before < 60)
    }
  }

  @Test func aTerminalThatIsSlowGetsTheNewestFrame() async throws {
    try await onOwnThread {
      let terminal = try startProbe(columns: 400, rows: 100)
      terminal.send("F")
      try terminal.waitForUnread()
      let expected = (0..<3).reduce(into: (RandomFrames(seed: 7), Frame(width: 400, height: 100))) {
        pair,
        _ in
        pair.1 = pair.0.next(after: pair.1)
      }.1.text
      terminal.send("CRRR")
      try terminal.wait("the last frame") { $0.screen.text == expected }
    }
  }

  @Test func nothingIsSentWhileNothingHappens() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      _ = terminal.listen(seconds: 0.1)
      #expect(terminal.listen(seconds: 0.5) == 0)
    }
  }

  @Test func keysTypedAheadArePaintedOnce() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      _ = terminal.listen(seconds: 0.1)
      let before = terminal.output.count
      terminal.send(String(repeating: "j", count: 200))
      try terminal.wait(for: "row 200 of the list")
      let frames = String(decoding: terminal.output[before...], as: UTF8.self).components(of: "\u{1B}[?2026h")
      #expect(frames < 20)
    }
  }

  @Test(arguments: ["xterm-256color", "xterm", "tmux-256color", "screen", "linux", "vt100"])
  func whatIsPaintedIsOnTheScreen(_ term: String) async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["TERM": term], columns: 40, rows: 12)
      var random = RandomFrames(seed: 7)
      var frame = Frame(width: 40, height: 12)
      for number in 0..<60 {
        frame = random.next(after: frame)
        let (text, cursor) = (frame.text, frame.cursor)
        terminal.send("R")
        try terminal.wait("frame \(number):\n\(text)") {
          $0.screen.text == text && $0.screen.row == cursor.position.row
            && ($0.screen.isCursorVisible == cursor.isVisible || term == "vt100")
        }
      }
      #expect(terminal.screen.unknown.isEmpty)
    }
  }

  @Test func hostileTextNeverReachesTheTerminal() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      _ = terminal.listen(seconds: 0.1)
      let before = terminal.output.count
      terminal.send("H")
      try terminal.wait(for: "👨end")
      let sent = String(decoding: terminal.output[before...], as: UTF8.self)
      #expect(!sent.contains("\u{1B}]"))
      #expect(!sent.contains("\u{1B}[?1049"))
      #expect(
        !sent.unicodeScalars.contains {
          (0x80..<0xA0).contains($0.value) || $0 == "\u{202E}" || $0 == "\u{200B}"
        }
      )
      #expect(sent.unicodeScalars.count { $0 == "\u{301}" } <= 2)
    }
  }

  @Test func sizesFromOneCellUp() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      for (columns, rows) in [(1, 1), (2, 1), (200, 50), (1, 1), (80, 24)] {
        terminal.resize(columns: columns, rows: rows)
        let words = "\(columns)x\(rows)"
        let shown = String(words.prefix(columns))
        try terminal.wait(words) { $0.screen.line(rows - 1).hasPrefix(shown) }
      }
      #expect(terminal.screen.line(5).contains("row 5 of the list"))
      terminal.send("q")
      #expect(try terminal.waitForExit() == .exited(0))
    }
  }

  @Test(arguments: ["xterm-256color", "linux"])
  func aSignalOfTheSameSizePaintsEverythingAgain(_ term: String) async throws {
    try await onOwnThread {
      let terminal = try startProbe(environment: ["TERM": term])
      terminal.send("m")
      try terminal.wait(for: " m")
      let (text, modes) = (terminal.screen.text, terminal.screen.modes)
      terminal.reattach()
      terminal.signal(SIGWINCH)
      try terminal.wait("the screen again") {
        $0.screen.text.split(separator: "\n").dropLast() == text.split(separator: "\n").dropLast()
      }
      try terminal.wait(for: "size 80x24")
      #expect(terminal.screen.modes == modes)
    }
  }

  @Test func aWindowThatWasSmallerInBetweenIsPaintedWhole() async throws {
    try await onOwnThread {
      let terminal = try startProbe(columns: 100)
      let text = terminal.screen.line(2)
      // Before either is seen, and a third time for a program that saw the second first.
      for columns in [100, 40, 100, 100] { terminal.resize(columns: columns, rows: 24) }
      terminal.signal(SIGWINCH)
      try terminal.wait("the whole screen") {
        $0.screen.line(2) == text && $0.screen.line(23).hasPrefix("100x24")
      }
    }
  }

  @Test func repaintingReachesATerminalThatTookThePlaceOfAnother() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      let modes = terminal.screen.modes
      terminal.reattach()
      terminal.send("\u{C}")
      try terminal.wait(for: "ctrl-l")
      #expect(terminal.screen.line(5).contains("row 5 of the list"))
      #expect(terminal.screen.modes == modes && terminal.screen.isFullScreen)
    }
  }

  @Test func framesAreWrappedOnlyForTerminalsThatSaidTheyCan() async throws {
    try await onOwnThread {
      for answers in [true, false] {
        let terminal = try startProbe(answersQueries: answers)
        _ = terminal.listen(seconds: 0.2)
        terminal.send("\u{C}")
        try terminal.wait(for: "ctrl-l")
        let sent = String(decoding: terminal.output, as: UTF8.self)
        #expect(sent.contains("\u{1B}[?2026h") == answers)
      }
    }
  }
}

extension String {
  fileprivate func components(of separator: String) -> Int {
    ranges(of: separator).count
  }
}

import ProcessTesting
import TerminalTesting
import Testing

@Suite struct InputTests {
  @Test func keysPastesAndMouse() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send("\u{1B}OB\u{1B}[6~\u{1B}x")
      try terminal.wait(for: "down pgdn alt-x")
      terminal.send("\u{1B}[200~q\rd\u{1B}[201~")
      try terminal.wait(for: "paste(q d)")
      terminal.send("m\u{1B}[<0;5;3M")
      try terminal.wait(for: "press@2,4")
    }
  }

  @Test func theEscapeKeyIsSettledByTime() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send("\u{1B}")
      try terminal.wait(for: "esc")
      terminal.send("[")
      try terminal.wait(for: "esc [")
    }
  }

  @Test func clipboardTitleAndBell() async throws {
    try await onOwnThread {
      let terminal = try startProbe()
      terminal.send("ytb")
      try terminal.wait("all three") {
        $0.screen.clipboard == "Y29waWVkIHRleHQ=" && $0.screen.bells == 1 && $0.screen.title == "atitle0;x"
      }
    }
  }
}

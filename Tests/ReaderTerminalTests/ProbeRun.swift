import ProcessTesting
import TerminalTesting

/// A probe under a terminal of its own, past its first frame.
func startProbe(
  environment: [String: String] = [:],
  columns: Int = 80,
  rows: Int = 24,
  answersQueries: Bool = true
) throws -> PseudoTerminal {
  let terminal = try PseudoTerminal(
    builtProduct("TerminalProbe"),
    environment: environment,
    columns: columns,
    rows: rows
  )
  terminal.answersQueries = answersQueries
  try terminal.wait(for: "\(columns)x\(rows)")
  return terminal
}

/// A probe started by a shell with job control, as a person starts it.
func startProbeInShell(_ script: String) throws -> PseudoTerminal {
  let program = builtProduct("TerminalProbe")
  let terminal = try PseudoTerminal("sh", ["-c", script.replacing("PROBE", with: program)])
  try terminal.wait(for: "80x24")
  return terminal
}

extension PseudoTerminal {
  /// Nothing of full-screen mode is left: not the screen, not the modes, not the cursor, not the termios
  /// flags.
  var isRestored: Bool {
    !screen.isFullScreen && screen.isCursorVisible && screen.modes.subtracting([25, 7, 12]).isEmpty
      && modes() == initialModes
  }
}

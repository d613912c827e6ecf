import StyledText

/// Why no full-screen terminal could be opened. The description is one sentence for the person.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// Standard output is not a terminal.
  case notATerminal
  /// The terminal says it can only print, or says nothing.
  case dumb(name: String)
  /// ncurses knows neither the terminal nor any stand-in for it.
  case unknown(name: String)
  /// The terminal's modes could not be set.
  case modes(code: Int32)
  /// A program could not be started.
  case program(name: String, code: Int32)

  package var description: String {
    switch self {
    case .notATerminal:
      "Standard output is not a terminal; use the plain commands here, such as `runnel feed`."
    case .dumb(let name):
      "The terminal type \"\(TextCleaner.field(name))\" cannot place text on the screen; set TERM, or use `runnel feed`."
    case .unknown(let name):
      "The terminal type \"\(TextCleaner.field(name))\" is not known here; install its description or set TERM=xterm."
    case .modes(let code): "The terminal's modes cannot be changed (error \(code))."
    case .program(let name, let code): "\"\(TextCleaner.field(name))\" could not be started (error \(code))."
    }
  }
}

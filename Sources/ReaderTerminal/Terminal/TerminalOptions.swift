import Screen
import StyledText

/// How a terminal is to be used. The defaults are for a local or remote terminal of our time.
package struct TerminalOptions: Sendable {
  /// How long a lone escape byte waits for the rest of a sequence, in milliseconds. 25 is right locally; a
  /// slow link that splits arrow keys wants up to 100.
  package var escapeDelay = 25
  /// The most colours to use, whatever the terminal has.
  package var colorDepth: ColorDepth = .direct
  /// Ask the terminal whether it shows frames at once (DEC mode 2026), and use it where it does.
  package var synchronizes = true
  /// Report when the window gets and loses the focus.
  package var reportsFocus = false
  /// The character set; nil finds out.
  package var charset: Charset?

  package init() {}
}

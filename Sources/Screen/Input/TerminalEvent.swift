/// Everything a terminal tells a program.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  /// Pasted text, whole, as it came: never to be read as commands.
  case paste(String)
  /// What was pasted last was too long: its end is missing.
  case pasteWasCut
  case mouse(MouseEvent)
  /// The screen has a new size, in cells, or shows nothing of what was painted any more: paint again.
  case resize(Size)
  /// The terminal window got (true) or lost (false) the focus.
  case focus(Bool)
  /// The program was stopped (Ctrl-Z) and goes on: what is shown may be stale, paint again.
  case resumed
  /// Leave now, in order.
  case stop(StopReason)
}

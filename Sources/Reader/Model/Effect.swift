import FeedCore

/// What the reader asks the world to do. A value, so that a test can say exactly what was asked for.
package enum Effect: Hashable, Sendable {
  case load(RequestID, Load)
  /// Writes are carried out one after the other, in the order they were asked for. Each is on disk before it
  /// is made, and before the effects that follow it here.
  case write(RequestID, Write)
  /// Stores a write that is made later, with `write` for the same request.
  case keep(RequestID, Write)
  /// Forgets a stored write that will not be made.
  case withdraw(RequestID)
  /// Makes a write that was stored by an earlier run of the program.
  case finish(RequestID, UnfinishedWrite)
  /// Starts a timer, or starts it again.
  case timer(TimerName, milliseconds: Int)
  case cancelTimer(TimerName)
  /// To the clipboard of the terminal (OSC 52).
  case copy(String)
  /// Opens an address in the person's browser, or copies it if there is none to open.
  case openLink(String)
  /// Hands the text to the person's own editor and comes back with `Event.edited`.
  case editText(String)
  case saveDraft(Draft)
  case deleteDraft(DraftID)
  case saveSession(SavedSession)
  case saveCommandHistory([String])
  case setMouse(Bool)
  /// Answered with `themeChanged`.
  case useTheme(String)
  case listThemes
  /// Writes the screen as text into a file.
  case saveDisplay(String)
  case redraw
  case suspend
  case quit
}

import CTerminal
import Dispatch
import Screen
import StyledText

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The person's terminal, full screen: frames in, events out. The only user of ncurses.
///
/// ```swift
/// let terminal = try Terminal()
/// terminal.start { events in … terminal.paint(frame) }
/// …
/// terminal.stop()
/// ```
/// Nothing here blocks the main actor or wakes it without cause. The terminal is put right when the program
/// ends by `stop`, `exit`, or a fatal signal; on a signal that asks to leave, a `.stop` event says so, and
/// the program ends with `StopReason.endProcess` once it has saved what it must.
@MainActor package final class Terminal {
  let tty: Int32
  let description: TerminalDescription
  let options: TerminalOptions
  let output: TerminalOutput
  let painter: FramePainter
  var shortener = OutputShortener()
  var input: TerminalInput?
  var signals: SignalPipe?
  var handler: (@MainActor ([TerminalEvent]) -> Void)?
  var state = TerminalState.idle
  /// Goes out in front of the next frame, in the same write.
  var prelude: [UInt8] = []
  /// The newest frame, painted when the terminal takes bytes again or when it is ours again.
  var pending: Frame?
  var synchronizes = false
  /// Whether the last frame shows the cursor.
  var isCursorVisible = false
  var hasHungUp = false
  var clicks = ClickCounter()
  /// The program that has the terminal.
  var child: Int32?
  /// Told when it has ended.
  var deferredEvents: [TerminalEvent] = []
  /// When a query was sent whose answer has not come.
  var askedAt: DispatchTime?
  /// When we last took the terminal back.
  var resumedAt: DispatchTime?

  /// Whether mouse events are asked for; `setMouse` changes it.
  package internal(set) var isMouseEnabled = false

  /// Why the terminal asked to leave; nil if it did not.
  package internal(set) var stopReason: StopReason?
  /// The size in cells, as last told by an event.
  package internal(set) var size: Size
  package let charset: Charset
  package let colorDepth: ColorDepth

  /// Opens the terminal behind standard output without changing anything on it yet.
  /// - Parameter environment: `TERM`, `COLORTERM`, `NO_COLOR`, `LC_*` and `LANG` are read.
  package init(
    options: TerminalOptions = TerminalOptions(),
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(TerminalError) {
    tty = ct_tty_open()
    guard tty >= 0 else { throw .notATerminal }
    let result = ct_tty_remember(tty)
    guard result == 0 else { throw .modes(code: result) }
    description = try TerminalDescription(environment: environment)
    self.options = options
    charset = options.charset ?? TerminalLocale.establish(environment: environment)
    size = Terminal.measure(tty)
    let colours = description.colourUse(environment: environment, most: options.colorDepth)
    guard ct_start(description.name, Int32(size.width), Int32(size.height), colours) else {
      throw .unknown(name: description.name)
    }
    let places = Int(ct_colour_places())
    let depth = ColorDepth(colours: Int(ct_colours()), isDirect: places > 0, environment: environment)
    colorDepth = min(depth, options.colorDepth)
    painter = FramePainter(depth: colorDepth, brightIsBold: ct_colours() == 8, places: places)
    output = TerminalOutput(tty: tty)
  }

  /// What the person should be told once: that another terminal description stands in for theirs, or that
  /// their locale has no UTF-8.
  package var notice: String? {
    let notices = [
      description.notice, charset == .ascii && options.charset == nil ? Terminal.asciiNotice : nil,
    ]
    let told = notices.compactMap { $0 }
    return told.isEmpty ? nil : told.joined(separator: " ")
  }

  private static let asciiNotice =
    "This locale has no UTF-8, so text is spelled in ASCII; LC_ALL=C.UTF-8 shows it whole."

  /// The size the terminal has now, within `Size.limit`; 80×24 when it does not know.
  static func measure(_ tty: Int32) -> Size {
    var columns: Int32 = 80
    var rows: Int32 = 24
    _ = ct_tty_size(tty, &columns, &rows)
    return Size(width: Int(columns), height: Int(rows))
  }
}

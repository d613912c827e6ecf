import CTerminal
import Screen

/// What is known of the terminal in use, from `TERM` and its description.
struct TerminalDescription {
  let name: String
  let notice: String?
  /// Speaks xterm's language: answers queries, has a title and direct colour.
  let isXtermLike: Bool
  /// Has, or at least passes over, the private modes for paste, focus and mouse.
  let hasPrivateModes: Bool

  init(environment: [String: String]) throws(TerminalError) {
    let chosen = try TerminalName(term: environment["TERM", default: ""]) { ct_term_known($0) }
    name = chosen.name
    notice = chosen.notice
    // Inside tmux, TERM is often "screen"; the real screen takes a query for text.
    let isTmux = !environment["TMUX", default: ""].isEmpty && chosen.name.hasPrefix("screen")
    isXtermLike = isTmux || TerminalDescription.xtermLike.contains { chosen.name.contains($0) }
    hasPrivateModes = isXtermLike || TerminalDescription.withModes.contains { chosen.name.hasPrefix($0) }
  }

  private static let xtermLike = [
    "xterm", "tmux", "alacritty", "foot", "kitty", "ghostty", "wezterm", "contour", "rio", "vte", "konsole",
    "iterm",
    "mintty",
  ]
  private static let withModes = ["screen", "linux", "rxvt", "st", "putty"]

  /// Which colours to start with. Direct colour is what `COLORTERM` says, or the terminal's own name.
  func colourUse(environment: [String: String], most: ColorDepth) -> ct_colour_use {
    guard most > .mono, environment["NO_COLOR", default: ""].isEmpty else { return CT_COLOUR_NONE }
    let says = ["truecolor", "24bit"].contains(environment["COLORTERM", default: ""].lowercased())
    let isNamed = environment["TERM", default: ""].hasSuffix("-direct")
    if most == .direct, isXtermLike, says || isNamed { return CT_COLOUR_DIRECT }
    // A description with direct colour is never used as it is: ncurses would keep a table of its colours.
    return ct_capability_number("colors") > CT_PALETTE ? CT_COLOUR_DIRECT : CT_COLOUR_DESCRIBED
  }

  /// The bytes of a string capability, without padding. The description is loaded when the terminal is made.
  func capability(_ name: String) -> [UInt8]? {
    guard let text = ct_capability(name) else { return nil }
    return TerminalSequences.withoutPadding(Array(String(cString: text).utf8))
  }

  /// Brings the terminal back to what a shell expects, from any state. Sent when the program dies.
  var reset: [UInt8] {
    var bytes: [UInt8] = []
    if isXtermLike { bytes += Array(TerminalSequences.frameEnd.utf8) }
    if hasPrivateModes { bytes += Array(modesOff.utf8) }
    for name in ["sgr0", "cnorm", "rmkx", "rmcup"] { bytes += capability(name) ?? [] }
    return bytes + lastLine
  }

  /// Brings a terminal that has taken the place of another one into the state that ncurses knows.
  func takingOver(cursorVisible: Bool) -> [UInt8] {
    // The other ways of entering full-screen mode save the cursor and the title, which would be ours by now.
    let alternate = Array(TerminalSequences.alternateScreen.utf8)
    let entersAlternate = capability("smcup")?.starts(with: alternate) ?? false
    let modes = ["smam", cursorVisible ? "cnorm" : "civis"].flatMap { capability($0) ?? [] }
    return (entersAlternate ? alternate : []) + modes
  }

  /// Clears the line that the shell goes on with, where leaving full-screen mode does not bring back what was
  /// there. The cursor is in the last line.
  var leavingLine: [UInt8] {
    guard capability("rmcup") == nil else { return [] }
    return Array("\r".utf8) + (capability("el") ?? [])
  }

  /// The same from anywhere on the screen.
  private var lastLine: [UInt8] {
    guard capability("rmcup") == nil else { return [] }
    // Moving down by more than there are lines ends in the last one.
    let down = capability("cud") == Array("\u{1B}[%p1%dB".utf8) ? "\u{1B}[999B" : "\r\n"
    return Array(down.utf8) + leavingLine
  }

  private var modesOff: String {
    TerminalSequences.mouseOff + TerminalSequences.focusOff + TerminalSequences.pasteOff
  }
}

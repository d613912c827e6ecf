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
    let isDirect = isXtermLike && (says || name.hasSuffix("-direct"))
    return most == .direct && isDirect ? CT_COLOUR_DIRECT : CT_COLOUR_DESCRIBED
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
    if capability("rmcup") == nil { bytes += Array("\r\n".utf8) }
    return bytes
  }

  private var modesOff: String {
    TerminalSequences.mouseOff + TerminalSequences.focusOff + TerminalSequences.pasteOff
  }
}

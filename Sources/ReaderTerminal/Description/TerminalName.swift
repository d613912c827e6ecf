import StyledText

/// The terminal description to use for a `TERM`.
struct TerminalName: Equatable {
  /// A name ncurses knows.
  let name: String
  /// What to tell the person once, when it is not the one they asked for.
  let notice: String?

  /// Modern terminals whose descriptions are missing on many systems, and all of which speak xterm's
  /// language.
  private static let xtermLike = [
    "xterm", "kitty", "ghostty", "foot", "wezterm", "contour", "rio", "alacritty", "st-", "konsole", "vte",
    "iterm",
    "mintty", "putty", "tmux", "screen",
  ]

  /// Chooses a description.
  /// - Parameter isKnown: whether the system has one of that name.
  init(term: String, isKnown: (String) -> Bool) throws(TerminalError) {
    guard !term.isEmpty, term != "dumb", term != "unknown" else { throw .dumb(name: term) }
    if isKnown(term) {
      self.init(name: term, notice: nil)
      return
    }
    guard let name = TerminalName.standIns(for: term).first(where: isKnown) else {
      throw .unknown(name: term)
    }
    let shown = TextCleaner.field(term)
    self.init(name: name, notice: "The terminal type \(shown) is not known here; using \(name).")
  }

  private init(name: String, notice: String?) {
    self.name = name
    self.notice = notice
  }

  private static func standIns(for term: String) -> [String] {
    let term = term.lowercased()
    let names = ["xterm", "vt220", "vt100", "ansi"]
    let isModern = xtermLike.contains { term.contains($0) } || term.contains("256color")
    return (isModern ? ["xterm-256color"] : ["vt100"]) + names
  }
}

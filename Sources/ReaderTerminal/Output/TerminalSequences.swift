/// Control sequences ncurses does not send for us.
enum TerminalSequences {
  /// Does nothing on a terminal whose alternate screen is shown already.
  static let alternateScreen = "\u{1B}[?1049h"
  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"
  static let focusOn = "\u{1B}[?1004h"
  static let focusOff = "\u{1B}[?1004l"
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"
  static let frameBegin = "\u{1B}[?2026h"
  static let frameEnd = "\u{1B}[?2026l"
  static let askForFrames = "\u{1B}[?2026$p"

  /// Sets the window's title, which must have been cleaned.
  static func title(_ text: String) -> String {
    "\u{1B}]2;\(text)\u{1B}\\"
  }

  /// Puts text on the clipboard of the person's own machine (OSC 52).
  static func clipboard(base64: String) -> String {
    "\u{1B}]52;c;\(base64)\u{7}"
  }

  /// A capability without its padding marks (`$<5>`), which only old hardware needs.
  static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if rest.starts(with: Array("$<".utf8)), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
        rest = rest[(end + 1)...]
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}

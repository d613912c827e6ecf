import StyledText

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Small things a terminal does besides showing frames.
extension Terminal {
  /// Puts text on the clipboard of the machine the person sits at, over SSH too (OSC 52). Terminals may
  /// refuse.
  package func copy(_ text: String) {
    guard state == .active, !output.isFull else { return }
    output.send(TerminalSequences.clipboard(base64: Data(text.utf8).base64EncodedString()))
  }

  package func bell() {
    if state == .active, !output.isFull { output.send([0x07]) }
  }

  /// Sets the title of the window, where the terminal has one. It is cleaned first, and restored at the end.
  package func setTitle(_ title: String) {
    guard state == .active, description.isXtermLike else { return }
    let cleaned = TextCleaner.field(title)
    add(TerminalSequences.title(charset == .ascii ? cleaned.filter(\.isASCII) : cleaned))
  }

  /// Sends mouse events while on. Off at first: with it on, selecting text needs Shift in most terminals.
  package func setMouse(_ isOn: Bool) {
    guard isOn != isMouseEnabled else { return }
    isMouseEnabled = isOn
    guard state == .active, description.hasPrivateModes else { return }
    output.send(isOn ? TerminalSequences.mouseOn : TerminalSequences.mouseOff)
  }
}

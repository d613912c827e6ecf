import Foundation

/// The termios flags of a terminal, comparable.
package struct TerminalModes: Equatable, Sendable {
  package let input: UInt64
  package let output: UInt64
  package let control: UInt64
  package let local: UInt64

  init(descriptor: Int32) {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    input = UInt64(modes.c_iflag)
    output = UInt64(modes.c_oflag)
    control = UInt64(modes.c_cflag)
    local = UInt64(modes.c_lflag)
  }

  /// Keys arrive one by one and unechoed.
  package var isRaw: Bool {
    local & UInt64(ICANON) == 0 && local & UInt64(ECHO) == 0
  }
}

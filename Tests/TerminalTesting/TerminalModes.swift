import Foundation

/// The termios flags of a terminal, comparable.
public struct TerminalModes: Equatable, Sendable {
  public let input: UInt64
  public let output: UInt64
  public let control: UInt64
  public let local: UInt64

  init(descriptor: Int32) {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    input = UInt64(modes.c_iflag)
    output = UInt64(modes.c_oflag)
    control = UInt64(modes.c_cflag)
    local = UInt64(modes.c_lflag)
  }

  /// Keys arrive one by one and unechoed.
  public var isRaw: Bool {
    local & UInt64(ICANON) == 0 && local & UInt64(ECHO) == 0
  }
}

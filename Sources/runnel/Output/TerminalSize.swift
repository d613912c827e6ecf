import ArgumentParser
import Foundation
import Screen

/// How wide the terminal is.
enum TerminalSize {
  /// The widths that text can be laid out in. Terminals, and the variable `COLUMNS`, report others, too.
  static let range = 20...Size.limit

  /// The width of standard output; otherwise `COLUMNS`; nil if neither is known.
  static var columns: Int? {
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
    return usable(isKnown ? Int(size.ws_col) : nil) ?? usable(variable)
  }

  private static var variable: Int? {
    ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
  }

  /// - Throws: `ValidationError` for a `--width` that is out of range.
  static func validate(_ width: Int?) throws {
    guard range.contains(width ?? range.lowerBound) else {
      throw ValidationError("--width must be from \(range.lowerBound) to \(range.upperBound).")
    }
  }

  /// The width, or the widest there is; nil if it is too narrow to be true.
  static func usable(_ width: Int?) -> Int? {
    width.flatMap { $0 < range.lowerBound ? nil : min($0, range.upperBound) }
  }
}

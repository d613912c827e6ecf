/// How many colours a terminal can show, from none to any.
package enum ColorDepth: Int, Comparable, Hashable, Sendable, CaseIterable {
  /// No colour at all, only attributes: also what `NO_COLOR` asks for.
  case mono
  /// The terminal's own sixteen.
  case sixteen
  /// xterm's 256.
  case indexed
  /// Red, green and blue.
  case direct

  package static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}

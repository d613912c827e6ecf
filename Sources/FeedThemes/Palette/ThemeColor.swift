import Screen

/// A colour of a theme, for every depth a terminal may have.
///
/// A theme may name each depth itself. A depth it leaves out is derived from the next richer one.
package struct ThemeColor: Hashable, Sendable {
  package var direct: RGB?
  /// One of the 256 of xterm's palette.
  package var indexed: UInt8?
  /// One of the terminal's own sixteen; nil if it is the terminal's default.
  package var basic: UInt8?

  package init(direct: RGB? = nil, indexed: UInt8? = nil, basic: UInt8? = nil) {
    self.direct = direct
    self.indexed = indexed
    self.basic = basic
  }

  /// The terminal's own foreground or background.
  package static let terminal = ThemeColor()

  /// The colour to use on a terminal of this depth.
  package func color(at depth: ColorDepth) -> Color {
    switch depth {
    case .mono: .terminal
    case .sixteen: basicIndex.map(Color.indexed) ?? .terminal
    case .indexed: (indexed ?? direct?.nearestIndexed ?? basic).map(Color.indexed) ?? .terminal
    case .direct: direct.map { .rgb($0.red, $0.green, $0.blue) } ?? color(at: .indexed)
    }
  }

  private var basicIndex: UInt8? {
    if let basic { return basic }
    if let direct { return direct.nearestBasic }
    return indexed.map { $0 < 16 ? $0 : RGB(xtermIndex: $0).nearestBasic }
  }

  /// What the colour looks like, as far as that can be known; nil for the terminal's default.
  package var appearance: RGB? {
    direct ?? indexed.map(RGB.init(xtermIndex:)) ?? basic.map(RGB.init(xtermIndex:))
  }
}

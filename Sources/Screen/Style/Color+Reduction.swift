/// Bringing colours to what a terminal has.
extension Color {
  /// The nearest colour a terminal of this depth shows. Palette colours 0–15 stay themselves down to sixteen.
  package func reduced(to depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (.terminal, _), (_, .mono): return .terminal
    case (_, .direct): return self
    case (.indexed(let index), .indexed): return .indexed(index)
    case (.indexed(let index), .sixteen) where index < 16: return .indexed(index)
    default: return nearest(in: depth)
    }
  }

  private func nearest(in depth: ColorDepth) -> Color {
    guard let color = components else { return .terminal }
    switch depth {
    case .indexed: return .indexed(ColorPalette.nearestFixed(to: color))
    default: return .indexed(ColorPalette.nearestNamed(to: color))
    }
  }

  /// Red, green and blue as most terminals show this colour; nil for the terminal's own.
  package var components: (red: Int, green: Int, blue: Int)? {
    switch self {
    case .terminal: nil
    case .indexed(let index): ColorPalette.components(of: index)
    case .rgb(let red, let green, let blue): (Int(red), Int(green), Int(blue))
    }
  }
}

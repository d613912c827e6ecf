/// The 256-colour palette as xterm defines it: 16 named colours, a 6×6×6 cube, 24 greys.
enum ColorPalette {
  private static let named: [(Int, Int, Int)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
  ]
  private static let steps = [0, 95, 135, 175, 215, 255]

  static func components(of index: UInt8) -> (red: Int, green: Int, blue: Int) {
    let index = Int(index)
    if index < 16 { return named[index] }
    if index >= 232 { return (8 + (index - 232) * 10, 8 + (index - 232) * 10, 8 + (index - 232) * 10) }
    let cube = index - 16
    return (steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6])
  }

  /// The nearest of the colours people do not redefine: the cube and the greys.
  static func nearestFixed(to color: (red: Int, green: Int, blue: Int)) -> UInt8 {
    let cube = 16 + 36 * step(color.red) + 6 * step(color.green) + step(color.blue)
    let level = (color.red + color.green + color.blue) / 3
    let grey = 232 + max(0, min(23, (level - 3) / 10))
    let nearer = distance(components(of: UInt8(grey)), color) < distance(components(of: UInt8(cube)), color)
    return UInt8(nearer ? grey : cube)
  }

  private static func step(_ value: Int) -> Int {
    steps.indices.min { abs(steps[$0] - value) < abs(steps[$1] - value) } ?? 0
  }

  /// The nearest of the sixteen named colours.
  static func nearestNamed(to color: (red: Int, green: Int, blue: Int)) -> UInt8 {
    UInt8(named.indices.min { distance(named[$0], color) < distance(named[$1], color) } ?? 0)
  }

  /// Weighted so that it follows what eyes see better than plain distance does.
  private static func distance(_ left: (Int, Int, Int), _ right: (Int, Int, Int)) -> Int {
    let mean = (left.0 + right.0) / 2
    let (red, green, blue) = (left.0 - right.0, left.1 - right.1, left.2 - right.2)
    return (512 + mean) * red * red / 256 + 4 * green * green + (767 - mean) * blue * blue / 256
  }
}

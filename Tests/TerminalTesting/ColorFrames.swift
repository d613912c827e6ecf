import Screen

/// Frames in which every cell has a colour of its own, the same ones for the same number: a program paints
/// them, a test knows what must be on screen.
package enum ColorFrames {
  /// - Parameter number: frames of different numbers have no colour in common.
  package static func frame(_ number: Int, size: Size) -> Frame {
    var frame = Frame(size: size)
    for row in 0..<size.height {
      for column in 0..<size.width {
        let index = (number * size.height + row) * size.width + column
        frame.write("x", row: row, column: column, style: Style(foreground: color(index)))
      }
    }
    return frame
  }

  /// Different for each index: the factor is odd.
  private static func color(_ index: Int) -> Color {
    let value = UInt32(truncatingIfNeeded: index &* 0x9E37_79B1) & 0xFF_FFFF
    return .rgb(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }
}

extension Color {
  /// The colour as SGR parameters, as `EmulatedCell` has it.
  package func parameters(base: Int) -> String {
    switch self {
    case .terminal: ""
    case .indexed(let index) where index < 8: "\(base + Int(index))"
    case .indexed(let index) where index < 16: "\(base + 52 + Int(index))"
    case .indexed(let index): "\(base + 8);5;\(index)"
    case .rgb(let red, let green, let blue): "\(base + 8);2;\(red);\(green);\(blue)"
    }
  }
}

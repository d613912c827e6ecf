import Foundation

/// A colour by its red, green and blue parts, 0–255 each.
package struct RGB: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#rrggbb` or `#rgb`; nil for anything else.
  package init?(hexadecimal text: String) {
    guard text.hasPrefix("#") else { return nil }
    let digits = text.dropFirst().compactMap(\.hexDigitValue).map(UInt8.init)
    guard digits.count == text.count - 1 else { return nil }
    switch digits.count {
    case 3: self.init(digits[0] * 17, digits[1] * 17, digits[2] * 17)
    case 6: self.init(digits[0] << 4 | digits[1], digits[2] << 4 | digits[3], digits[4] << 4 | digits[5])
    default: return nil
    }
  }

  /// `#rrggbb`
  var hexadecimal: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The colour that xterm shows for an index of its palette. A person may have changed the first sixteen.
  package init(xtermIndex index: UInt8) {
    switch index {
    case 0..<16: self = Self.basic[Int(index)]
    case 16..<232:
      let cube = Int(index) - 16
      self.init(Self.cubeSteps[cube / 36], Self.cubeSteps[cube / 6 % 6], Self.cubeSteps[cube % 6])
    default:
      let grey = 8 + (index - 232) * 10
      self.init(grey, grey, grey)
    }
  }

  private static let cubeSteps: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let basic: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0), RGB(0, 0, 238), RGB(205, 0, 205),
    RGB(0, 205, 205), RGB(229, 229, 229), RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0),
    RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  /// The index from 16 up that looks most alike: the first sixteen are the person's own and may be anything.
  var nearestIndexed: UInt8 { nearest(in: 16...255) }

  /// The one of the sixteen that looks most alike, as xterm shows them.
  var nearestBasic: UInt8 { nearest(in: 0...15) }

  private func nearest(in indices: ClosedRange<UInt8>) -> UInt8 {
    let wanted = lab
    return indices.min {
      RGB(xtermIndex: $0).lab.distance(to: wanted) < RGB(xtermIndex: $1).lab.distance(to: wanted)
    }
      ?? 0
  }

  /// WCAG 2 contrast ratio, 1…21.
  package func contrast(with other: RGB) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  private var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  private static func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  /// The colour in OKLab, where equal distances look equally different.
  private var lab: OKLab {
    let (red, green, blue) = (Self.linear(red), Self.linear(green), Self.linear(blue))
    let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return OKLab(
      lightness: 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
      a: 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
      b: 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    )
  }
}

private struct OKLab {
  var lightness: Double
  var a: Double
  var b: Double

  func distance(to other: OKLab) -> Double {
    let (first, second, third) = (lightness - other.lightness, a - other.a, b - other.b)
    return first * first + second * second + third * third
  }
}

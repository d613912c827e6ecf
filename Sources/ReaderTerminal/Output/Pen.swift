/// The style a terminal writes in, as select-graphic-rendition parameters.
///
/// Source: ECMA-48, 8.3.117 (SGR), and xterm's indexed and direct colours.
struct Pen: Equatable {
  /// The parameters 1 to 9 that are on, as bits.
  var attributes: UInt16 = 0
  /// Parameters such as `36` or `38;5;240`; empty for the terminal's own colour.
  var foreground: [UInt8] = []
  var background: [UInt8] = []

  var isPlain: Bool { self == Pen() }

  /// Takes in what stands between `ESC [` and `m`.
  ///
  /// - Returns: false for a parameter that is not known; then nothing is known of the style either.
  mutating func apply(_ parameters: ArraySlice<UInt8>) -> Bool {
    var rest = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)[...]
    while let parameter = rest.popFirst() {
      guard apply(parameter, &rest) else { return false }
    }
    return true
  }

  private mutating func apply(
    _ parameter: ArraySlice<UInt8>,
    _ rest: inout ArraySlice<ArraySlice<UInt8>>
  ) -> Bool {
    guard let number = Pen.number(parameter) else { return false }
    switch number {
    case 0: self = Pen()
    case 1...9: attributes |= 1 << number
    case 22: attributes &= ~(1 << 1 | 1 << 2)
    case 25: attributes &= ~(1 << 5 | 1 << 6)
    case 23, 24, 27, 28, 29: attributes &= ~(1 << (number - 20))
    case 30...37, 90...97: foreground = Array(parameter)
    case 39: foreground = []
    case 40...47, 100...107: background = Array(parameter)
    case 49: background = []
    case 38, 48:
      guard let color = Pen.extendedColor(parameter, &rest) else { return false }
      if number == 38 { foreground = color } else { background = color }
    default: return false
    }
    return true
  }

  /// The number before a colon, if there is one; an empty parameter is 0.
  private static func number(_ parameter: ArraySlice<UInt8>) -> Int? {
    let digits = parameter.prefix { $0 != UInt8(ascii: ":") }
    guard digits.count <= 3, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    guard
      digits.count == parameter.count || digits.elementsEqual("38".utf8) || digits.elementsEqual("48".utf8)
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// `38;5;N`, `38;2;R;G;B`, or all of it in one parameter with colons.
  private static func extendedColor(
    _ parameter: ArraySlice<UInt8>,
    _ rest: inout ArraySlice<ArraySlice<UInt8>>
  ) -> [UInt8]? {
    if parameter.contains(UInt8(ascii: ":")) { return Array(parameter) }
    let count = rest.first?.elementsEqual("5".utf8) == true ? 2 : 4
    guard rest.count >= count, count == 2 || rest.first?.elementsEqual("2".utf8) == true else { return nil }
    let color = ([parameter] + rest.prefix(count)).joined(separator: [UInt8(ascii: ";")])
    rest = rest.dropFirst(count)
    return Array(color)
  }
}

extension Pen {
  /// The parameters that take a part of a style back: attributes off, the terminal's own colours.
  static let undoing: Set<Int> = [22, 23, 24, 25, 27, 28, 29, 39, 49]

  /// The shortest sequence that makes this pen out of another one; empty where they are the same.
  ///
  /// - Parameters:
  ///   - other: what the terminal writes in; nil if that is not known.
  ///   - known: those of ``undoing`` that the terminal is known to take.
  func sequence(after other: Pen?, known: Set<Int>) -> [UInt8] {
    if self == other { return [] }
    let anew = Pen.sequence(isPlain ? [] : [[UInt8(ascii: "0")]] + parameters(beyond: Pen()))
    guard let other, let kept = undone(in: other, known: known) else { return anew }
    let changed = Pen.sequence(kept.undoing.map { Array("\($0)".utf8) } + parameters(beyond: kept.pen))
    return changed.count < anew.count ? changed : anew
  }

  /// What undoes what `other` has beyond this pen, and what is left of it; nil if not all of it is known.
  private func undone(in other: Pen, known: Set<Int>) -> (undoing: [Int], pen: Pen)? {
    var left = other
    var undoing: [Int] = []
    for number in Pen.undoing.sorted() where loses(to: number, from: left) {
      guard known.contains(number) else { return nil }
      left.take(number)
      undoing.append(number)
    }
    return (undoing, left)
  }

  private func loses(to number: Int, from other: Pen) -> Bool {
    switch number {
    case 39: return foreground.isEmpty && !other.foreground.isEmpty
    case 49: return background.isEmpty && !other.background.isEmpty
    default:
      var left = other
      left.take(number)
      return other.attributes & ~left.attributes & ~attributes != 0
    }
  }

  private mutating func take(_ number: Int) {
    _ = apply(Array("\(number)".utf8)[...])
  }

  private func parameters(beyond other: Pen) -> [[UInt8]] {
    var result: [[UInt8]] = (1...9).filter { attributes & ~other.attributes & (1 << $0) != 0 }.map {
      [UInt8(48 + $0)]
    }
    if foreground != other.foreground { result.append(foreground) }
    if background != other.background { result.append(background) }
    return result
  }

  static func sequence(_ parameters: [[UInt8]]) -> [UInt8] {
    [0x1B, UInt8(ascii: "[")] + parameters.joined(separator: [UInt8(ascii: ";")]) + [UInt8(ascii: "m")]
  }
}

import CTerminal

/// Which of ncurses' numbers stands for which direct colour.
///
/// ncurses keeps a table of all the colours a terminal has, 469 MB for 16,777,216 of them. It is given some
/// hundred places behind the palette instead. Frames assign colours to them as they need them, and `resolved`
/// puts the colours where ncurses wrote their places.
struct ColorPlaces {
  private let capacity: Int
  /// `0xRRGGBB` of each place in use.
  private var colors: [UInt32] = []
  private var places: [UInt32: Int32] = [:]

  /// - Parameter capacity: how many colours ncurses knows beside the palette.
  init(capacity: Int = 0) {
    self.capacity = capacity
  }

  /// Returns the number that stands for a colour, or nil if all places are in use.
  mutating func number(red: UInt8, green: UInt8, blue: UInt8) -> Int32? {
    let color = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    if let known = places[color] { return known }
    guard colors.count < capacity else { return nil }
    let number = Int32(CT_PALETTE + colors.count)
    colors.append(color)
    places[color] = number
    return number
  }

  /// Frees all places. What ncurses has drawn with them must be drawn again.
  mutating func removeAll() {
    colors.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  /// Returns the parameters of a select-graphic-rendition sequence with colours in place of their numbers:
  /// `38;5;256` becomes `38;2;255;128;0`.
  func resolved(_ parameters: [UInt8]) -> [UInt8] {
    // No shorter sequence names a place.
    guard !colors.isEmpty, parameters.count >= 8 else { return parameters }
    var rest = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)[...]
    var result: [ArraySlice<UInt8>] = []
    while let parameter = rest.popFirst() {
      result.append(parameter)
      guard parameter.elementsEqual("38".utf8) || parameter.elementsEqual("48".utf8) else { continue }
      if let color = color(rest) {
        result.append(color)
        rest = rest.dropFirst(2)
      } else {
        // The numbers of another colour are no parameters of their own.
        let count = rest.first?.elementsEqual("5".utf8) == true ? 2 : 4
        result += rest.prefix(count)
        rest = rest.dropFirst(count)
      }
    }
    return Array(result.joined(separator: [UInt8(ascii: ";")]))
  }

  /// The colour whose place `5;NUMBER` names, as `2;RED;GREEN;BLUE`.
  private func color(_ parameters: ArraySlice<ArraySlice<UInt8>>) -> ArraySlice<UInt8>? {
    guard parameters.count >= 2, parameters[parameters.startIndex].elementsEqual("5".utf8),
      let number = Int(String(decoding: parameters[parameters.startIndex + 1], as: UTF8.self))
    else { return nil }
    let index = number - CT_PALETTE
    guard colors.indices.contains(index) else { return nil }
    let color = colors[index]
    return Array("2;\(color >> 16);\(color >> 8 & 0xFF);\(color & 0xFF)".utf8)[...]
  }
}

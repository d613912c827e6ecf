/// What a scalar does on screen, from `WidthTable`.
enum ScalarClass: UInt8 {
  case narrow = 0
  case wide
  /// Takes no column of its own: combining marks, vowel and final Hangul jamo.
  case mark
  /// Belongs to the cluster before it and takes one column there (Devanagari vowel signs and the like).
  case spacing
  /// Controls, bidi marks, zero-width formatting, variation selectors, tags: never shown.
  case dropped
  /// Not the same width everywhere, or not assigned in the Unicode version C libraries know.
  case unknown
  /// Half of a flag.
  case regional
  /// A skin tone.
  case modifier

  /// The class of a scalar, by binary search in the table; printable ASCII needs none.
  static func of(_ scalar: UInt32) -> ScalarClass {
    if scalar >= 0x20 && scalar < 0x7F { return .narrow }
    let table = WidthTable.boundaries
    let wanted = scalar << 3 | 7
    var low = 0
    var high = table.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if table[middle] <= wanted { low = middle } else { high = middle }
    }
    return ScalarClass(rawValue: UInt8(table[low] & 7)) ?? .unknown
  }
}

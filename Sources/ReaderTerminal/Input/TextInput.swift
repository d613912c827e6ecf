import Screen

/// Typed characters and control keys.
enum TextInput {
  /// The first key in bytes that do not start with an escape; nil when a character is not complete yet.
  /// - Parameter isLatin: what is not UTF-8 is Latin-1, on terminals that do not speak UTF-8.
  static func step(_ bytes: ArraySlice<UInt8>, final: Bool, isLatin: Bool = false) -> InputStep? {
    guard let first = bytes.first else { return nil }
    if first < 0x20 || first == 0x7F { return InputStep(1, control(first)) }
    if first < 0x80 { return InputStep(1, Key(Character(Unicode.Scalar(first)))) }
    return character(bytes, first: first, final: final, isLatin: isLatin)
  }

  private static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: Key(" ", .control)
    case 0x08, 0x7F: Key(.backspace)
    case 0x09: Key(.tab)
    case 0x0A, 0x0D: Key(.enter)
    case 0x1B: Key(.escape)
    case 0x1C...0x1F: Key(Character(Unicode.Scalar(byte + 0x40)), .control)
    default: Key(Character(Unicode.Scalar(byte + 0x60)), .control)
    }
  }

  private static func character(_ bytes: ArraySlice<UInt8>, first: UInt8, final: Bool, isLatin: Bool)
    -> InputStep?
  {
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let sequence = bytes.prefix(length)
    let isBroken = first < 0xC2 || first > 0xF4 || sequence.dropFirst().contains { $0 & 0xC0 != 0x80 }
    if sequence.count < length && !isBroken && !final { return nil }
    guard !isBroken, sequence.count == length else {
      return InputStep(1, Key(isLatin && first >= 0xA0 ? Character(Unicode.Scalar(first)) : "\u{FFFD}"))
    }
    return InputStep(length, Key(String(decoding: sequence, as: UTF8.self).first ?? "\u{FFFD}"))
  }
}

/// Characters that are never shown as themselves.
enum HiddenScalar {
  /// C0, DEL and C1.
  static func isControl(_ scalar: UInt32) -> Bool {
    scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0)
  }

  /// Line and paragraph separators.
  static func isSeparator(_ scalar: UInt32) -> Bool {
    scalar == 0x2028 || scalar == 0x2029
  }

  /// Bidi controls, zero-width and other invisible characters that can hide or reorder text. Joiners,
  /// variation selectors and tags are not among them: they belong to spelling, and `ScalarFilter` and the
  /// glyph scanner deal with them where text is shown.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00AD, 0x034F, 0x061C, 0x115F, 0x180E, 0x3164, 0xFEFF, 0xFFA0: true
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFFF9...0xFFFB: true
    default: false
    }
  }

  /// Numbers that never are characters, such as U+FFFE and U+FDD0.
  static func isNoncharacter(_ scalar: UInt32) -> Bool {
    scalar & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar)
  }
}

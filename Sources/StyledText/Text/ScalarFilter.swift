/// Decides which scalars of a text are shown, by the table that the screen goes by.
///
/// What hangs on one character without a column of its own is limited, so that no text runs over the lines
/// around it or hides in what nobody sees.
struct ScalarFilter {
  /// Marks on one character. Terminals and ncurses disagree on more.
  static let marks = 2
  /// Joiners and variation selectors behind one character. Emoji have both.
  static let joiners = 2

  private var marks = 0
  private var joiners = 0

  /// Returns whether the next scalar of a text is shown. Controls and what `HiddenScalar` names are not asked
  /// about.
  mutating func admits(_ scalar: UInt32) -> Bool {
    if ScalarFilter.isJoiner(scalar) {
      joiners += 1
      return joiners <= ScalarFilter.joiners
    }
    switch ScalarFilter.mayBeSpecial(scalar) ? ScalarClass.of(scalar) : .narrow {
    case .dropped: return false
    case .mark:
      marks += 1
      return marks <= ScalarFilter.marks
    default:
      marks = 0
      joiners = 0
      return true
    }
  }

  private static func isJoiner(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x180B...0x180D, 0x180F, 0x200C, 0x200D, 0xFE00...0xFE0F: true
    default: false
    }
  }

  /// False for blocks of common letters and symbols that have no marks, and no dropped characters but those
  /// of `HiddenScalar`: most text is not looked up.
  static func mayBeSpecial(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x0300, 0x0370...0x0482, 0x2000...0x20CF, 0x2100...0x2CEE, 0x3000...0x3029, 0x3030...0x3098: false
    case 0x309B...0xA66E, 0xAC00...0xD7AF, 0xE000...0xFB1D, 0xFE30...0xFFFF, 0x1F000...0x1FAFF: false
    case 0x20000...0x3FFFF: false
    default: true
    }
  }
}

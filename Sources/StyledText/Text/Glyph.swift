/// What is in one or two cells: a base scalar and at most two combining marks.
///
/// Only `GlyphScanner` makes glyphs, so no control, bidi or invisible character can be in one.
public struct Glyph: Hashable, Sendable {
  /// The scalars, 0 if there is none. `base` is 0 in the right half of a wide glyph.
  public private(set) var base: UInt32
  public private(set) var mark1: UInt32 = 0
  public private(set) var mark2: UInt32 = 0
  /// Columns taken: 1 or 2, and 0 for the right half of a wide glyph.
  public let width: UInt8
  /// True when terminals draw it together with the glyph before it (second half of a flag, Indic vowel
  /// signs).
  public let joins: Bool

  package init(base: UInt32, width: UInt8, joins: Bool = false) {
    self.base = base
    self.width = width
    self.joins = joins
  }

  package static let space = Glyph(base: 0x20, width: 1)
  static let unknown = Glyph(base: 0x25A1, width: 1)
  /// The right half of a wide glyph.
  package static let continuation = Glyph(base: 0, width: 0)

  /// Adds a mark; those beyond `ScalarFilter.marks` are left out.
  mutating func add(mark: UInt32) {
    if mark1 == 0 { mark1 = mark } else if mark2 == 0 { mark2 = mark }
  }

  /// The glyph as text; empty for the right half of a wide glyph.
  public var text: String {
    var text = ""
    for value in [base, mark1, mark2] where value != 0 {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}

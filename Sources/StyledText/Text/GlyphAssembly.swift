/// Puts the scalars of one grapheme cluster together into glyphs.
struct GlyphAssembly {
  private(set) var glyphs: [Glyph] = []
  private var ended = false

  /// Takes the next scalar of the cluster. False once the rest of the cluster is not shown.
  mutating func takes(_ scalar: UInt32) -> Bool {
    guard !ended else { return false }
    switch ScalarClass.of(scalar) {
    case .narrow: start(Glyph(base: GlyphAssembly.isSpace(scalar) ? 0x20 : scalar, width: 1))
    case .wide: start(Glyph(base: scalar, width: 2))
    case .mark: add(mark: scalar)
    case .spacing: addSpacing(scalar)
    case .dropped: drop(scalar)
    case .unknown: start(.unknown)
    case .regional: addRegional(scalar)
    case .modifier: addModifier(scalar)
    }
    return true
  }

  /// Spaces that differ only in how wide a typesetter would make them.
  private static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0xA0 || scalar == 0x1680 || scalar == 0x202F || scalar == 0x205F
      || (0x2000...0x200A).contains(scalar)
  }

  private static let dottedCircle: UInt32 = 0x25CC

  private mutating func start(_ glyph: Glyph) {
    glyphs.append(glyph)
  }

  /// A mark goes on the glyph before it, or on a dotted circle when it comes alone.
  private mutating func add(mark: UInt32) {
    if glyphs.isEmpty { start(Glyph(base: GlyphAssembly.dottedCircle, width: 1)) }
    glyphs[glyphs.count - 1].add(mark: mark)
  }

  /// A cell of its own, which terminals draw with the one before. It may be a cluster of its own, too
  /// (Myanmar).
  private mutating func addSpacing(_ scalar: UInt32) {
    start(Glyph(base: scalar, width: 1, joins: true))
  }

  /// After a zero-width joiner on a symbol the rest of an emoji sequence follows; the first emoji stands for
  /// it.
  private mutating func drop(_ scalar: UInt32) {
    guard let base = glyphs.last?.base else { return }
    if scalar == 0x200D && base >= 0x2190 { ended = true }
    if scalar == 0x200C && GlyphAssembly.isArabic(base) { add(mark: scalar) }
  }

  /// Persian spells with the zero-width non-joiner; in other scripts it only hides.
  private static func isArabic(_ scalar: UInt32) -> Bool {
    (0x620...0x6FF).contains(scalar) || (0x750...0x77F).contains(scalar)
  }

  /// Two halves are a flag of two columns; a single one is not the same width everywhere.
  private mutating func addRegional(_ scalar: UInt32) {
    if let first = pendingRegional {
      glyphs.removeLast()
      start(Glyph(base: first, width: 1))
      start(Glyph(base: scalar, width: 1, joins: true))
      pendingRegional = nil
    } else {
      start(.unknown)
      pendingRegional = scalar
    }
  }

  private var pendingRegional: UInt32?

  /// A skin tone on an emoji is left out; alone it is shown.
  private mutating func addModifier(_ scalar: UInt32) {
    if glyphs.isEmpty { start(Glyph(base: scalar, width: 2)) }
  }
}

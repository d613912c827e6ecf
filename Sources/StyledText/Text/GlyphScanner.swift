/// Turns text into glyphs: the one way from a `String` to the screen.
///
/// Per grapheme cluster it chooses the form on which the C library and modern terminals agree: variation
/// selectors, zero-width and bidi characters dropped, emoji sequences and skin tones reduced to the first
/// emoji, marks capped at two, scalars of unknown width shown as `□`. Controls are dropped; `TextCleaner` is
/// what makes them visible where that is wanted.
package struct GlyphScanner {
  package let charset: Charset

  /// Calls `body` with each cluster, in order, until it returns false.
  package func scan(_ text: Substring, _ body: (Cluster) -> Bool) {
    let utf8 = text.utf8
    var index = text.startIndex
    while index < text.endIndex {
      let after = utf8.index(after: index)
      let byte = utf8[index]
      if byte < 0x80 && (after == text.endIndex || utf8[after] < 0x80) {
        if byte >= 0x20 && byte < 0x7F {
          let cluster = Cluster(range: index..<after, glyph: Glyph(base: UInt32(byte), width: 1))
          guard body(cluster) else { return }
        }
        index = after
      } else {
        let end = text.index(after: index)
        let cluster = Cluster(range: index..<end, glyphs: glyphs(of: text[index..<end].unicodeScalars))
        guard body(cluster) else { return }
        index = end
      }
    }
  }

  private func glyphs(of scalars: Substring.UnicodeScalarView) -> [Glyph] {
    var assembly = GlyphAssembly()
    for scalar in scalars where assembly.takes(scalar.value) {}
    return charset == .unicode ? assembly.glyphs : assembly.glyphs.flatMap(GlyphScanner.ascii)
  }

  private static func ascii(_ glyph: Glyph) -> [Glyph] {
    guard !glyph.joins else { return [] }
    return Transliteration.bytes(for: glyph.base).map { Glyph(base: UInt32($0), width: 1) }
  }
}

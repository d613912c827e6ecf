extension TextWidth {
  /// The glyph of a character that takes one column; a blank for any other.
  package func glyph(for character: Character) -> Glyph {
    var found = Glyph.space
    scanner.scan(Substring(String(character))) { cluster in
      if case .one(let glyph) = cluster.glyphs, glyph.width == 1 { found = glyph }
      return false
    }
    return found
  }
}

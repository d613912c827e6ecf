/// One grapheme cluster as it is shown: none, one or a few glyphs.
package struct Cluster {
  /// Where the cluster is in the text it was scanned from.
  package let range: Range<String.Index>
  /// Empty when nothing of the cluster is shown.
  package private(set) var glyphs: Glyphs

  /// One glyph in most clusters, so no array is needed for it.
  package enum Glyphs {
    case none
    case one(Glyph)
    case several([Glyph])
  }

  package init(range: Range<String.Index>, glyph: Glyph) {
    self.range = range
    glyphs = .one(glyph)
  }

  package init(range: Range<String.Index>, glyphs: [Glyph]) {
    self.range = range
    switch glyphs.count {
    case 0: self.glyphs = .none
    case 1: self.glyphs = .one(glyphs[0])
    default: self.glyphs = .several(glyphs)
    }
  }

  /// Columns taken.
  package var width: Int {
    switch glyphs {
    case .none: 0
    case .one(let glyph): Int(glyph.width)
    case .several(let glyphs): glyphs.reduce(0) { $0 + Int($1.width) }
    }
  }
}

/// A small sign, and what stands for it on a terminal without Unicode.
package struct Icon: Hashable, Sendable {
  package var unicode: String
  package var ascii: String

  package init(unicode: String, ascii: String) {
    self.unicode = unicode
    self.ascii = ascii
  }

  /// In bytes of one text: signs are repeated over whole lines.
  static let longest = 64
}

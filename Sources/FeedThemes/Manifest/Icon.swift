/// A small sign, and what stands for it on a terminal without Unicode.
public struct Icon: Hashable, Sendable {
  public var unicode: String
  public var ascii: String

  public init(unicode: String, ascii: String) {
    (self.unicode, self.ascii) = (unicode, ascii)
  }

  /// In bytes of one text: signs are repeated over whole lines.
  static let longest = 64
}

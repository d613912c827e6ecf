/// How many columns text takes: the one measure that layout and painting share.
public struct TextWidth: Hashable, Sendable {
  public let charset: Charset

  public init(_ charset: Charset = .unicode) {
    self.charset = charset
  }

  public static let unicode = TextWidth(.unicode)
  public static let ascii = TextWidth(.ascii)

  package var scanner: GlyphScanner { GlyphScanner(charset: charset) }

  /// The columns of one line of text. Controls, line feeds and tabs among them, take none: clean text first.
  public func width(of text: some StringProtocol) -> Int {
    if let width = TextWidth.asciiWidth(text) { return width }
    var width = 0
    scanner.scan(Substring(text)) { cluster in
      width += cluster.width
      return true
    }
    return width
  }

  public func width(of line: StyledLine) -> Int {
    line.spans.reduce(0) { $0 + width(of: $1.text) }
  }

  /// The number of bytes, when they are all printable ASCII.
  private static func asciiWidth(_ text: some StringProtocol) -> Int? {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes where byte < 0x20 || byte > 0x7E { return Int?.none }
      return bytes.count
    } ?? nil
  }

  /// The longest start of the text that fits into `columns`, and the columns it takes.
  public func prefix(of text: some StringProtocol, columns: Int) -> (text: Substring, width: Int) {
    let text = Substring(text)
    var width = 0
    var end = text.startIndex
    scanner.scan(text) { cluster in
      guard width + cluster.width <= columns else { return false }
      width += cluster.width
      end = cluster.range.upperBound
      return true
    }
    return (text[..<end], width)
  }
}

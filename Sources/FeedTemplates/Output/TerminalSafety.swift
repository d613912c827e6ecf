import StyledText

/// Keeps terminal controls out of what a template writes.
///
/// Templates for plain text have nothing to escape for HTML; what `autoescape` guards against here is text
/// from feeds that would drive the terminal. It holds everywhere, whatever `autoescape` says. Line feeds and
/// tabs stay.
enum TerminalSafety {
  /// `text` with other line ends as line feeds, controls as symbols, and without what hides or runs over
  /// other text: what `TextCleaner` makes of body text on the screen.
  @inline(__always)
  static func cleaned(_ text: String) -> String {
    isSafe(text) ? text : slowlyCleaned(text)
  }

  static func isSafe(_ text: String) -> Bool {
    let isASCII =
      text.utf8.withContiguousStorageIfAvailable(isPrintableASCII)
      ?? Array(text.utf8).withUnsafeBufferPointer(isPrintableASCII)
    return isASCII || TextCleaner.isClean(text)
  }

  /// One pass without early exit, which the compiler turns into vector code; most text needs no second look.
  private static func isPrintableASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var suspect: UInt8 = 0
    for byte in bytes {
      suspect |= byte < 0x20 ? 1 : 0
      suspect |= byte >= 0x7F ? 1 : 0
    }
    return suspect == 0
  }

  private static func slowlyCleaned(_ text: String) -> String {
    let pieces = TextCleaner.withLineFeeds(text).unicodeScalars
      .split(separator: "\t", omittingEmptySubsequences: false)
    return pieces.map { TextCleaner.body(String($0)) }.joined(separator: "\t")
  }
}

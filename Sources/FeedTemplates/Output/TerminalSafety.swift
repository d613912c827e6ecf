import Screen

/// Keeps terminal controls out of what a template writes.
///
/// Templates for plain text have nothing to escape for HTML; what `autoescape` guards against here is text from
/// feeds that would drive the terminal. It holds everywhere, whatever `autoescape` says. Line feeds and tabs stay.
enum TerminalSafety {
  /// `text` with other line ends as line feeds, controls as symbols and bidi overrides taken out.
  @inline(__always)
  static func cleaned(_ text: String) -> String {
    isSafe(text) ? text : slowlyCleaned(text)
  }

  static func isSafe(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable(isSafe) ?? Array(text.utf8).withUnsafeBufferPointer(isSafe)
  }

  /// One pass without early exit, which the compiler turns into vector code; most text needs no second look.
  private static func isSafe(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var suspect: UInt8 = 0
    for byte in bytes {
      suspect |= byte < 0x20 ? 1 : 0
      suspect |= byte == 0x7F ? 1 : 0
      suspect |= byte == 0xC2 ? 1 : 0
      suspect |= byte == 0xE2 ? 1 : 0
    }
    return suspect == 0 || hasNoControl(bytes)
  }

  /// Looks closer at what begins like a C1 control (C2 80…9F) or a bidi control (E2 80 AA…AE, E2 81 A6…A9).
  private static func hasNoControl(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in bytes.enumerated() {
      if byte < 0x20, byte != 0x0A, byte != 0x09 { return false }
      if byte == 0x7F { return false }
      if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] < 0xA0 { return false }
      guard byte == 0xE2, index + 2 < bytes.count else { continue }
      let (middle, last) = (bytes[index + 1], bytes[index + 2])
      if middle == 0x80, (0xAA...0xAE).contains(last) { return false }
      if middle == 0x81, (0xA6...0xA9).contains(last) { return false }
    }
    return true
  }

  private static func slowlyCleaned(_ text: String) -> String {
    let lines = text.replacingScalars("\r\n", with: "\n").replacingScalars("\r", with: "\n")
    let pieces = lines.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false)
    return pieces.map { TextCleaner.body(String($0)) }.joined(separator: "\t")
  }
}

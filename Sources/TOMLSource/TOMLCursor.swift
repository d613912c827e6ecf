/// A position in the bytes of a TOML text, with its line and column.
struct TOMLCursor {
  private let bytes: [UInt8]
  private var position = 0
  /// Both count from 1; columns count Unicode scalars.
  private(set) var line = 1
  private(set) var column = 1

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The byte at the position; nil at the end.
  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The byte count that was passed.
  var offset: Int { position }

  mutating func advance() {
    guard let byte else { return }
    position += 1
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      // Continuation bytes of UTF-8 are not characters of their own.
      column += 1
    }
  }

  mutating func skip(while goesOn: (UInt8) -> Bool) {
    while let byte, goesOn(byte) { advance() }
  }

  /// Passes a comment without its line end.
  mutating func skipComment() { skip { $0 != UInt8(ascii: "\n") } }

  /// Passes a string that begins at the position. One that is never closed ends before its line's end, as it does
  /// for the library, which reads no further than there.
  mutating func skipString() {
    guard let quote = byte else { return }
    let isLong = bytes[position...].prefix(3).elementsEqual([quote, quote, quote])
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    while let byte, isLong || byte != UInt8(ascii: "\n") {
      if isLong ? endsLong(quote) : byte == quote { return advance() }
      advance()
      // What is escaped ends nothing; an escaped line end is looked at again, as any line end.
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), self.byte != UInt8(ascii: "\n") {
        advance()
      }
    }
  }

  /// Whether a long string ends here. Passes all of its closing quotes but one: three, and up to two more that belong
  /// to the text.
  private mutating func endsLong(_ quote: UInt8) -> Bool {
    let quotes = bytes[position...].prefix(5).prefix { $0 == quote }.count
    guard quotes >= 3 else { return false }
    for _ in 1..<quotes { advance() }
    return true
  }

  /// The text from an offset to the position.
  func text(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }
}

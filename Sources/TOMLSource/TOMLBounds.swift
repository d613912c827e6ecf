import FeedCore

/// Refuses text that would cost the TOML library more than linear time, or the stack, before it sees it.
///
/// Only what matters for that is looked at: the size, how many parts a key has, and how deep brackets are
/// nested. Everything else that is wrong is the library's to say.
struct TOMLBounds {
  /// In bytes.
  static let longestText = 1 << 20
  static let mostParts = 32
  static let deepestNesting = 32

  private let bytes: [UInt8]
  private let name: String
  private var position = 0
  private var line = 1
  private var depth = 0
  /// Dots since the last sign that ends a key.
  private var dots = 0

  private init(_ text: String, _ name: String) {
    bytes = Array(text.utf8)
    self.name = name
  }

  /// - Throws: `FeedError` with code `input`, naming file and line.
  static func check(_ text: String, name: String) throws {
    guard text.utf8.count <= longestText else {
      throw FeedError(.input, "\(name) is larger than \(longestText >> 20) MB: that is not a configuration.")
    }
    var bounds = TOMLBounds(text, name)
    while bounds.position < bounds.bytes.count { try bounds.step() }
  }

  private mutating func step() throws {
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\n"):
      line += 1
      dots = 0
    case UInt8(ascii: "="), UInt8(ascii: ","): dots = 0
    case UInt8(ascii: "."):
      dots += 1
      if dots >= Self.mostParts { throw tooMuch("a key has more than \(Self.mostParts) parts") }
    case UInt8(ascii: "["), UInt8(ascii: "{"): try open()
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      depth = max(0, depth - 1)
      dots = 0
    case UInt8(ascii: "#"): skip { $0 != UInt8(ascii: "\n") }
    case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(byte)
    default: return
    }
  }

  private mutating func open() throws {
    depth += 1
    dots = 0
    guard depth <= Self.deepestNesting else {
      throw tooMuch("values are nested deeper than \(Self.deepestNesting) levels")
    }
  }

  private mutating func skip(while goesOn: (UInt8) -> Bool) {
    while position < bytes.count, goesOn(bytes[position]) { position += 1 }
  }

  /// Passes a string whose first quote was passed. One that is never closed ends with its line, as it does
  /// for the library, which reads no further than there.
  private mutating func skipString(_ quote: UInt8) {
    let isLong = bytes[position...].prefix(2).elementsEqual([quote, quote])
    if isLong { position += 2 }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        if !isLong { return dots = 0 }
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        // An escaped line end stays to be counted.
        if position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      } else if byte == quote, !isLong || endsLong(quote) {
        return
      }
    }
  }

  /// Passes the rest of the closing quotes: three, and up to two more that belong to the text.
  private mutating func endsLong(_ quote: UInt8) -> Bool {
    guard bytes[position...].prefix(2).elementsEqual([quote, quote]) else { return false }
    position += 2
    for _ in 0..<2 where position < bytes.count && bytes[position] == quote { position += 1 }
    return true
  }

  private func tooMuch(_ what: String) -> FeedError {
    FeedError(.input, "\(name):\(line): \(what): write it simpler.")
  }
}

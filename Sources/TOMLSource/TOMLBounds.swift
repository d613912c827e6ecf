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

  private let name: String
  private var cursor: TOMLCursor
  private var depth = 0
  /// Dots since the last sign that ends a key.
  private var dots = 0

  private init(_ text: String, _ name: String) {
    cursor = TOMLCursor(text)
    self.name = name
  }

  /// - Throws: `FeedError` with code `input`, naming file and line.
  static func check(_ text: String, name: String) throws {
    guard text.utf8.count <= longestText else {
      throw FeedError(.input, "\(name) is larger than \(longestText >> 20) MB: that is not a configuration.")
    }
    var bounds = TOMLBounds(text, name)
    while let byte = bounds.cursor.byte { try bounds.step(byte) }
  }

  private mutating func step(_ byte: UInt8) throws {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return cursor.skipString()
    case UInt8(ascii: "#"): return cursor.skipComment()
    case UInt8(ascii: "\n"), UInt8(ascii: "="), UInt8(ascii: ","): dots = 0
    case UInt8(ascii: "."):
      dots += 1
      if dots >= Self.mostParts { throw tooMuch("a key has more than \(Self.mostParts) parts") }
    case UInt8(ascii: "["), UInt8(ascii: "{"): try open()
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      depth = max(0, depth - 1)
      dots = 0
    default: break
    }
    cursor.advance()
  }

  private mutating func open() throws {
    depth += 1
    dots = 0
    guard depth <= Self.deepestNesting else {
      throw tooMuch("values are nested deeper than \(Self.deepestNesting) levels")
    }
  }

  private func tooMuch(_ what: String) -> FeedError {
    FeedError(.input, "\(name):\(cursor.line): \(what): write it simpler.")
  }
}

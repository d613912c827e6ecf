import FeedCore

/// Reads the structure of a TOML text: keys, where values begin and end, and nothing of what values mean.
///
/// Each step passes at least one byte, and nesting is bounded by `TOMLBounds`, so the time is linear.
struct TOMLScanner {
  private var cursor: TOMLCursor
  private var found: [TOMLOutline.Entry] = []

  init(_ text: String) { cursor = TOMLCursor(text) }

  mutating func entries() -> [TOMLOutline.Entry] {
    var table: [String] = []
    var counts: [[String]: Int] = [:]
    while let byte = skipBlanks(lines: true) {
      if byte == UInt8(ascii: "[") { table = header(&counts) } else { pair(in: table) }
    }
    return found
  }

  private mutating func header(_ counts: inout [[String]: Int]) -> [String] {
    cursor.advance()
    let isArray = cursor.byte == UInt8(ascii: "[")
    if isArray { cursor.advance() }
    skipBlanks()
    let key = place
    var path = keyPath()
    if isArray {
      let index = counts[path, default: 0]
      counts[path] = index + 1
      path.append(String(index))
    }
    cursor.skipComment()
    found.append(.init(path: path, key: key, value: key))
    return path
  }

  private mutating func pair(in table: [String]) {
    let key = place
    let start = cursor.offset
    let path = table + keyPath()
    skipBlanks()
    guard cursor.byte == UInt8(ascii: "=") else {
      // Not TOML: pass a byte, so that the scan goes on.
      if cursor.offset == start { cursor.advance() }
      return
    }
    cursor.advance()
    skipBlanks()
    found.append(.init(path: path, key: key, value: place))
    value(path)
  }

  private mutating func value(_ path: [String]) {
    switch cursor.byte {
    case UInt8(ascii: "{"): inlineTable(path)
    case UInt8(ascii: "["): array(path)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): cursor.skipString()
    default: cursor.skip { !Self.endsBareValue($0) }
    }
  }

  private mutating func inlineTable(_ path: [String]) {
    cursor.advance()
    while let byte = skipBlanks(lines: true), byte != UInt8(ascii: "}") {
      if byte == UInt8(ascii: ",") { cursor.advance() } else { pair(in: path) }
    }
    cursor.advance()
  }

  private mutating func array(_ path: [String]) {
    cursor.advance()
    var index = 0
    while let byte = skipBlanks(lines: true), byte != UInt8(ascii: "]") {
      let start = cursor.offset
      if byte != UInt8(ascii: ",") {
        value(path + [String(index)])
        index += 1
      }
      if cursor.offset == start { cursor.advance() }
    }
    cursor.advance()
  }

  private mutating func keyPath() -> [String] {
    var parts: [String] = []
    while let byte = cursor.byte {
      let start = cursor.offset
      let isQuoted = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      if isQuoted { cursor.skipString() } else { cursor.skip(while: Self.isBareKey) }
      guard cursor.offset > start else { break }
      parts.append(isQuoted ? Self.decoded(cursor.text(from: start)) : cursor.text(from: start))
      skipBlanks()
      guard cursor.byte == UInt8(ascii: ".") else { break }
      cursor.advance()
      skipBlanks()
    }
    return parts
  }

  private var place: TOMLOutline.Place { .init(line: cursor.line, column: cursor.column) }

  /// Passes blanks and comments, with `lines` also line ends. Returns the byte after them; nil at the end.
  @discardableResult
  private mutating func skipBlanks(lines: Bool = false) -> UInt8? {
    while let byte = cursor.byte {
      if byte == UInt8(ascii: "#") {
        cursor.skipComment()
      } else if Self.isBlank(byte) || lines && byte == UInt8(ascii: "\n") {
        cursor.advance()
      } else {
        return byte
      }
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }

  private static func isBareKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: byte >= 0x80
    }
  }

  private static func endsBareValue(_ byte: UInt8) -> Bool {
    [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "\n"), UInt8(ascii: "#")]
      .contains(byte)
  }

  /// A quoted key as the library reads it.
  private static func decoded(_ quoted: String) -> String {
    let table = try? TOMLDocument.parse("key = \(quoted)", name: "key")
    return table?["key"]?.stringValue ?? quoted
  }
}

import FeedCore

/// Reads the structure of a TOML text: keys, where values begin and end, and nothing of what values mean.
///
/// Each step passes at least one byte, and nesting is bounded by `TOMLBounds`, so the time is linear.
struct TOMLScanner {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var column = 1
  private var found: [TOMLOutline.Entry] = []

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func entries() -> [TOMLOutline.Entry] {
    var table: [String] = []
    var counts: [[String]: Int] = [:]
    while skipBlanks(lines: true) {
      if byte == UInt8(ascii: "[") {
        table = header(&counts)
      } else {
        pair(in: table, isInline: false)
      }
    }
    return found
  }

  // MARK: Structure

  private mutating func header(_ counts: inout [[String]: Int]) -> [String] {
    advance()
    let isArray = byte == UInt8(ascii: "[")
    if isArray { advance() }
    _ = skipBlanks(lines: false)
    let key = place
    var path = keyPath()
    if isArray {
      let index = counts[path, default: 0]
      counts[path] = index + 1
      path.append(String(index))
    }
    while let byte, byte != UInt8(ascii: "\n") { advance() }
    found.append(
      .init(
        path: path,
        key: key,
        value: key,
        bytes: position..<position,
        lineEnd: position,
        isHeader: true,
        isInline: false
      )
    )
    return path
  }

  private mutating func pair(in table: [String], isInline: Bool) {
    let key = place
    let start = position
    let path = table + keyPath()
    _ = skipBlanks(lines: false)
    guard byte == UInt8(ascii: "=") else {
      // Not TOML: pass a byte, so that the scan goes on.
      if position == start { advance() }
      return
    }
    advance()
    _ = skipBlanks(lines: false)
    let index = found.count
    found.append(
      .init(
        path: path,
        key: key,
        value: place,
        bytes: position..<position,
        lineEnd: position,
        isHeader: false,
        isInline: isInline
      )
    )
    value(path)
    found[index].bytes = found[index].bytes.lowerBound..<position
    // Many pairs can share the line of an inline table; looking for its end from each would be quadratic.
    guard !isInline else { return }
    found[index].lineEnd = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  }

  private mutating func value(_ path: [String]) {
    switch byte {
    case UInt8(ascii: "{"): inlineTable(path)
    case UInt8(ascii: "["): array(path)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): string()
    default: while let byte, !Self.endsBareValue(byte) { advance() }
    }
    // Blanks before a comment or a comma do not belong to a bare value.
    while position > 0, Self.isBlank(bytes[position - 1]) {
      position -= 1
      column -= 1
    }
  }

  private mutating func inlineTable(_ path: [String]) {
    advance()
    while skipBlanks(lines: true), byte != UInt8(ascii: "}") {
      if byte == UInt8(ascii: ",") { advance() } else { pair(in: path, isInline: true) }
    }
    advance()
  }

  private mutating func array(_ path: [String]) {
    advance()
    var index = 0
    while skipBlanks(lines: true), byte != UInt8(ascii: "]") {
      if byte == UInt8(ascii: ",") {
        advance()
        continue
      }
      let start = position
      value(path + [String(index)])
      index += 1
      if position == start { advance() }
    }
    advance()
  }

  private mutating func keyPath() -> [String] {
    var parts: [String] = []
    while let byte {
      let start = position
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        string()
        parts.append(Self.decoded(String(decoding: bytes[start..<position], as: UTF8.self)))
      } else {
        while let byte = self.byte, Self.isBareKey(byte) { advance() }
        guard position > start else { break }
        parts.append(String(decoding: bytes[start..<position], as: UTF8.self))
      }
      _ = skipBlanks(lines: false)
      guard self.byte == UInt8(ascii: ".") else { break }
      advance()
      _ = skipBlanks(lines: false)
    }
    return parts
  }

  // MARK: Bytes

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var place: TOMLOutline.Place { .init(line: line, column: column) }

  private mutating func advance() {
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

  /// Passes blanks and comments, with `lines` also line ends. Returns whether anything is left.
  private mutating func skipBlanks(lines: Bool) -> Bool {
    while let byte {
      if byte == UInt8(ascii: "#") {
        while let byte = self.byte, byte != UInt8(ascii: "\n") { advance() }
      } else if Self.isBlank(byte) || lines && byte == UInt8(ascii: "\n") {
        advance()
      } else {
        break
      }
    }
    return byte != nil
  }

  private mutating func string() {
    guard let quote = byte else { return }
    let isLong = bytes[position...].prefix(3).elementsEqual([quote, quote, quote])
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    while let byte {
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        advance()
        advance()
      } else if byte == quote, !isLong {
        return advance()
      } else if isLong, bytes[position...].prefix(3).elementsEqual([quote, quote, quote]) {
        // Up to two more quotes belong to the text.
        while self.byte == quote { advance() }
        return
      } else {
        advance()
      }
    }
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

import Foundation

/// Reads JSON text into `JSONValue`s.
///
/// Foundation's parser turns every number into a double or an `NSNumber` and so cannot keep custom fields
/// exactly; it also spends most of a page's time (210,000 activities a second). This one walks the bytes
/// once. Source: RFC 8259.
public struct JSONParser {
  /// Deeper nesting than this is refused, so that hostile input cannot exhaust the stack.
  public static let maximumDepth = 512

  /// What becomes of more combining marks in a row than `CombiningMarks` accepts.
  public enum MarkRuns: Sendable {
    /// The text is not accepted: for what others send.
    case refused
    /// Marks beyond the limit are left out: for what a server responds with, where one text must not hide the
    /// others.
    case cut
    /// They stay as they are: for what is stored already, which has to come back.
    case kept
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let marks: MarkRuns
  private var position = 0
  private var depth = 0

  private init(bytes: UnsafeBufferPointer<UInt8>, marks: MarkRuns) {
    self.bytes = bytes
    self.marks = marks
  }

  /// - Throws: `FeedError` with code `input`, saying at which byte the text stops being JSON.
  public static func parse(_ text: String, marks: MarkRuns = .refused) throws -> JSONValue {
    var text = text
    return try text.withUTF8 { try parse($0, marks: marks) }
  }

  /// - Throws: `FeedError` with code `input`, saying at which byte the data stops being JSON in UTF-8.
  public static func parse(_ data: Data, marks: MarkRuns = .refused) throws -> JSONValue {
    try data.withUnsafeBytes { try parse($0.bindMemory(to: UInt8.self), marks: marks) }
  }

  /// - Throws: as for data.
  public static func parse(_ bytes: UnsafeBufferPointer<UInt8>, marks: MarkRuns = .refused) throws
    -> JSONValue
  {
    var parser = JSONParser(bytes: bytes, marks: marks)
    parser.skipBlanks()
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.position == bytes.count else { throw parser.error("something follows the value") }
    return value
  }

  private func error(_ what: String) -> FeedError {
    FeedError(.input, "The JSON is not valid at byte \(position): \(what).")
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func value() throws -> JSONValue {
    switch current {
    case UInt8(ascii: "{"): return try nested { try $0.object() }
    case UInt8(ascii: "["): return try nested { try $0.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw error("the text ends where a value should be")
    default: return try number()
    }
  }

  private mutating func nested(_ body: (inout JSONParser) throws -> JSONValue) throws -> JSONValue {
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw error("it is nested deeper than \(Self.maximumDepth) levels")
    }
    defer { depth -= 1 }
    return try body(&self)
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws -> JSONValue {
    let count = word.utf8CodeUnitCount
    guard position + count <= bytes.count, memcmp(bytes.baseAddress! + position, word.utf8Start, count) == 0
    else { throw error("a value was expected") }
    position += count
    return value
  }

  private mutating func object() throws -> JSONValue {
    position += 1
    skipBlanks()
    if take("}") { return .object([:]) }
    // Activities and their objects have about so many: growing would move the members three times.
    var members = [String: JSONValue](minimumCapacity: 6)
    while true {
      guard current == UInt8(ascii: "\"") else { throw error("a member's name in quotes was expected") }
      let name = try string()
      skipBlanks()
      guard take(":") else { throw error("a colon was expected") }
      skipBlanks()
      members[name] = try value()
      skipBlanks()
      if take("}") { return .object(members) }
      guard take(",") else { throw error("a comma or '}' was expected") }
      skipBlanks()
    }
  }

  private mutating func array() throws -> JSONValue {
    position += 1
    skipBlanks()
    if take("]") { return .array([]) }
    var values: [JSONValue] = []
    while true {
      values.append(try value())
      skipBlanks()
      if take("]") { return .array(values) }
      guard take(",") else { throw error("a comma or ']' was expected") }
      skipBlanks()
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func string() throws -> String {
    position += 1
    let start = position
    var seen: UInt8 = 0
    while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      seen |= byte
      position += 1
    }
    if current == UInt8(ascii: "\"") {
      let text = try decoded(UnsafeBufferPointer(rebasing: bytes[start..<position]), isASCII: seen < 0x80)
      position += 1
      return text
    }
    return try escapedString(from: start)
  }

  private func decoded(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) throws -> String {
    // Validating goes by way of generic code that costs more than the copy.
    if isASCII { return String(decoding: bytes, as: UTF8.self) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw error("a string is not valid UTF-8")
    }
    if marks == .kept || CombiningMarks.areBounded(bytes) { return text }
    return try bounded(text)
  }

  private func bounded(_ text: String) throws -> String {
    guard marks == .cut else { throw tooManyMarks }
    return CombiningMarks.cut(text)
  }

  private var tooManyMarks: FeedError {
    error("a string has more than \(CombiningMarks.longestRun) combining marks in a row")
  }

  /// The slow way, once an escape was met: collects the bytes of the string.
  private mutating func escapedString(from start: Int) throws -> String {
    var collected = Array(bytes[start..<position])
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: collected, as: UTF8.self) else {
          throw error("a string is not valid UTF-8")
        }
        return marks == .kept || CombiningMarks.areBounded(text) ? text : try bounded(text)
      case UInt8(ascii: "\\"): try escape(into: &collected)
      case 0..<0x20: throw error("a control character stands inside a string")
      default: collected.append(byte)
      }
    }
    throw error("a string does not end")
  }

  private mutating func escape(into collected: inout [UInt8]) throws {
    guard let byte = current else { throw error("a string does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): collected.append(byte)
    case UInt8(ascii: "b"): collected.append(0x08)
    case UInt8(ascii: "f"): collected.append(0x0C)
    case UInt8(ascii: "n"): collected.append(0x0A)
    case UInt8(ascii: "r"): collected.append(0x0D)
    case UInt8(ascii: "t"): collected.append(0x09)
    case UInt8(ascii: "u"): collected.append(contentsOf: String(Character(try escapedScalar())).utf8)
    default: throw error("an unknown escape")
    }
  }

  /// A `\u` escape, or two that form a surrogate pair. A surrogate on its own becomes U+FFFD.
  private mutating func escapedScalar() throws -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, position + 6 <= bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let rewind = position
    position += 2
    let second = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(second) else {
      position = rewind
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws -> UInt32 {
    guard position + 4 <= bytes.count else { throw error("a \\u escape is cut short") }
    var value: UInt32 = 0
    for byte in bytes[position..<position + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 128 else {
        throw error("a \\u escape needs four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }

  private mutating func number() throws -> JSONValue {
    let start = position
    var isInteger = true
    if current == UInt8(ascii: "-") { position += 1 }
    if take("0") {
      if let byte = current, (48...57).contains(byte) { throw error("a number starts with a zero") }
    } else {
      try digits()
    }
    if take(".") {
      isInteger = false
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger { return text == "-0" ? .decimal(text) : Int64(text).map(JSONValue.int) ?? .decimal(text) }
    return JSONNumber.value(ofReal: text)
  }

  private mutating func digits() throws {
    let start = position
    while let byte = current, (48...57).contains(byte) { position += 1 }
    guard position > start else { throw error("a value was expected") }
  }
}

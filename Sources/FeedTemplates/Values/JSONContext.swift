import FeedCore

/// A template's context from JSON text, its members in the order in which they are written.
public enum JSONContext {
  /// - Returns: the members of the outermost object.
  /// - Throws: `FeedError` with code `input` if the text is not JSON object.
  public static func read(_ text: String) throws -> [String: FieldValue] {
    guard case .object(let object) = try value(text), let fields = object as? OrderedFields else {
      throw FeedError(.input, "The context must be a JSON object, such as {\"activity\": {}}.")
    }
    return fields.dictionary
  }

  /// Any JSON as a template's value.
  ///
  /// Objects keep the order of their members. Text that is a full ISO 8601 time becomes a time, as
  /// stream-python reads what Stream sends.
  ///
  /// - Throws: `FeedError` with code `input`, saying at which byte the text stops being JSON.
  public static func value(_ text: String) throws -> FieldValue {
    // The whole text is checked first; then only its structure is walked, to learn the order.
    _ = try JSONParser.parse(text)
    var walk = JSONWalk(bytes: Array(text.utf8))
    return try walk.value()
  }
}

/// Walks over text that is known to be JSON.
private struct JSONWalk {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func value() throws -> FieldValue {
    skipBlanks()
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    default: return Self.value(try JSONParser.parse(scalar()))
    }
  }

  /// A time where the text is one with date, `T` and seconds. Fractions are rounded to what a machine number
  /// holds.
  private static func value(_ json: JSONValue) -> FieldValue {
    if case .decimal(let digits) = json, digits.utf8.contains(where: { ".eE".utf8.contains($0) }),
      let number = Double(digits)
    {
      return .double(number)
    }
    guard case .string(let text) = json, (19...40).contains(text.utf8.count),
      text.dropFirst(10).hasPrefix("T"),
      text.dropFirst(16).hasPrefix(":"), let time = Timestamp(iso8601: text)
    else { return FieldValue(json) }
    return .date(time)
  }

  private mutating func object() throws -> FieldValue {
    var fields = OrderedFields()
    position += 1
    while !closes("}") {
      guard case .string(let name) = try JSONParser.parse(scalar()) else { break }
      skipBlanks()
      position += 1
      fields[name] = try value()
    }
    return .object(fields)
  }

  private mutating func array() throws -> FieldValue {
    var values: [FieldValue] = []
    position += 1
    while !closes("]") { values.append(try value()) }
    return .list(values)
  }

  /// Passes a comma; or the end of an object or array, and says so.
  private mutating func closes(_ end: Unicode.Scalar) -> Bool {
    skipBlanks()
    if bytes[position] == UInt8(ascii: ",") {
      position += 1
      skipBlanks()
    }
    guard bytes[position] == UInt8(ascii: end) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  /// The text of a string, number or word.
  private mutating func scalar() -> String {
    let start = position
    if bytes[position] == UInt8(ascii: "\"") {
      position += 1
      while bytes[position] != UInt8(ascii: "\"") {
        position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
      }
      position += 1
    } else {
      while position < bytes.count, !" \t\r\n,]}".utf8.contains(bytes[position]) { position += 1 }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}

/// Writes `JSONValue`s as compact JSON text, members sorted by name, so that equal values give equal text.
public enum JSONWriter {
  /// The value as JSON text without blanks, members sorted by name.
  public static func text(_ value: JSONValue) -> String {
    String(decoding: bytes(value), as: UTF8.self)
  }

  /// The same in UTF-8.
  public static func bytes(_ value: JSONValue) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(256)
    write(value, to: &output)
    return output
  }

  /// Appends `value`. A double that JSON cannot express (infinite, not a number) becomes `null`.
  public static func write(_ value: JSONValue, to output: inout [UInt8]) {
    switch value {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .int(let value): write(integer: value, to: &output)
    case .double(let value): output.append(contentsOf: (value.isFinite ? "\(value)" : "null").utf8)
    case .decimal(let digits): output.append(contentsOf: digits.utf8)
    case .string(let value): write(string: value, to: &output)
    case .array(let values): writeArray(values, to: &output)
    case .object(let members): writeObject(members, to: &output)
    }
  }

  private static func writeArray(_ values: [JSONValue], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      write(value, to: &output)
    }
    output.append(UInt8(ascii: "]"))
  }

  private static func writeObject(_ members: [String: JSONValue], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
    for (index, name) in members.keys.sorted().enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      write(string: name, to: &output)
      output.append(UInt8(ascii: ":"))
      write(members[name] ?? .null, to: &output)
    }
    output.append(UInt8(ascii: "}"))
  }

  /// Appends the digits of `integer`.
  public static func write(integer: Int64, to output: inout [UInt8]) {
    if integer < 0 { output.append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var (rest, start) = (integer.magnitude, digits.count)
      repeat {
        start -= 1
        digits[start] = UInt8(truncatingIfNeeded: 48 + rest % 10)
        rest /= 10
      } while rest > 0
      output.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }

  /// Appends `string` in quotes, with control characters, quotes and backslashes escaped.
  public static func write(string: String, to output: inout [UInt8]) {
    var string = string
    string.withUTF8 { write(text: $0, to: &output) }
  }

  /// Appends text in quotes, as `write(string:to:)` does.
  ///
  /// - Parameter text: valid UTF-8.
  package static func write(text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    // Most text needs no escape: it is copied in one go, up to the next byte that does.
    var start = 0
    while let index = firstToEscape(text, from: start) {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      escape(text[index], to: &output)
      start = index + 1
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    output.append(UInt8(ascii: "\""))
  }

  private static func firstToEscape(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    let raw = UnsafeRawBufferPointer(text)
    while index + 8 <= raw.count,
      !holdsEscape(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    {
      index += 8
    }
    while index < text.count {
      if needsEscape(text[index]) { return index }
      index += 1
    }
    return nil
  }

  /// Whether text is in quotes as it is.
  package static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 8 else { return !text.contains(where: needsEscape) }
    let raw = UnsafeRawBufferPointer(text)
    for index in stride(from: 0, to: text.count - 8, by: 8)
    where holdsEscape(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) { return false }
    return !holdsEscape(raw.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self))
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Whether one of eight bytes needs an escape.
  private static func holdsEscape(_ word: UInt64) -> Bool {
    let controls = (word &- ones &* 0x20) & ~word
    let special =
      zeros(word ^ (ones &* 0x22)) | zeros(word ^ (ones &* 0x5C)) | zeros(word ^ (ones &* 0x7F))
    return (controls | special) & (ones &* 0x80) != 0
  }

  /// Has the highest bit of a byte set where one of the eight is zero; where none is, in no byte.
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }

  private static func escape(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): output.append(contentsOf: #"\""#.utf8)
    case UInt8(ascii: "\\"): output.append(contentsOf: #"\\"#.utf8)
    case 0x0A: output.append(contentsOf: #"\n"#.utf8)
    case 0x0D: output.append(contentsOf: #"\r"#.utf8)
    case 0x09: output.append(contentsOf: #"\t"#.utf8)
    default: output.append(contentsOf: controlEscape(byte))
    }
  }

  private static func controlEscape(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return Array(#"\u00"#.utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}

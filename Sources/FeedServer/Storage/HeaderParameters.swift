/// The parameters of a header field: `value; name=text; other="quoted; text"`. Source: RFC 9110 §5.6.6.
struct HeaderParameters {
  private var values: [String: String] = [:]

  /// The field's value without its parameters.
  static func value(of field: some StringProtocol) -> String {
    String(Substring(Substring(field).utf8.prefix { $0 != UInt8(ascii: ";") })).trimmingBlanks()
  }

  init(_ field: some StringProtocol) {
    var rest = Substring(field).utf8.drop { $0 != UInt8(ascii: ";") }
    while rest.popFirst() != nil {
      let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
      rest = rest[name.endIndex...]
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
      let value = Self.value(&rest)
      rest = rest.drop { $0 != UInt8(ascii: ";") }
      let key = Substring(name).lowercased().trimmingBlanks()
      if values[key] == nil { values[key] = value }
    }
  }

  /// The value of the first parameter of this name, in lower case.
  subscript(name: String) -> String? { values[name] }

  private static func value(_ rest: inout Substring.UTF8View) -> String {
    guard rest.first == UInt8(ascii: "\"") else {
      let value = rest.prefix { $0 != UInt8(ascii: ";") }
      rest = rest[value.endIndex...]
      return String(Substring(value)).trimmingBlanks()
    }
    // Browsers escape quotes as %22 and send backslashes as they are, so a backslash escapes nothing.
    let value = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
    rest = rest[value.endIndex...].dropFirst()
    return String(Substring(value))
  }
}

extension StringProtocol {
  func trimmingBlanks() -> String {
    let scalars = Substring(self).unicodeScalars
    let start = scalars.drop { $0.properties.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(Substring(start[...end]))
  }
}

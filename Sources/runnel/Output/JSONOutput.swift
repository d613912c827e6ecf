import FeedCore
import StreamWire

extension StandardOutput {
  /// Prints one JSON document on one line.
  func print(json: JSONValue) throws { try print(jsonText: JSONWriter.text(json)) }

  /// Prints a list as Stream's answers wrap it.
  func print(results: [JSONValue], _ more: [String: JSONValue] = [:]) throws {
    try print(json: .object(more.merging(["results": .array(results)]) { old, _ in old }))
  }

  /// Prints JSON text on one line. What a terminal could take for a command or use to reorder text is
  /// escaped, which means the same to every reader of JSON.
  func print(jsonText: String) throws { try write(Self.escaped(jsonText) + "\n") }

  /// C0 controls are escaped in JSON anyway; outside strings JSON has ASCII only, so what is replaced is in
  /// one.
  static func escaped(_ json: String) -> String {
    guard json.utf8.contains(where: startsSuspect) else { return json }
    var result = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      if isUnsafe(scalar.value) {
        let digits = String(scalar.value, radix: 16)
        let escape = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        result.append(contentsOf: escape.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// DEL, and the first bytes of C1 controls, U+061C and U+2000…206F.
  private static func startsSuspect(_ byte: UInt8) -> Bool { [0x7F, 0xC2, 0xD8, 0xE2].contains(byte) }

  /// DEL and C1, bidi controls, line and paragraph separators.
  private static func isUnsafe(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

import FeedCore
import Foundation

/// Python's `format % value` for one value, as `stringformat` uses it.
///
/// Source: the Python documentation, "printf-style String Formatting".
struct PercentFormat {
  let limits: RenderLimits

  private struct Directive {
    var flags: Set<UInt8> = []
    var width = 0
    var precision: Int?
    var key: String?
  }

  /// - Throws: `PythonFailure` of kind `type` or `value` if Python raises one.
  func text(_ format: String, _ value: FieldValue) throws -> String {
    var bytes = Array(format.utf8)[...]
    var result: [UInt8] = []
    var isUsed = false
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        result.append(byte)
        continue
      }
      let directive = try directive(&bytes)
      guard let conversion = bytes.popFirst() else { throw PythonFailure(.value, "the format is incomplete") }
      if conversion == UInt8(ascii: "%") {
        result.append(conversion)
        continue
      }
      var argument = value
      if let key = directive.key {
        guard value.memberNames != nil else { throw PythonFailure(.type, "the format requires a dictionary") }
        guard let member = value[key] else { throw PythonFailure(.key, "there is no '\(key)' to format") }
        argument = member
      } else {
        guard !isUsed else { throw PythonFailure(.type, "the format needs more than one value") }
        isUsed = true
      }
      result += try converted(argument, Unicode.Scalar(conversion), directive).utf8
    }
    // A value that can be looked into by key need not be used.
    let isMapping = if case .list = value { true } else { value.memberNames != nil }
    guard isUsed || isMapping || format.contains("%(") else {
      throw PythonFailure(.type, "the format uses no value")
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func directive(_ bytes: inout ArraySlice<UInt8>) throws -> Directive {
    var directive = Directive()
    if bytes.first == UInt8(ascii: "(") {
      guard let end = bytes.firstIndex(of: UInt8(ascii: ")")) else {
        throw PythonFailure(.value, "the format's key is incomplete")
      }
      directive.key = String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)
      bytes = bytes[(end + 1)...]
    }
    while let flag = bytes.first, "#0- +".utf8.contains(flag) {
      directive.flags.insert(flag)
      bytes.removeFirst()
    }
    directive.width = try number(&bytes) ?? 0
    if bytes.first == UInt8(ascii: ".") {
      bytes.removeFirst()
      directive.precision = try number(&bytes) ?? 0
    }
    while let byte = bytes.first, "hlL".utf8.contains(byte) { bytes.removeFirst() }
    return directive
  }

  private func number(_ bytes: inout ArraySlice<UInt8>) throws -> Int? {
    if bytes.first == UInt8(ascii: "*") { throw PythonFailure(.type, "the format needs more than one value") }
    let digits = bytes.prefix { $0.isDigit }
    bytes = bytes.dropFirst(digits.count)
    guard !digits.isEmpty else { return nil }
    guard let number = Int(String(decoding: digits, as: UTF8.self)), number <= 1 << 31 else {
      throw PythonFailure(.value, "the width is too big")
    }
    try limits.check(bytes: number)
    return number
  }

  private func converted(_ value: FieldValue, _ conversion: Unicode.Scalar, _ directive: Directive) throws
    -> String
  {
    switch conversion {
    case "s": return padded(cut(value.pythonText, directive), directive)
    case "r": return padded(cut(value.pythonRepresentation, directive), directive)
    case "a": return padded(cut(value.pythonRepresentation.asciiEscaped, directive), directive)
    case "c": return padded(try character(value), directive)
    case "d", "i", "u": return try integer(value, radix: 10, conversion, directive)
    case "o": return try integer(value, radix: 8, conversion, directive)
    case "x", "X": return try integer(value, radix: 16, conversion, directive)
    case "e", "E", "f", "F", "g", "G": return try floating(value, conversion, directive)
    default: throw PythonFailure(.value, "the format has no conversion '\(conversion)'")
    }
  }

  private func cut(_ text: String, _ directive: Directive) -> String {
    directive.precision.map { String(text.unicodeScalars.prefix($0)) } ?? text
  }

  private func padded(_ text: String, _ directive: Directive) -> String {
    let blanks = String(repeating: " ", count: max(0, directive.width - text.unicodeScalars.count))
    return directive.flags.contains(UInt8(ascii: "-")) ? text + blanks : blanks + text
  }

  private func character(_ value: FieldValue) throws -> String {
    switch value {
    case .string(let text) where text.unicodeScalars.count == 1: return text
    case .int(let code):
      guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else {
        throw PythonFailure(.overflow, "\(code) is not a character")
      }
      return String(Character(scalar))
    case .bool(let flag): return String(Character(Unicode.Scalar(flag ? 1 : 0)))
    default: throw PythonFailure(.type, "%c needs a number or one character")
    }
  }

  /// `%d` also takes floats, whose fraction it drops; `%x` and `%o` do not.
  private func integer(
    _ value: FieldValue,
    radix: Int,
    _ conversion: Unicode.Scalar,
    _ directive: Directive
  ) throws -> String {
    if case .double = value, radix != 10 { throw PythonFailure(.type, "%\(conversion) needs a whole number") }
    guard value.exactNumber != nil else { throw PythonFailure(.type, "%\(conversion) needs a number") }
    let (isNegative, magnitude) = try Self.digits(value, radix: radix)
    var digits = conversion == "X" ? magnitude.uppercased() : magnitude
    if let precision = directive.precision, digits.utf8.count < precision {
      digits = String(repeating: "0", count: precision - digits.utf8.count) + digits
    }
    var prefix = sign(isNegative, directive)
    if directive.flags.contains(UInt8(ascii: "#")), radix != 10 {
      prefix += radix == 8 ? "0o" : "0\(conversion)"
    }
    return aligned(prefix, digits, directive)
  }

  private static func digits(_ value: FieldValue, radix: Int) throws -> (Bool, String) {
    if case .double(let double) = value, double.isFinite, abs(double) >= 9e18 {
      // Larger than a machine number: a whole double's digits are exact.
      return (double < 0, String(format: "%.0f", abs(double)))
    }
    let number = try value.pythonInt()
    return (number < 0, String(number.magnitude, radix: radix))
  }

  private func floating(_ value: FieldValue, _ conversion: Unicode.Scalar, _ directive: Directive) throws
    -> String
  {
    guard value.exactNumber != nil else { throw PythonFailure(.type, "%\(conversion) needs a number") }
    let number = try value.pythonFloat()
    let prefix = sign(number.sign == .minus && !number.isNaN, directive)
    guard number.isFinite else {
      let name = number.isNaN ? "nan" : "inf"
      return padded(prefix + (conversion.isASCIIUpper ? name.uppercased() : name), directive)
    }
    let alternate = directive.flags.contains(UInt8(ascii: "#")) ? "#" : ""
    let format = "%\(alternate).\(directive.precision ?? 6)\(conversion)"
    return aligned(prefix, String(format: format, number.magnitude), directive)
  }

  private func sign(_ isNegative: Bool, _ directive: Directive) -> String {
    if isNegative { return "-" }
    if directive.flags.contains(UInt8(ascii: "+")) { return "+" }
    return directive.flags.contains(UInt8(ascii: " ")) ? " " : ""
  }

  /// Zeros go between the sign and the digits; a field aligned left has none.
  private func aligned(_ prefix: String, _ digits: String, _ directive: Directive) -> String {
    let isLeft = directive.flags.contains(UInt8(ascii: "-"))
    guard directive.flags.contains(UInt8(ascii: "0")), !isLeft else {
      return padded(prefix + digits, directive)
    }
    let zeros = max(0, directive.width - prefix.utf8.count - digits.utf8.count)
    return prefix + String(repeating: "0", count: zeros) + digits
  }

  /// A number rounded to `places` digits, halves to even as Python's `round`.
  static func fixed(_ number: Double, places: Int) -> String { String(format: "%.\(places)f", number) }
}

extension String {
  /// With escapes for what is not ASCII, as Python's `ascii()`.
  fileprivate var asciiEscaped: String {
    var result = ""
    for scalar in unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16)
        let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        result += "\\" + letter + String(repeating: "0", count: width - digits.count) + digits
      }
    }
    return result
  }
}

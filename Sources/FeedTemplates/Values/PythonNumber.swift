import FeedCore

extension Double {
  /// The number as Python's `repr()` writes it: the shortest digits that read back as the same number.
  var pythonText: String {
    guard isFinite else { return isNaN ? "nan" : self < 0 ? "-inf" : "inf" }
    guard self != 0 else { return sign == .minus ? "-0.0" : "0.0" }
    let number = DecimalNumber(shortestDigitsOf: self)
    let exponent = number.adjustedExponent
    guard (-4..<16).contains(exponent) else { return number.scientificText(exponent: exponent) }
    let text = number.plainText
    return text.utf8.contains(UInt8(ascii: ".")) ? text : text + ".0"
  }
}

extension FieldValue {
  /// Python's `int(value)`.
  ///
  /// - Throws: `PythonFailure` of the kind Python raises.
  func pythonInt() throws(PythonFailure) -> Int {
    switch self {
    case .int(let value): return value
    case .bool(let value): return value ? 1 : 0
    case .double(let value): return try Self.truncated(value)
    case .string(let text):
      guard let value = Int(pythonLiteral: text) else {
        throw PythonFailure(.value, "'\(text.shortened)' is not a whole number")
      }
      return value
    default: throw PythonFailure(.type, "\(kindName) is not a number")
    }
  }

  /// Python's `int(value)`, for numbers of up to 38 digits.
  ///
  /// - Throws: as `pythonInt`.
  func pythonWideInt() throws(PythonFailure) -> Int128 {
    switch self {
    case .double(let value) where value.isFinite:
      if let wide = Int128(exactly: value.rounded(.towardZero)) { return wide }
    case .string(let text):
      let digits = text.pythonStripped
      if digits.utf8.count > 18, let wide = Int128(digits) { return wide }
    default: break
    }
    return Int128(try pythonInt())
  }

  /// Python's `int(value)` as a length: what is larger than the machine's numbers is as long as can be.
  func pythonLength() throws(PythonFailure) -> Int { Int(clamping: try pythonWideInt()) }

  /// A number of any size; beyond the machine's as its digits, which print the same.
  static func wide(_ value: Int128) -> FieldValue {
    Int(exactly: value).map(FieldValue.int) ?? .string("\(value)")
  }

  private static func truncated(_ value: Double) throws(PythonFailure) -> Int {
    guard !value.isNaN else { throw PythonFailure(.value, "'nan' is not a whole number") }
    guard value.isFinite, let int = Int(exactly: value.rounded(.towardZero)) else {
      throw PythonFailure(.overflow, "the number is too large")
    }
    return int
  }

  /// Python's `float(value)`.
  func pythonFloat() throws(PythonFailure) -> Double {
    switch self {
    case .int(let value): return Double(value)
    case .bool(let value): return value ? 1 : 0
    case .double(let value): return value
    case .string(let text):
      guard let value = Double(pythonLiteral: text) else {
        throw PythonFailure(.value, "'\(text.shortened)' is not a number")
      }
      return value
    default: throw PythonFailure(.type, "\(kindName) is not a number")
    }
  }

  /// What the value is, for messages.
  var kindName: String {
    switch self {
    case .null: "nothing (None)"
    case .bool: "true or false"
    case .int, .double: "a number"
    case .string: "text"
    case .date: "a time"
    case .list: "a list"
    case .dictionary: "a dictionary"
    case .object: "an object"
    }
  }
}

extension Int {
  /// Reads a whole number as Python's `int("…")`: blanks around it, a sign, underscores between digits.
  init?(pythonLiteral text: String) {
    let trimmed = text.pythonStripped.withASCIIDigits
    guard let digits = trimmed.withoutDigitSeparators, let value = Int(digits) else { return nil }
    self = value
  }
}

extension Double {
  /// Reads a number as Python's `float("…")`.
  init?(pythonLiteral text: String) {
    let trimmed = text.pythonStripped.withASCIIDigits
    guard let digits = trimmed.withoutDigitSeparators, !digits.isEmpty else { return nil }
    let plain = digits.drop { $0 == "+" || $0 == "-" }.lowercased()
    if ["inf", "infinity", "nan"].contains(plain) {
      self = plain == "nan" ? .nan : digits.hasPrefix("-") ? -.infinity : .infinity
      return
    }
    // Swift also reads hexadecimal floats; Python does not.
    guard plain.utf8.allSatisfy({ (48...57).contains($0) || [46, 101, 43, 45].contains($0) }),
      let value = Double(digits.last == "." ? digits + "0" : digits.replacingDotPrefix)
    else { return nil }
    self = value
  }
}

extension String {
  /// The decimal digits of any script as ASCII's.
  var withASCIIDigits: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    return String(
      unicodeScalars.map { scalar in
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
          return scalar
        }
        return Unicode.Scalar(UInt8(48 + Int(value)))
      }
    )
  }

  /// The text without underscores that stand between two digits; nil if one stands elsewhere.
  fileprivate var withoutDigitSeparators: String? {
    guard utf8.contains(UInt8(ascii: "_")) else { return self }
    let bytes = Array(utf8)
    var kept: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      guard byte == UInt8(ascii: "_") else {
        kept.append(byte)
        continue
      }
      guard index > 0, index + 1 < bytes.count, bytes[index - 1].isDigit, bytes[index + 1].isDigit else {
        return nil
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// `.5` and `1.e3` in the form Swift reads.
  fileprivate var replacingDotPrefix: String {
    var text = self
    for (short, long) in [("-.", "-0."), ("+.", "+0.")] where text.hasPrefix(short) {
      text = long + text.dropFirst(2)
    }
    if text.hasPrefix(".") { text = "0" + text }
    if let range = text.firstRange(of: ".e") { text.replaceSubrange(range, with: ".0e") }
    return text
  }

  /// At most 40 scalars, for messages.
  var shortened: String {
    let scalars = unicodeScalars
    guard scalars.count > 40 else { return self }
    return String(scalars.prefix(39)) + "…"
  }
}

extension UInt8 {
  var isDigit: Bool { (48...57).contains(self) }
}

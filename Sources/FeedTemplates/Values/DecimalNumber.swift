/// A decimal number of any length: what `floatformat` rounds, so that 2.675 does not become 2.67.
///
/// The value is `digits × 10^exponent`. Source: Python's `decimal.Decimal`, as far as Django's filters use
/// it.
struct DecimalNumber: Equatable {
  var isNegative: Bool
  /// Values 0…9, most significant first, without leading zeros; `[0]` for zero.
  var digits: [UInt8]
  var exponent: Int

  init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    self.isNegative = isNegative
    let significant = digits.drop { $0 == 0 }
    self.digits = significant.isEmpty ? [0] : Array(significant)
    self.exponent = exponent
  }

  var isZero: Bool { digits == [0] }

  /// The exponent of the first digit in scientific notation.
  var adjustedExponent: Int { exponent + digits.count - 1 }

  /// Reads what Python's `Decimal("…")` reads, but for infinities and NaN.
  init?(_ text: String) {
    var bytes = Array(text.pythonStripped.withASCIIDigits.utf8.filter { $0 != UInt8(ascii: "_") })[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    let whole = bytes.prefix { $0.isDigit }
    bytes = bytes.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if bytes.first == UInt8(ascii: ".") {
      fraction = bytes.dropFirst().prefix { $0.isDigit }
      bytes = bytes.dropFirst(1 + fraction.count)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    var exponent = 0
    if let byte = bytes.first {
      let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
      guard byte | 0x20 == UInt8(ascii: "e"), let value = Int(text), value.magnitude < 1 << 40 else {
        return nil
      }
      exponent = value
    }
    self.init(
      isNegative: isNegative,
      digits: (whole + fraction).map { $0 - 48 },
      exponent: exponent - fraction.count
    )
  }

  /// The shortest digits that read back as `value`, which is finite.
  init(shortestDigitsOf value: Double) {
    self = DecimalNumber(value.description) ?? DecimalNumber(isNegative: false, digits: [0], exponent: 0)
    while digits.count > 1, digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
  }

  /// Without an exponent: `-0.00012`.
  var plainText: String {
    (isNegative ? "-" : "") + unsignedPlainText
  }

  var unsignedPlainText: String {
    let text = digits.map { $0 + 48 }
    if exponent >= 0 {
      let zeros = [UInt8](repeating: 48, count: isZero ? 0 : exponent)
      return String(decoding: text + zeros, as: UTF8.self)
    }
    let padding = [UInt8](repeating: 48, count: max(0, 1 - exponent - text.count))
    let padded = padding + text
    let point = padded.count + exponent
    return String(decoding: padded[..<point] + [UInt8(ascii: ".")] + padded[point...], as: UTF8.self)
  }

  /// `1.5e-07`, as Python writes a float.
  func scientificText(exponent: Int) -> String {
    let text = String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
    let mantissa = digits.count == 1 ? text : "\(text.prefix(1)).\(text.dropFirst())"
    let power = abs(exponent) < 10 ? "0\(abs(exponent))" : String(abs(exponent))
    return "\(isNegative ? "-" : "")\(mantissa)e\(exponent < 0 ? "-" : "+")\(power)"
  }

  /// Rounded to `places` digits after the point, halves away from zero.
  func rounded(toPlaces places: Int) -> DecimalNumber {
    let drop = -places - exponent
    guard drop > 0 else {
      let zeros = [UInt8](repeating: 0, count: -drop)
      return DecimalNumber(isNegative: isNegative, digits: digits + zeros, exponent: -places)
    }
    guard drop <= digits.count else {
      return DecimalNumber(isNegative: isNegative, digits: [0], exponent: -places)
    }
    var kept = [0] + digits.dropLast(drop)
    if digits[digits.count - drop] >= 5 { Self.increment(&kept) }
    return DecimalNumber(isNegative: isNegative, digits: kept, exponent: -places)
  }

  private static func increment(_ digits: inout [UInt8]) {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 { digits[index] += 1 }
  }

  /// Whether there are no digits but zeros after the point.
  var isWhole: Bool {
    guard exponent < 0, !isZero else { return true }
    return digits.suffix(-exponent).allSatisfy { $0 == 0 } && digits.count > -exponent
  }
}

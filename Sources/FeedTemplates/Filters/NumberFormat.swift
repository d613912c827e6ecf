/// Numbers as Django's English localization prints them.
enum NumberFormat {
  /// `{{ number }}`: without an exponent, up to 200 digits.
  static func localized(_ number: Double) -> String {
    guard number.isFinite else { return number.pythonText }
    let text = number.pythonText
    guard text.utf8.contains(UInt8(ascii: "e")) else { return text }
    let decimal = DecimalNumber(shortestDigitsOf: number)
    guard abs(decimal.exponent) + decimal.digits.count <= 200 else {
      return decimal.scientificText(exponent: decimal.adjustedExponent).replacingExponentPadding
    }
    return decimal.plainText
  }

  /// With a comma between thousands before the point.
  static func grouped(_ number: String) -> String {
    let sign = number.hasPrefix("-") ? "-" : ""
    let digits = number.dropFirst(sign.count)
    let whole = digits.prefix { $0 != "." }
    // Counting a text's characters walks through it.
    let count = whole.count
    var result: [Character] = []
    for (index, digit) in whole.enumerated() {
      if index > 0, (count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return sign + String(result) + digits.dropFirst(count)
  }

  /// Exactly `places` digits after the point: cut or filled with zeros, not rounded.
  static func fixed(_ number: String, places: Int) -> String {
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1].prefix(places) : ""
    let zeros = String(repeating: "0", count: places - fraction.count)
    return places == 0 ? String(parts[0]) : "\(parts[0]).\(fraction)\(zeros)"
  }
}

extension String {
  /// `1e+300` for `1e+300` and `1e-7` for `1e-07`: a decimal's exponent has no leading zero.
  fileprivate var replacingExponentPadding: String {
    replacingScalars("e-0", with: "e-").replacingScalars("e+0", with: "e+")
  }
}

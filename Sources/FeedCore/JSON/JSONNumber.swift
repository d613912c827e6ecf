/// How numbers with a fraction or an exponent are kept and written.
enum JSONNumber {
  /// A double where it holds the value; the digits where that would lose some or be infinite.
  static func value(ofReal text: String) -> JSONValue {
    guard let double = Double(text), double.isFinite else { return .decimal(text) }
    let digits = significantDigits(text)
    // 15 significant digits survive the way into a normal double and back; of others, look.
    let survives = digits.isEmpty || (digits.count <= 15 && double.isNormal)
    return survives || significantDigits("\(double)") == digits ? .double(double) : .decimal(text)
  }

  /// The digits that matter: no sign, point, exponent, leading or trailing zeros.
  private static func significantDigits(_ text: String) -> String {
    let mantissa = text.prefix { $0 != "e" && $0 != "E" }.filter(\.isNumber)
    let trimmed = mantissa.drop { $0 == "0" }
    guard let last = trimmed.lastIndex(where: { $0 != "0" }) else { return "" }
    return String(trimmed[...last])
  }
}

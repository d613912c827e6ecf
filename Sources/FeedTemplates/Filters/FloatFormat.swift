import FeedCore

/// `floatformat:"2g"`: a number of digits after the point, negative for "only where they are not all zero";
/// `g` groups thousands, `u` leaves localization out and with it the grouping.
struct FloatFormat {
  private var places: FieldValue = .int(-1)
  private var isGrouped = false
  private var isLocalized = true

  /// - Throws: `PythonFailure` if Python raises one that Django does not catch.
  init(_ argument: FieldValue?) throws(PythonFailure) {
    guard let argument else { return }
    places = argument
    guard case .string(let text) = argument else { return }
    guard let last = text.unicodeScalars.last else {
      throw PythonFailure(.index, "the argument of 'floatformat' is empty")
    }
    let end = String(text.unicodeScalars.suffix(2))
    if end == "gu" || end == "ug" {
      isGrouped = true
      isLocalized = false
      places = Self.rest(text, dropping: 2)
    } else if last == "g" {
      isGrouped = true
      places = Self.rest(text, dropping: 1)
    } else if last == "u" {
      isLocalized = false
      places = Self.rest(text, dropping: 1)
    }
  }

  private static func rest(_ text: String, dropping count: Int) -> FieldValue {
    let rest = String(text.unicodeScalars.dropLast(count))
    return rest.isEmpty ? .int(-1) : .string(rest)
  }

  func text(_ value: FieldValue) throws(PythonFailure) -> String {
    let text = value.pythonText
    guard let number = Self.number(value, text) else { return Self.notFinite(value, text) }
    let places: Int
    do {
      places = try self.places.pythonInt()
    } catch  where error.kind == .value {
      return text
    }
    guard number.digits.count + abs(number.exponent) <= 200 else { return text }
    guard places.magnitude <= 1000 else {
      throw PythonFailure(.value, "'floatformat' shows at most 1000 digits after the point")
    }
    if number.isWhole, places <= 0 { return grouped(number.rounded(toPlaces: 0).wholeText) }
    let rounded = number.rounded(toPlaces: abs(places))
    return grouped((rounded.isNegative && !rounded.isZero ? "-" : "") + rounded.unsignedPlainText)
  }

  private func grouped(_ number: String) -> String {
    isGrouped && isLocalized ? NumberFormat.grouped(number) : number
  }

  private static func number(_ value: FieldValue, _ text: String) -> DecimalNumber? {
    if let number = DecimalNumber(text) { return number }
    guard let double = try? value.pythonFloat(), double.isFinite else { return nil }
    return DecimalNumber(shortestDigitsOf: double)
  }

  /// Infinities and NaN are shown as they are; what is not a number at all is empty.
  private static func notFinite(_ value: FieldValue, _ text: String) -> String {
    (try? value.pythonFloat()) == nil ? "" : text
  }
}

extension DecimalNumber {
  /// The digits before the point; minus zero is zero.
  fileprivate var wholeText: String { isZero ? "0" : plainText }
}

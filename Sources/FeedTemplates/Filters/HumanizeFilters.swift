import FeedCore

/// The filters of `{% load humanize %}`.
enum HumanizeFilters {
  static let all: [TemplateFilter] = [
    TemplateFilter("intcomma", argument: .optional) { value, argument, _ in
      .string(argument?.isTrue == false ? plainCommas(value) : commas(value))
    },
    TemplateFilter("intword") { value, _, _ in intWord(value) },
    TemplateFilter("ordinal") { value, _, _ in ordinal(value) },
    TemplateFilter("apnumber") { value, _, _ in pressNumber(value) },
    TemplateFilter("naturaltime") { value, _, renderer in naturalTime(value, renderer) },
    TemplateFilter("naturalday", argument: .optional) { value, argument, renderer in
      naturalDay(value, argument, renderer)
    },
  ]

  private static func commas(_ value: FieldValue) -> String {
    if case .double(let number) = value { return NumberFormat.grouped(NumberFormat.localized(number)) }
    if let number = try? value.pythonWideInt() { return NumberFormat.grouped("\(number)") }
    return plainCommas(value)
  }

  /// Commas in the digits that a text begins with.
  private static func plainCommas(_ value: FieldValue) -> String {
    let text = value.pythonText
    let sign = text.hasPrefix("-") ? "-" : ""
    let digits = text.unicodeScalars.dropFirst(sign.count).prefix {
      $0.properties.generalCategory == .decimalNumber
    }
    guard !digits.isEmpty else { return text }
    let rest = text.unicodeScalars.dropFirst(sign.count + digits.count)
    return NumberFormat.grouped(sign + String(digits)) + String(rest)
  }

  private static let powers = [
    (6, "million"), (9, "billion"), (12, "trillion"), (15, "quadrillion"), (18, "quintillion"),
    (21, "sextillion"), (24, "septillion"), (27, "octillion"), (30, "nonillion"), (33, "decillion"),
    (100, "googol"),
  ]

  /// `1.2 million`; below a million and beyond a thousand googols the number itself.
  private static func intWord(_ value: FieldValue) -> FieldValue {
    guard let digits = wholeDigits(value) else { return value }
    let magnitude = digits.drop { $0 == "-" }
    guard magnitude.count > 6 else { return (try? value.pythonInt()).map { .int($0) } ?? value }
    for (power, name) in powers where magnitude.count <= power + 3 {
      guard let number = Double(digits), let divisor = Double("1e\(power)") else { return value }
      let rounded = DecimalNumber(shortestDigitsOf: number / divisor).rounded(toPlaces: 1)
      return .string("\(rounded.plainText) \(name)")
    }
    return .string(String(digits))
  }

  /// The digits of a whole number of any length, with its sign.
  private static func wholeDigits(_ value: FieldValue) -> String? {
    if let number = try? value.pythonInt() { return String(number) }
    if case .double(let number) = value, number.isFinite {
      return PercentFormat.fixed(number.rounded(.towardZero), places: 0)
    }
    guard case .string(let text) = value else { return nil }
    var digits = text.pythonStripped[...]
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    guard !digits.isEmpty, digits.utf8.allSatisfy(\.isDigit) else { return nil }
    digits = digits.drop { $0 == "0" }
    return (isNegative ? "-" : "") + (digits.isEmpty ? "0" : String(digits))
  }

  private static func ordinal(_ value: FieldValue) -> FieldValue {
    guard let number = try? value.pythonWideInt() else { return value }
    let lastTwo = Int((number % 100 + 100) % 100)
    return .string("\(number)\(DateLetter.ordinalSuffix(lastTwo))")
  }

  private static let smallNumbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]

  private static func pressNumber(_ value: FieldValue) -> FieldValue {
    guard let number = try? value.pythonWideInt() else { return value }
    return (1...9).contains(number) ? .string(smallNumbers[Int(number) - 1]) : .wide(number)
  }

  private static func naturalTime(_ value: FieldValue, _ renderer: Renderer) -> FieldValue {
    guard let time = TimeValue.of(value, renderer)?.inCalendar else { return value }
    let now = renderer.environment.now.inCalendar
    let isPast = time < now
    let end = isPast ? "ago" : "from now"
    let seconds = Int(
      (isPast ? now.microseconds - time.microseconds : time.microseconds - now.microseconds) / 1_000_000
    )
    switch seconds {
    case 0: return .string("now")
    case ..<60: return .string(seconds == 1 ? "a second \(end)" : "\(seconds)\u{A0}seconds \(end)")
    case ..<3600: return .string(seconds < 120 ? "a minute \(end)" : "\(seconds / 60)\u{A0}minutes \(end)")
    case ..<86_400: return .string(seconds < 7200 ? "an hour \(end)" : "\(seconds / 3600)\u{A0}hours \(end)")
    default:
      let distance = isPast ? TimeDistance(from: time, to: now) : TimeDistance(from: now, to: time)
      return .string("\(distance.text) \(end)")
    }
  }

  private static func naturalDay(_ value: FieldValue, _ argument: FieldValue?, _ renderer: Renderer)
    -> FieldValue
  {
    let zone = renderer.environment.zone
    guard let date = Self.day(value, renderer)?.date else { return value }
    let today = LocalTime(renderer.environment.now, in: zone).date
    switch date.daysSinceEpoch - today.daysSinceEpoch {
    case 0: return .string("today")
    case 1: return .string("tomorrow")
    case -1: return .string("yesterday")
    default:
      return .string(
        CalendarDay(date).text(argument.map { $0.isTrue ? DateFormat($0.pythonText) : .date } ?? .date)
      )
    }
  }

  private static func day(_ value: FieldValue, _ renderer: Renderer) -> CalendarDay? {
    if case .object(let day as CalendarDay) = value { return day }
    guard let time = TimeValue.of(value, renderer) else { return nil }
    return CalendarDay(LocalTime(time, in: renderer.environment.zone).date)
  }
}

import Foundation

/// Jinja's filters that a format may use. See “Language” in the article “Groups and aggregation formats” of
/// FeedCore.
enum FormatFilter: String, Sendable {
  case lower, upper, title, capitalize, trim, string, int, float, length, count, first, last
  case `default`, d, replace, truncate, join, abs, round

  func apply(to value: FormatValue, _ arguments: [FormatValue]) throws -> FormatValue {
    switch self {
    case .lower: return .string(value.text.lowercased())
    case .upper: return .string(value.text.uppercased())
    case .title: return .string(Self.titled(value.text))
    case .capitalize: return .string(value.text.prefix(1).uppercased() + value.text.dropFirst().lowercased())
    case .trim: return .string(value.text.trimmingCharacters(in: .whitespacesAndNewlines))
    case .string: return .string(value.text)
    case .int: return .int(Self.integer(value) ?? Self.integer(arguments.first ?? .int(0)) ?? 0)
    case .float: return .double(value.number ?? Double(value.text) ?? 0)
    case .length, .count: return .int(Int64(Self.length(value)))
    case .first: return Self.items(value).first ?? .undefined
    case .last: return Self.items(value).last ?? .undefined
    case .default, .d: return Self.fallback(value, arguments)
    case .replace: return try replace(value, arguments)
    case .truncate:
      // A list is as long as it has items, and short ones stay lists.
      if case .list = value { return value }
      return .string(Self.truncated(value.text, arguments))
    case .join: return .string(Self.items(value).map(\.text).joined(separator: arguments.first?.text ?? ""))
    case .abs: return try absolute(value)
    case .round: return try rounded(value, arguments)
    }
  }

  private static func integer(_ value: FormatValue) -> Int64? {
    if let number = value.whole { return number }
    let text = value.text.trimmingCharacters(in: .whitespaces)
    return Int64(text) ?? (value.number ?? Double(text)).flatMap { Int64(exactly: $0.rounded(.towardZero)) }
  }

  private static func items(_ value: FormatValue) -> [FormatValue] {
    switch value {
    case .list(let values): values
    case .object(let members): members.keys.sorted().map { .string($0) }
    default: value.text.map { .string(String($0)) }
    }
  }

  private static func length(_ value: FormatValue) -> Int { items(value).count }

  /// With a true second argument an empty value is replaced too.
  private static func fallback(_ value: FormatValue, _ arguments: [FormatValue]) -> FormatValue {
    let replacesEmpty = arguments.count > 1 && arguments[1].isTrue
    let isMissing = value == .undefined || (replacesEmpty && !value.isTrue)
    return isMissing ? arguments.first ?? .string("") : value
  }

  private func replace(_ value: FormatValue, _ arguments: [FormatValue]) throws -> FormatValue {
    guard arguments.count >= 2 else {
      throw FormatProblem.runtime("the filter 'replace' needs what to replace and by what")
    }
    let count = arguments.count > 2 ? arguments[2].whole : nil
    return .string(
      value.text.replacing(
        arguments[0].text,
        with: arguments[1].text,
        maxReplacements: count.map { max(0, Int(clamping: $0)) } ?? .max
      )
    )
  }

  /// Each part after a blank, a dash or an opening bracket begins with a capital.
  private static func titled(_ text: String) -> String {
    var isStart = true
    return text.map { character in
      defer { isStart = character.isWhitespace || "-({[<".contains(character) }
      return isStart ? character.uppercased() : character.lowercased()
    }.joined()
  }

  /// Jinja's defaults: 255 characters, ended by three dots, at a word's end, with five characters of leeway.
  private static func truncated(_ text: String, _ arguments: [FormatValue]) -> String {
    let length = arguments.first.flatMap(integer).map { Int(min(max($0, 0), 1_000_000)) } ?? 255
    let cutsWords = arguments.count > 1 && arguments[1].isTrue
    let end = arguments.count > 2 ? arguments[2].text : "..."
    let leeway = arguments.count > 3 ? integer(arguments[3]).map { Int(clamping: $0) } ?? 5 : 5
    guard text.count > max(0, length).addingReportingOverflow(max(0, leeway)).partialValue else {
      return text
    }
    let cut = text.prefix(max(0, length - end.count))
    guard !cutsWords, let blank = cut.lastIndex(of: " ") else { return cut + end }
    return cut[..<blank] + end
  }

  private func absolute(_ value: FormatValue) throws -> FormatValue {
    if let whole = value.whole { return .int(whole == .min ? .max : Swift.abs(whole)) }
    guard case .double(let number) = value else {
      throw FormatProblem.runtime("'\(value.text)' is not a number")
    }
    return .double(Swift.abs(number))
  }

  /// As Python rounds: the double's exact value, halves to the even digit; whole numbers stay whole.
  private func rounded(_ value: FormatValue, _ arguments: [FormatValue]) throws -> FormatValue {
    if let whole = value.whole { return .int(whole) }
    guard let number = value.number else { throw FormatProblem.runtime("'\(value.text)' is not a number") }
    let places = arguments.first.flatMap(Self.integer).map { max(0, min(15, $0)) } ?? 0
    return .double(Double(String(format: "%.\(places)f", number)) ?? number)
  }
}

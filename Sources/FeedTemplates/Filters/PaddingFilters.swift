import FeedCore

/// Filters that cut and pad text by counting its Unicode scalars.
enum PaddingFilters {
  static let all: [TemplateFilter] = [
    TemplateFilter("ljust", argument: .required) { value, argument, renderer in
      try padded(value, argument.required, renderer) { _, _ in 0 }
    },
    TemplateFilter("rjust", argument: .required) { value, argument, renderer in
      try padded(value, argument.required, renderer) { missing, _ in missing }
    },
    TemplateFilter("center", argument: .required) { value, argument, renderer in
      // Where the blanks cannot be halved, Python puts the odd one left in a field of odd width.
      try padded(value, argument.required, renderer) { missing, width in missing / 2 + (missing & width & 1) }
    },
    TemplateFilter("cut", argument: .required) { value, argument, _ in
      .string(value.pythonText.replacingScalars(try argument.required.textArgument(of: "cut"), with: ""))
    },
    TemplateFilter("truncatechars", argument: .required) { value, argument, _ in
      try truncated(value, argument.required, charactersTruncated)
    },
    TemplateFilter("truncatewords", argument: .required) { value, argument, _ in
      try truncated(value, argument.required, wordsTruncated)
    },
  ]

  private static func padded(
    _ value: FieldValue,
    _ argument: FieldValue,
    _ renderer: Renderer,
    left: (Int, Int) -> Int
  ) throws -> FieldValue {
    let text = value.pythonText
    let width = try argument.pythonLength()
    let missing = width - min(width, text.unicodeScalars.count)
    guard missing > 0 else { return .string(text) }
    try renderer.limits.check(bytes: missing)
    let before = left(missing, width)
    let blanks = { String(repeating: " ", count: $0) }
    return .string(blanks(before) + text + blanks(missing - before))
  }

  /// A length that is not a number leaves the text as it is.
  static func truncated(
    _ value: FieldValue,
    _ argument: FieldValue,
    _ cut: (String, Int) -> String
  ) throws -> FieldValue {
    do {
      return .string(cut(value.pythonText, try argument.pythonLength()))
    } catch  where error.kind == .value {
      return .string(value.pythonText)
    }
  }

  /// Combining marks do not count. The ellipsis takes one of the places.
  static func charactersTruncated(_ text: String, to length: Int) -> String {
    if text.utf8.count <= length { return text.normalizedC }
    let scalars = Array(text.normalizedC.unicodeScalars)
    let room = max(length, 1) - 1
    var (count, end) = (0, Int?.none)
    for (index, scalar) in scalars.enumerated()
    where scalar.properties.canonicalCombiningClass == .notReordered {
      count += 1
      if end == nil, count > room { end = index }
      if count > length { return ellipsis(String(scalars[..<(end ?? 0)]), "…") }
    }
    return String(scalars)
  }

  /// White space becomes single blanks.
  static func wordsTruncated(_ text: String, to length: Int) -> String {
    let words = text.pythonWords
    guard words.count > length else { return words.joined(separator: " ") }
    let end = length < 0 ? max(0, words.count + length) : length
    return ellipsis(words[..<end].joined(separator: " "), " …")
  }

  private static func ellipsis(_ text: String, _ mark: String) -> String {
    // "…" is put through a format, " …" is appended unless it is there.
    mark == " …" && text.hasSuffix(mark) ? text : text + mark
  }
}

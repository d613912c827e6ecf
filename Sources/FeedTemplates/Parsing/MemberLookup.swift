import FeedCore

/// Django's dotted look-up: a dictionary's key, then a field, then an index.
///
/// Fields of plain values are those Python's have without arguments: `text.upper`, `time.year`, `dictionary.items`.
enum MemberLookup {
  static func value(_ part: Path.Part, of value: FieldValue, _ renderer: Renderer) throws -> FieldValue? {
    switch value {
    case .dictionary(let members):
      return members[part.name] ?? mapping(part.name, of: value)
    case .object(let object):
      if let field = object.field(part.name) { return field }
      if let pair = (object as? RegroupedItems)?.pair { return element(part.index, of: pair) }
      if let block = object as? BlockReference, part.name == "super" { return try block.parentText(renderer) }
      return mapping(part.name, of: value)
    case .list(let values): return element(part.index, of: values) ?? copy(part.name, value)
    case .string(let text):
      return TextMember.value(part.name, of: text) ?? scalar(part.index, of: text)
    case .date(let time): return TimeMember.value(part.name, of: time)
    default: return nil
    }
  }

  private static func element(_ index: Int?, of values: [FieldValue]) -> FieldValue? {
    guard let index, values.indices.contains(index) else { return nil }
    return values[index]
  }

  private static func scalar(_ index: Int?, of text: String) -> FieldValue? {
    guard let index, index >= 0 else { return nil }
    return text.unicodeScalars.dropFirst(index).first.map { .string(String($0)) }
  }

  private static func copy(_ name: String, _ value: FieldValue) -> FieldValue? {
    name == "copy" ? value : nil
  }

  private static func mapping(_ name: String, of value: FieldValue) -> FieldValue? {
    switch name {
    case "items": value.members.map { .list($0.map { .list([.string($0.name), $0.value]) }) }
    case "keys": value.memberNames.map { .list($0.map(FieldValue.string)) }
    case "values": value.members.map { .list($0.map(\.value)) }
    case "copy": value.memberNames == nil ? nil : value
    default: nil
    }
  }
}

/// What a template can ask of a text: Python's methods of `str` that take no argument.
enum TextMember {
  static func value(_ name: String, of text: String) -> FieldValue? {
    switch name {
    case "upper": .string(text.uppercased())
    case "lower", "casefold": .string(text.pythonLowercased)
    case "title": .string(text.pythonTitlecased)
    case "capitalize": .string(text.pythonCapitalized)
    case "strip": .string(text.pythonStripped)
    case "lstrip": .string(String(text.unicodeScalars.drop(while: \.isPythonSpace)))
    case "rstrip": .string(String(String("." + text).pythonStripped.unicodeScalars.dropFirst()))
    case "split": .list(text.pythonWords.map(FieldValue.string))
    case "splitlines": .list(text.pythonLines.map(FieldValue.string))
    case "isdigit":
      .bool(!text.isEmpty && text.unicodeScalars.allSatisfy { $0.properties.numericType != nil })
    case "isalpha":
      .bool(!text.isEmpty && text.unicodeScalars.allSatisfy(\.properties.generalCategory.isLetter))
    case "isspace": .bool(!text.isEmpty && text.unicodeScalars.allSatisfy(\.isPythonSpace))
    default: nil
    }
  }
}

/// What a template can ask of a time: Python's attributes of an aware datetime in UTC.
enum TimeMember {
  static func value(_ name: String, of time: Timestamp) -> FieldValue? {
    let date = CivilDate(time)
    switch name {
    case "year": return .int(date.year)
    case "month": return .int(date.month)
    case "day": return .int(date.day)
    case "hour": return .int(date.hour)
    case "minute": return .int(date.minute)
    case "second": return .int(date.second)
    case "microsecond": return .int(date.microsecond)
    case "weekday": return .int((date.weekday + 6) % 7)
    case "isoweekday": return .int((date.weekday + 6) % 7 + 1)
    case "timestamp": return .double(time.seconds)
    case "isoformat": return .string(date.isoText(separator: "T") + "+00:00")
    default: return nil
    }
  }
}

extension String {
  /// Python's `str.capitalize()`.
  fileprivate var pythonCapitalized: String {
    guard let first = unicodeScalars.first else { return self }
    return first.properties.titlecaseMapping + String(unicodeScalars.dropFirst()).pythonLowercased
  }
}

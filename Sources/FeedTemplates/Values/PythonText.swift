import FeedCore

extension FieldValue {
  /// The value as Python's `str()` writes it: what filters on text receive.
  var pythonText: String {
    switch self {
    case .string(let text): text
    case .date(let time): time.pythonText
    case .object(let object as StyledFragment): object.text
    case .object(let object) where !(object is any FieldNaming || object is PythonSequence): describe(object)
    default: pythonRepresentation
    }
  }

  /// The value as Python's `repr()` writes it: how it looks inside a printed list.
  var pythonRepresentation: String {
    var text = ""
    writeRepresentation(to: &text, depth: 0)
    return text
  }

  func writeRepresentation(to text: inout String, depth: Int) {
    guard depth < 100 else { return text += "..." }
    switch self {
    case .null: text += "None"
    case .bool(let value): text += value ? "True" : "False"
    case .int(let value): text += String(value)
    case .double(let value): text += value.pythonText
    case .string(let value): PythonQuoting.write(value, to: &text)
    case .date(let time): text += time.pythonRepresentation
    case .list(let values): Self.write(values, between: ("[", "]"), to: &text, depth: depth)
    case .object(let sequence as PythonSequence): sequence.writeRepresentation(to: &text, depth: depth)
    case .object(let day as CalendarDay):
      text += "datetime.date(\(day.date.year), \(day.date.month), \(day.date.day))"
    case .object(let time as TimeOfDay):
      let parts = [time.date.hour, time.date.minute, time.date.second, time.date.microsecond]
      let shown = parts[3] != 0 ? 4 : parts[2] != 0 ? 3 : 2
      text += "datetime.time(\(parts.prefix(shown).map(String.init).joined(separator: ", ")))"
    case .dictionary, .object: writeMembers(to: &text, depth: depth)
    }
  }

  static func write(
    _ values: [FieldValue],
    between ends: (String, String),
    to text: inout String,
    depth: Int
  ) {
    text += ends.0
    for (index, value) in values.enumerated() {
      if index > 0 { text += ", " }
      value.writeRepresentation(to: &text, depth: depth + 1)
    }
    text += ends.1
  }

  private func writeMembers(to text: inout String, depth: Int) {
    guard let members else { return text += pythonText }
    text += "{"
    for (index, member) in members.enumerated() {
      if index > 0 { text += ", " }
      PythonQuoting.write(member.name, to: &text)
      text += ": "
      member.value.writeRepresentation(to: &text, depth: depth + 1)
    }
    text += "}"
  }

  /// An object's own description. A type without one says nothing: its stored parts are nobody's business.
  private func describe(_ object: any FieldReadable) -> String {
    (object as? any CustomStringConvertible)?.description ?? ""
  }
}

extension Timestamp {
  /// `2026-11-23 10:00:00+00:00`, as `str()` of an aware Python datetime in UTC.
  var pythonText: String { isoText(separator: " ") + "+00:00" }

  var pythonRepresentation: String {
    let date = CivilDate(inCalendar)
    var parts = [date.year, date.month, date.day, date.hour, date.minute]
    if date.second != 0 || date.microsecond != 0 { parts.append(date.second) }
    if date.microsecond != 0 { parts.append(date.microsecond) }
    return
      "datetime.datetime(\(parts.map(String.init).joined(separator: ", ")), tzinfo=datetime.timezone.utc)"
  }

  private func isoText(separator: String) -> String {
    CivilDate(inCalendar).isoText(separator: separator)
  }
}

/// Python's quotes and escapes around a text inside a printed list.
enum PythonQuoting {
  static func write(_ value: String, to text: inout String) {
    let quote: Unicode.Scalar = value.contains("'") && !value.contains("\"") ? "\"" : "'"
    text.unicodeScalars.append(quote)
    for scalar in value.unicodeScalars { write(scalar, quote: quote, to: &text) }
    text.unicodeScalars.append(quote)
  }

  static func write(_ scalar: Unicode.Scalar, quote: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case quote, "\\": text += "\\\(scalar)"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case _ where scalar.isPythonPrintable: text.unicodeScalars.append(scalar)
    default: text += hexadecimalEscape(scalar.value)
    }
  }

  private static func hexadecimalEscape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    let (letter, width) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(repeating: "0", count: width - digits.count) + digits
  }
}

extension Unicode.Scalar {
  var isPythonPrintable: Bool {
    if self == " " { return true }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      return false
    default: return true
    }
  }
}

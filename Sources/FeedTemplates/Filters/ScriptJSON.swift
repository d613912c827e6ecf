import FeedCore

/// `json_script`: a value as JSON in a `<script>` element, as Django's encoder writes it.
enum ScriptJSON {
  static let filter = TemplateFilter("json_script", argument: .optional) { value, argument, renderer in
    var json = ""
    try write(value, to: &json, depth: 0)
    for (sign, escape) in [("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026")] {
      json = json.replacingScalars(sign, with: escape)
    }
    let id = argument.flatMap { $0.isTrue ? " id=\"\(EscapeFilters.htmlEscaped($0.pythonText))\"" : nil }
    return .string("<script\(id ?? "") type=\"application/json\">\(json)</script>")
  }

  private static func write(_ value: FieldValue, to json: inout String, depth: Int) throws {
    guard depth < 100 else { throw RenderFailure("The value is nested too deeply for 'json_script'.") }
    switch value {
    case .null: json += "null"
    case .bool(let value): json += value ? "true" : "false"
    case .int(let value): json += String(value)
    case .double(let value):
      json +=
        value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : value.pythonText
    case .string(let text): writeText(text, to: &json)
    case .date(let time): writeText(moment(CivilDate(time.inCalendar)), to: &json)
    case .object(let fragment as StyledFragment): writeText(fragment.text, to: &json)
    case .object(let day as CalendarDay): writeText(day.description, to: &json)
    case .object(let time as TimeOfDay): writeText(time.description, to: &json)
    default:
      if let elements = value.indexedElements { return try write(elements, to: &json, depth: depth) }
      guard let members = value.members else {
        throw PythonFailure(.type, "'json_script' cannot write \(value.kindName)")
      }
      json += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { json += ", " }
        writeText(member.name, to: &json)
        json += ": "
        try write(member.value, to: &json, depth: depth + 1)
      }
      json += "}"
    }
  }

  private static func write(_ elements: [FieldValue], to json: inout String, depth: Int) throws {
    json += "["
    for (index, element) in elements.enumerated() {
      if index > 0 { json += ", " }
      try write(element, to: &json, depth: depth + 1)
    }
    json += "]"
  }

  /// With milliseconds at most, in UTC.
  private static func moment(_ date: CivilDate) -> String {
    let text = date.isoText(separator: "T")
    return (date.microsecond == 0 ? text : String(text.dropLast(3))) + "Z"
  }

  private static func writeText(_ text: String, to json: inout String) {
    json += "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: json += "\\\""
      case 0x5C: json += "\\\\"
      case 0x0A: json += "\\n"
      case 0x0D: json += "\\r"
      case 0x09: json += "\\t"
      case 0x08: json += "\\b"
      case 0x0C: json += "\\f"
      case 0x20..<0x7F: json.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default:
        let digits = String(unit, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    json += "\""
  }
}
